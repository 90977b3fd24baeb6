import { setTimeout as wait } from 'node:timers/promises';
import { makeDossier } from '@palmares/sample-files/make-pdf';
import { z } from 'zod';
import { beginDraft, type Draft } from '../candidate.ts';
import { expectAnswer } from '../http-client.ts';
import { readMemory } from '../memory.ts';
import { percentile } from '../percentiles.ts';
import { megabytes, ms, type Report } from '../report.ts';
import type { Room } from '../room.ts';
import { pidOf, startApps } from '../start-apps.ts';

const CANDIDATES = 500;
/** Enough before the deadline for everybody to begin a draft and fill it in. */
const CLOCK_START = '2022-04-01T23:28:00+02:00';
const DEADLINE = Temporal.Instant.from('2022-04-01T23:30:00+02:00');
/** The first comes a minute before the deadline, the last one so many milliseconds. */
const LAST_COMES_BEFORE = 3_000;

const editionSchema = z.object({ now: z.string() });
const receiptSchema = z.object({ depositedAt: z.string(), dossier: z.object({ bytes: z.number() }) });

type Times = Record<'metadata' | 'dossier' | 'deposit', number[]>;

/** Five hundred candidates come back in the last minute, change their text, send their PDF and deposit. */
export async function measureLastMinute(room: Room): Promise<Report> {
  const dossier = await makeDossier({
    title: 'Guichet itinérant',
    organisation: 'Caisse',
    category: 'Innovation RH',
    summary: 'Un résumé.',
    bytes: 524_288,
  });
  const palmares = await startApps(room, ['api'], { PALMARES_CLOCK: CLOCK_START });
  const { api } = palmares.addresses;
  const drafts: Draft[] = [];
  for (let number = 0; number < CANDIDATES; number += 1) drafts.push(await beginDraft(api, number));

  const { now } = editionSchema.parse(JSON.parse(await expectAnswer(200, `${api}/edition`)));
  const left = Temporal.Instant.from(now).until(DEADLINE).total('milliseconds');
  const window = Math.min(60_000, left) - LAST_COMES_BEFORE;
  await wait(left - LAST_COMES_BEFORE - window);

  const times: Times = { metadata: [], dossier: [], deposit: [] };
  const timed = async (kind: keyof Times, work: Promise<string>) => {
    const from = performance.now();
    const answer = await work;
    times[kind].push(performance.now() - from);
    return answer;
  };
  const outcomes = await Promise.allSettled(
    drafts.map(async ({ url, headers }, number) => {
      // More and more as the end comes near: half of them in its last third.
      await wait(window * Math.sqrt((number + 0.5) / CANDIDATES));
      const json = { ...headers, 'content-type': 'application/json' };
      await timed('metadata', expectAnswer(200, url, { headers }));
      const body = JSON.stringify({ summary: `Un résumé revu à la dernière minute, ${number}.` });
      await timed('metadata', expectAnswer(200, url, { method: 'PATCH', headers: json, body }));
      const asPdf = { ...headers, 'content-type': 'application/pdf' };
      await timed(
        'dossier',
        expectAnswer(200, `${url}/dossier`, { method: 'PUT', headers: asPdf, body: dossier }),
      );
      await timed('metadata', expectAnswer(200, `${url}/problems`, { headers }));
      const receipt = await timed(
        'deposit',
        expectAnswer(200, `${url}/deposit`, { method: 'POST', headers }),
      );
      return receiptSchema.parse(JSON.parse(receipt));
    }),
  );
  const refused = outcomes.filter(({ status }) => status === 'rejected').length;
  let lost = 0;
  for (const [number, outcome] of outcomes.entries()) {
    const draft = drafts[number];
    if (outcome.status === 'rejected' || draft === undefined) continue;
    const kept = await expectAnswer(200, `${draft.url}/receipt`, { headers: draft.headers });
    if (receiptSchema.parse(JSON.parse(kept)).dossier.bytes !== dossier.length) lost += 1;
  }
  const { peak } = await readMemory(pidOf(palmares, 'api'));
  const row = (what: string, list: readonly number[]) => [
    what,
    { value: list.length, unit: 'count' } as const,
    ...(list.length === 0 ? [null, null, null] : [50, 99, 100].map((p) => ms(percentile(list, p)))),
  ];
  return {
    tables: [
      {
        title: `${CANDIDATES} candidates in the last minute, a PDF of ${dossier.length.toLocaleString('en')} bytes each, one API process`,
        columns: ['deposited', 'refused or failed', 'lost', 'peak memory'],
        rows: [
          [
            { value: CANDIDATES - refused, unit: 'count' },
            { value: refused, unit: 'count' },
            { value: lost, unit: 'count' },
            peak === null ? null : megabytes(peak),
          ],
        ],
      },
      {
        title: 'What they waited for',
        columns: ['requests', 'answered', 'p50', 'p99', 'slowest'],
        rows: [
          row('metadata, read and written', times.metadata),
          row('dossier, every check included', times.dossier),
          row('deposit', times.deposit),
        ],
      },
    ],
    notes: [
      'They come more and more often as the end draws near, the last one three seconds before the deadline, all from one address. The client shares the two cores.',
      'Lost: deposits whose receipt can’t be fetched again afterwards, or is of another file.',
      ...outcomes
        .flatMap((outcome) => (outcome.status === 'rejected' ? [`Failed: ${String(outcome.reason)}`] : []))
        .slice(0, 3),
    ],
  };
}
