import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { submitScoreSheet } from '@palmares/contest/acts/submit-score-sheet';
import { personOfSlackUser } from '@palmares/contest/people';
import { createLog } from '@palmares/runtime/log';
import { serve } from '@palmares/runtime/serve';
import { createSheets, type LocalSheets } from '@palmares/workspace/sheets/create-sheets';
import { type Cell, ms, type Report, ratio } from '../report.ts';
import type { Room } from '../room.ts';
import { gradesOf } from '../seed/grades.ts';
import { openSeeded, type Seeded, seedContest } from '../seed/seed-contest.ts';
import { startApps } from '../start-apps.ts';

const PATIENCE_MS = 60_000;

/** What one sync cost: calls to the API, bytes both ways, milliseconds until the last answer. */
type Cost = {
  readonly reads: number;
  readonly writes: number;
  readonly sent: number;
  readonly answered: number;
  readonly milliseconds: number;
};

/** What the mirror sends to the local Sheets, the app itself a process of its own, for 6 categories of 300 entries. */
export async function measureSync(room: Room): Promise<Report> {
  const seeded = await seedContest(room.folder, { entriesPerCategory: 300, jurorsPerCategory: 8 });
  const sheets = await openSheets(room);
  const start = () =>
    startApps(room, ['sheets-sync'], {
      SHEETS_ROOT_URL: sheets.address,
      GOOGLE_APPLICATION_CREDENTIALS: sheets.keyFile,
      SPREADSHEET_ID: 'bench',
      // Nothing is read for drift while a cost is counted.
      MIRROR_DRIFT_SECONDS: '3600',
      // By default the official ranking goes first, and the second opinions follow in a sync of their own.
      MIRROR_OPINION_WAIT_MS: '60000',
    });
  const first = await countCost(sheets, start, { reads: 1, writes: 1 });
  const changed = await countCost(sheets, () => changeThree(room.folder, seeded), { reads: 1, writes: 1 });
  await first.result.stop();
  const unchanged = await countCost(sheets, start, { reads: 1, writes: 0 });
  // A mirror that runs looks at the database every half second: here, as long as the first publish took, and no less.
  const idle = await countCost(
    sheets,
    () => new Promise((resolve) => setTimeout(resolve, Math.max(2_000, first.cost.milliseconds))),
    { reads: 0, writes: 0 },
  );
  const rows = [
    ['first publish', first.cost],
    ['three grades changed', changed.cost],
    ['unchanged, after a restart', unchanged.cost],
    ['unchanged, while it runs', idle.cost],
  ] as const;
  const everything = bytesOf(first.cost);
  return {
    tables: [
      {
        title: 'One sync of 6 × 300 entries with 14,400 sheets',
        columns: ['sync', 'reads', 'writes', 'sent', 'answered', 'bytes to the first', 'time'],
        rows: rows.map(([what, cost]): Cell[] => [
          what,
          { value: cost.reads, unit: 'count' },
          { value: cost.writes, unit: 'count' },
          { value: cost.sent, unit: 'bytes' },
          { value: cost.answered, unit: 'bytes' },
          ratio(bytesOf(cost), everything),
          what === 'unchanged, while it runs' ? null : ms(cost.milliseconds),
        ]),
      },
    ],
    notes: [
      'Bytes of the bodies as they are before any compression. The local Sheets works in the benchmark’s own process: its work is part of the time.',
      'The mirror waits here for the second opinions, so that each change is one sync; the time includes their computation.',
      'The time of the first publish and after a restart includes the start of the process; of a change, the wait of up to a second for a burst of changes to end.',
    ],
  };
}

const bytesOf = ({ sent, answered }: Cost): number => sent + answered;

type Served = { readonly sheets: LocalSheets; readonly address: string; readonly keyFile: string };

async function openSheets({ folder, stack }: Room): Promise<Served> {
  let fetch: LocalSheets['app']['fetch'] | undefined;
  const served = await serve({
    fetch: (request, env) =>
      fetch === undefined ? new Response(null, { status: 503 }) : fetch(request, env),
    host: '127.0.0.1',
    port: 0,
    log: createLog('bench', 'silent'),
    drainLimit: 0,
  });
  stack.defer(() => served.close());
  const sheets = await createSheets({ publicUrl: served.address });
  fetch = sheets.app.fetch;
  await sheets.createSpreadsheet({ id: 'bench', title: 'Bench' });
  const keyFile = join(folder, 'service-account.json');
  await writeFile(keyFile, JSON.stringify(sheets.serviceAccount), { mode: 0o600 });
  return { sheets, address: `${served.address}/sheets`, keyFile };
}

/** Does something, waits for as many calls as expected, and counts them; another number of calls is an error. */
async function countCost<T>(
  { sheets }: Served,
  act: () => Promise<T>,
  expected: { readonly reads: number; readonly writes: number },
): Promise<{ readonly cost: Cost; readonly result: T }> {
  const before = sheets.calls.length;
  const from = performance.now();
  const result = await act();
  const made = () => sheets.calls.slice(before);
  while (made().filter(({ answered }) => answered > 0).length < expected.reads + expected.writes) {
    if (performance.now() - from > PATIENCE_MS) throw new Error('The mirror did not publish in time');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const milliseconds = performance.now() - from;
  // One turn more of the mirror, so that a call too many is seen.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const calls = made();
  const writes = calls.filter(({ method }) => method === 'POST').length;
  const cost = {
    reads: calls.length - writes,
    writes,
    sent: calls.reduce((sum, { bytes }) => sum + bytes, 0),
    answered: calls.reduce((sum, { answered }) => sum + answered, 0),
    milliseconds,
  };
  return { cost, result };
}

/** Three jurors of three categories amend one sheet each. */
async function changeThree(folder: string, { edition, categories }: Seeded): Promise<void> {
  await using contest = await openSeeded(folder);
  for (const [index, { codes, jurors }] of categories.slice(0, 3).entries()) {
    const person = await personOfSlackUser(contest, jurors[0]?.slackUserId ?? '');
    if (person === null) throw new Error('No juror');
    const outcome = await submitScoreSheet(contest, person, codes[index * 50] ?? '', {
      grades: gradesOf(edition.criteria, edition.scale, 9_000_000 + index),
      comment: '',
    });
    if (outcome.kind !== 'submitted' || !outcome.changed) throw new Error(JSON.stringify(outcome));
  }
}
