import type { SampleCase } from '@palmares/sample-files/sample-case';
import { sampleDossiers } from '@palmares/sample-files/sample-dossiers';
import { sampleVideos } from '@palmares/sample-files/sample-videos';
import { expect, test } from 'vitest';
import { type ApiProcess, askOwn, beginDraft, startApiProcess } from '../test/api/api-process.ts';

const dossier = ['dossier', 'application/pdf'] as const;
const video = ['video', 'video/mp4'] as const;

/** What keeps the checks busy longest, by name. */
const worst = [
  [dossier, 'packed objects that unfold to 400 MB'],
  [dossier, 'packed objects that unfold to 100 MB'],
  [dossier, 'a hundred thousand pages'],
  [video, 'a hundred thousand empty boxes'],
] as const;

const makeSample = async (name: string): Promise<Uint8Array<ArrayBuffer>> => {
  const cases: readonly SampleCase<unknown>[] = [...sampleDossiers, ...sampleVideos];
  const made = await cases.find((sample) => sample.name === name)?.make();
  if (!(made instanceof Uint8Array)) throw new Error(`No sample is called ${name}`);
  return new Uint8Array(made);
};

test('everybody is answered while the worst files are examined', async () => {
  await using api = await startApiProcess();
  const files = await Promise.all(
    worst.map(async ([[kind, type], name]) => ({
      kind,
      type,
      body: await makeSample(name),
      candidate: await beginDraft(api),
    })),
  );
  await askEdition(api);

  const examined = Promise.all(
    files.map(({ candidate, kind, type, body }) => askOwn(api, candidate, 'PUT', `/${kind}`, { type, body })),
  );
  const { statuses, milliseconds } = await askEditionUntil(api, examined);
  for (const { status } of await examined) expect(status).toBe(422);
  expect(statuses.length).toBeGreaterThan(0);
  expect(new Set(statuses)).toEqual(new Set([200]));
  console.info(
    `GET /edition while ${files.length} hostile files are examined: ${statuses.length} answers,`,
    `p50 ${quantile(milliseconds, 0.5)} ms, p99 ${quantile(milliseconds, 0.99)} ms, longest ${quantile(milliseconds, 1)} ms`,
  );
});

const askEdition = async (api: ApiProcess): Promise<number> => {
  const answer = await fetch(`${api.address()}/edition`);
  await answer.arrayBuffer();
  return answer.status;
};

/** Asks again and again, one question after the other, until `done`; says what was answered, and after how long. */
async function askEditionUntil(api: ApiProcess, done: Promise<unknown>) {
  const over = new AbortController();
  const ended = done.finally(() => over.abort());
  const statuses: number[] = [];
  const milliseconds: number[] = [];
  while (!over.signal.aborted) {
    const asked = performance.now();
    statuses.push(await askEdition(api));
    milliseconds.push(performance.now() - asked);
  }
  await ended;
  return { statuses, milliseconds };
}

function quantile(values: readonly number[], share: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.ceil(share * sorted.length) - 1] ?? 0).toFixed(1);
}
