import { join } from 'node:path';
import type { Edition } from '@palmares/rules/edition';
import { rankEntries } from '@palmares/rules/ranking';
import type { ScoreSheet } from '@palmares/rules/score-sheet';
import { expectAnswer } from '../http-client.ts';
import { putUnderLoad } from '../load.ts';
import { hotcrp } from '../peers.ts';
import { median } from '../percentiles.ts';
import { type Cell, ms, type Report, ratio, type Table } from '../report.ts';
import type { Room } from '../room.ts';
import { gradesOf } from '../seed/grades.ts';
import { seedContest } from '../seed/seed-contest.ts';
import { startApps } from '../start-apps.ts';

const ENTRIES = 25_000;
const SHEETS_AN_ENTRY = 8;
const REPETITIONS = 5;

/** The official ranking of one enormous category, and the ranked lists that the API answers beside HotCRP's. */
export async function measureRanking(room: Room): Promise<Report> {
  const rows: Cell[][] = [];
  let edition: Edition | undefined;
  for (const entriesPerCategory of [50, 500] as const) {
    const size = await measureLists(room, entriesPerCategory);
    rows.push(...size.rows);
    edition = size.edition;
  }
  if (edition === undefined) throw new Error('No edition');
  return {
    tables: [
      measurePure(edition),
      {
        title: 'Ranked lists of the API, one client',
        columns: ['list', 'p50', 'p99', 'HotCRP', 'ratio', 'empty answer p50'],
        rows,
      },
    ],
    notes: [
      'Plain means: the same sheets summed as floating-point numbers and sorted, without exactness, ties, quorum or spread.',
      'A ratio below 1 means less time than HotCRP. All six lists are asked for at once. An empty answer is GET /healthz of the same process.',
    ],
  };
}

async function measureLists(room: Room, entriesPerCategory: 50 | 500) {
  const folder = join(room.folder, String(entriesPerCategory));
  const { edition, key } = await seedContest(folder, { entriesPerCategory, jurorsPerCategory: 8 });
  const palmares = await startApps({ folder, stack: room.stack }, ['api']);
  const { api } = palmares.addresses;
  const headers = { authorization: `Bearer ${key}` };
  const list = (slug: string) =>
    expectAnswer(200, `${api}/secretariat/categories/${slug}/ranking`, { headers });
  const [first] = edition.categories;
  const one = () => list(first?.slug ?? '');
  const all = () => Promise.all(edition.categories.map(({ slug }) => list(slug)));
  const empty = () => expectAnswer(200, `${api}/healthz`);
  await putUnderLoad({ atOnce: 1, count: 10 }, all);
  await putUnderLoad({ atOnce: 1, count: 200 }, empty);
  const loads = {
    empty: await putUnderLoad({ atOnce: 1, count: 300 }, empty),
    one: await putUnderLoad({ atOnce: 1, count: 60 }, one),
    all: await putUnderLoad({ atOnce: 1, count: 20 }, all),
  };
  await palmares.stop();
  const total = entriesPerCategory === 50 ? 300 : 3_000;
  const row = (what: string, load: { p50: number; p99: number }, peer: number) => [
    what,
    ms(load.p50),
    ms(load.p99),
    ms(peer),
    ratio(load.p50, peer),
    ms(loads.empty.p50),
  ];
  return {
    edition,
    rows: [
      row(`one category of ${entriesPerCategory}`, loads.one, hotcrp.rankedList.one[entriesPerCategory]),
      row(`all six, ${total.toLocaleString('en')} entries`, loads.all, hotcrp.rankedList.all[total]),
    ],
  };
}

function measurePure(edition: Edition): Table {
  const { criteria, scale } = edition;
  const entries = Array.from({ length: ENTRIES }, (_, index) => ({ id: `ENT-${index + 1}` }));
  const sheets = entries.flatMap(({ id }, index) =>
    Array.from(
      { length: SHEETS_AN_ENTRY },
      (_, juror): ScoreSheet => ({
        entryId: id,
        jurorId: `juror-${juror}`,
        state: 'submitted',
        grades: gradesOf(criteria, scale, index * SHEETS_AN_ENTRY + juror),
      }),
    ),
  );
  const ours = repeat(() => rankEntries({ edition, entries, sheets }).entries.length);
  const plain = repeat(() => rankPlainly(edition, sheets).length);
  return {
    title: `Official ranking of ${ENTRIES.toLocaleString('en')} entries with ${sheets.length.toLocaleString('en')} sheets, median of ${REPETITIONS}`,
    columns: ['exact ranking', 'fastest', 'slowest', 'plain means', 'ratio'],
    rows: [
      [
        ms(median(ours)),
        ms(Math.min(...ours)),
        ms(Math.max(...ours)),
        ms(median(plain)),
        ratio(median(ours), median(plain)),
      ],
    ],
  };
}

function repeat(work: () => number): number[] {
  return Array.from({ length: REPETITIONS }, () => {
    const from = performance.now();
    if (work() !== ENTRIES) throw new Error('Not every entry was ranked');
    return performance.now() - from;
  });
}

/** What a spreadsheet would do. */
function rankPlainly({ criteria }: Edition, sheets: readonly ScoreSheet[]): [string, number][] {
  const means = new Map<string, { sum: number; count: number }>();
  for (const { entryId, grades } of sheets) {
    const mean = means.get(entryId) ?? { sum: 0, count: 0 };
    for (const { id, weight } of criteria) mean.sum += weight * (grades[id] ?? 0);
    mean.count += 1;
    means.set(entryId, mean);
  }
  return Array.from(means, ([id, { sum, count }]): [string, number] => [id, sum / count]).sort(
    (a, b) => b[1] - a[1],
  );
}
