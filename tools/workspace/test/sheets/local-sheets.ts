import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { importPKCS8, SignJWT } from 'jose';
import { z } from 'zod';
import type { BatchRequest } from '../../src/sheets/batch-requests.ts';
import { createSheets, type LocalSheets, type SheetsOptions } from '../../src/sheets/create-sheets.ts';
import type { Spreadsheet } from '../../src/sheets/wire.ts';

const tokenAnswer = z.object({ access_token: z.string() });
const errorAnswer = z.object({
  error: z.object({
    code: z.number(),
    message: z.string(),
    status: z.string(),
    details: z.array(z.unknown()),
  }),
});
export type ApiAnswer = {
  status: number;
  body: unknown;
  error: z.infer<typeof errorAnswer>['error'] | undefined;
};
export type ServedSheets = AsyncDisposable & {
  sheets: LocalSheets;
  url: string;
  sign: (claims?: {
    scope?: string;
    audience?: string;
    issuer?: string;
    key?: string;
    expires?: string;
  }) => Promise<string>;
  askToken: (assertion: string) => Promise<Response>;
  token: (scope?: string) => Promise<string>;
  /** Calls the API under /sheets/v4 with a good token unless another is given. */
  call: (method: string, path: string, body?: unknown, init?: RequestInit) => Promise<ApiAnswer>;
  batch: (id: string, requests: readonly BatchRequest[], more?: object) => Promise<ApiAnswer>;
  read: (id: string, query?: string) => Promise<Spreadsheet>;
};

const scopeOfSheets = 'https://www.googleapis.com/auth/spreadsheets';

/** A local Google Sheets on a free port, and the little client of these tests. */
export const serveSheets = async (options: Partial<SheetsOptions> = {}): Promise<ServedSheets> => {
  const sheets = await createSheets({ publicUrl: 'http://127.0.0.1', ...options });
  const listener = getRequestListener(sheets.app.fetch);
  const server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const url = `http://127.0.0.1:${port}`;
  const { serviceAccount: account } = sheets;
  const now = () => (options.clock ?? Temporal.Now.instant)().epochMilliseconds / 1000;

  const sign: ServedSheets['sign'] = async ({
    scope = scopeOfSheets,
    audience,
    issuer,
    key,
    expires,
  } = {}) => {
    // Looked at once: a second that ended between the two would make it a token of more than an hour.
    const issuedAt = Math.floor(now());
    return new SignJWT({ scope })
      .setProtectedHeader({ alg: 'RS256' })
      .setIssuer(issuer ?? account.client_email)
      .setAudience(audience ?? account.token_uri)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expires ?? issuedAt + 3600)
      .sign(await importPKCS8(key ?? account.private_key, 'RS256'));
  };
  const askToken = (assertion: string) =>
    fetch(`${url}/sheets/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }),
    });
  const token = async (scope = scopeOfSheets) =>
    tokenAnswer.parse(await (await askToken(await sign({ scope }))).json()).access_token;
  const usual = await token();

  const call: ServedSheets['call'] = async (method, path, body, init = {}) => {
    const response = await fetch(`${url}/sheets/v4/${path}`, {
      method,
      headers: { authorization: `Bearer ${usual}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...init,
    });
    const answer: unknown = await response.json();
    return { status: response.status, body: answer, error: errorAnswer.safeParse(answer).data?.error };
  };
  return {
    sheets,
    url,
    sign,
    askToken,
    token,
    call,
    batch: (id, requests, more = {}) => call('POST', `spreadsheets/${id}:batchUpdate`, { requests, ...more }),
    read: async (id, query = '') => {
      const { status, body, error } = await call('GET', `spreadsheets/${id}${query}`);
      if (status !== 200) throw new Error(error?.message);
      return z.custom<Spreadsheet>((value) => typeof value === 'object').parse(body);
    },
    [Symbol.asyncDispose]: async () => {
      sheets.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
};

/** A spreadsheet whose first tab (sheetId 0) has these texts and numbers. */
export const fillSheet = async (served: ServedSheets, rows: readonly (readonly (string | number)[])[]) => {
  const id = await served.sheets.createSpreadsheet({ title: 'Essai' });
  const answer = await served.batch(id, [
    {
      updateCells: {
        start: { rowIndex: 0, columnIndex: 0 },
        rows: rows.map((row) => ({
          values: row.map((value) => ({
            userEnteredValue: typeof value === 'number' ? { numberValue: value } : { stringValue: value },
          })),
        })),
        fields: 'userEnteredValue',
      },
    },
  ]);
  if (answer.status !== 200) throw new Error(answer.error?.message);
  return id;
};
