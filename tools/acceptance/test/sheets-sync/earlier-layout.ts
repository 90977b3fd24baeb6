import { sign } from 'node:crypto';
import { z } from 'zod';
import { SPREADSHEET, type Stage } from './mirror-stage.ts';

const granted = z.object({ access_token: z.string() });

/** Makes the spreadsheet what the mirror's first layout left: no column of the second opinion, and its version. */
export async function returnToFirstLayout(stage: Stage): Promise<void> {
  const { sheets } = stage.sheets.spreadsheet(SPREADSHEET);
  const titles = sheets.map(({ title }) => title);
  for (const title of titles) {
    const added = title === 'Synthèse' ? ['K', 'J'] : ['O', 'N', 'M', 'L'];
    if (title === 'Avancement des jurés' || title === 'Feuille 1') continue;
    for (const column of added) {
      const outcome = await stage.sheets.deleteColumn(SPREADSHEET, title, column);
      if (outcome.kind !== 'done') throw new Error(outcome.kind);
    }
  }
  await batchUpdate(stage, [
    {
      updateDeveloperMetadata: {
        dataFilters: [{ developerMetadataLookup: { metadataKey: 'palmares.layout' } }],
        developerMetadata: { metadataValue: '1' },
        fields: 'metadataValue',
      },
    },
  ]);
}

async function batchUpdate(stage: Stage, requests: readonly object[]): Promise<void> {
  const { serviceAccount } = stage.sheets;
  const assertion = signAssertion(serviceAccount);
  const grant_type = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
  const answer = await fetch(`${stage.address}/sheets/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type, assertion }),
  });
  const { access_token } = granted.parse(await answer.json());
  const done = await fetch(`${stage.address}/sheets/v4/spreadsheets/${SPREADSHEET}:batchUpdate`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${access_token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ requests }),
  });
  if (!done.ok) throw new Error(await done.text());
}

// A service account asks for its token with a statement of its own (RFC 7523).
function signAssertion(account: Stage['sheets']['serviceAccount']): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: account.client_email,
    aud: account.token_uri,
    scope: 'https://www.googleapis.com/auth/spreadsheets',
    iat: now,
    exp: now + 300,
  };
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const signed = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), account.private_key).toString('base64url')}`;
}
