import type { Edition } from '@palmares/rules/edition';
import { makeDossier } from '@palmares/sample-files/make-pdf';
import { makeVideo } from '@palmares/sample-files/make-video';
import { z } from 'zod';
import { type DemoApplication, listApplications } from './contest-data/applications.ts';
import { organisations } from './contest-data/organisations.ts';

const created = z.object({ id: z.string(), depositKey: z.string() });
const receipt = z.object({ entries: z.array(z.object({ code: z.string(), category: z.string() })) });

export type DepositedEntry = z.output<typeof receipt>['entries'][number];

/** Asks the API, and throws what it answered when it refuses. */
export async function ask(url: string, init: RequestInit): Promise<unknown> {
  const answer = await fetch(url, init);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${init.method ?? 'GET'} ${url} answered ${answer.status}: ${text}`);
  return text === '' ? null : JSON.parse(text);
}

/** Deposits every application of the demonstration through the API, two at a time, with files made on the spot. */
export async function depositApplications(
  api: string,
  edition: Edition,
  tell: (done: number, of: number) => void,
): Promise<DepositedEntry[]> {
  const waiting = listApplications(edition).map((application, index) => ({ application, index }));
  const of = waiting.length;
  const entries: DepositedEntry[] = [];
  let done = 0;
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      entries.push(...(await depositOne(api, edition, next.application, next.index)));
      done += 1;
      tell(done, of);
    }
  };
  await Promise.all([work(), work()]);
  return entries;
}

async function depositOne(
  api: string,
  edition: Edition,
  { metadata, hasVideo }: DemoApplication,
  seed: number,
): Promise<DepositedEntry[]> {
  const draft = created.parse(
    await ask(`${api}/applications`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(metadata),
    }),
  );
  const application = `${api}/applications/${draft.id}`;
  const authorization = `Bearer ${draft.depositKey}`;
  const put = (name: string, type: string, body: Uint8Array) =>
    ask(`${application}/${name}`, {
      method: 'PUT',
      headers: { authorization, 'content-type': type },
      body: new Uint8Array(body),
    });
  const dossier = await makeDossier({
    title: metadata.title ?? '',
    summary: metadata.summary ?? '',
    organisation: organisations.find(({ id }) => id === metadata.organisationId)?.name ?? '',
    category: edition.categories.find(({ slug }) => slug === metadata.categories?.[0])?.name ?? '',
    ...(metadata.measuredResults && { measuredResults: metadata.measuredResults }),
    ...(metadata.costs && { costs: metadata.costs }),
  });
  await put('dossier', 'application/pdf', dossier);
  if (hasVideo) await put('video', 'video/mp4', await makeVideo({ seconds: 20 + (seed % 7) * 10, seed }));
  return receipt.parse(await ask(`${application}/deposit`, { method: 'POST', headers: { authorization } }))
    .entries;
}
