import { join } from 'node:path';
import { expectAnswer } from '../http-client.ts';
import { putUnderLoad } from '../load.ts';
import { hotcrp } from '../peers.ts';
import { median, percentile } from '../percentiles.ts';
import { runProbe } from '../probes/run-probe.ts';
import { type Cell, megabytes, ms, type Report, ratio, type Table } from '../report.ts';
import type { Room } from '../room.ts';
import { seedContest } from '../seed/seed-contest.ts';
import { startApps } from '../start-apps.ts';

/** The official ranking of one enormous category, and the ranked lists that the API answers beside HotCRP's. */
export async function measureRanking(room: Room): Promise<Report> {
  const rows: Cell[][] = [];
  for (const entriesPerCategory of [50, 500] as const) {
    rows.push(...(await measureLists(room, entriesPerCategory)));
  }
  return {
    tables: [
      ...(await measurePure(room)),
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

async function measureLists(room: Room, entriesPerCategory: 50 | 500): Promise<Cell[][]> {
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
  return [
    row(`one category of ${entriesPerCategory}`, loads.one, hotcrp.rankedList.one[entriesPerCategory]),
    row(`all six, ${total.toLocaleString('en')} entries`, loads.all, hotcrp.rankedList.all[total]),
  ];
}

async function measurePure(room: Room): Promise<Table[]> {
  const { work, peak } = await runProbe(room, 'official-ranking');
  const times = (name: string) => work[name]?.wall ?? [];
  const [large, plain, oneMore] = [times('large'), times('plain'), times('oneMore')];
  return [
    {
      title: 'Official ranking of 25,000 entries with 200,000 sheets, median of 5',
      columns: ['first run', 'exact ranking', 'fastest', 'plain means', 'ratio', 'peak memory'],
      rows: [
        [
          ms(times('first')[0] ?? Number.NaN),
          ms(median(large)),
          ms(Math.min(...large)),
          ms(median(plain)),
          ratio(median(large), median(plain)),
          megabytes(peak),
        ],
      ],
    },
    {
      title: 'One more sheet in a category of 150 entries × 12 jurors, ranked again whole',
      columns: ['first of a process', 'p50', 'p99'],
      rows: [[ms(oneMore[0] ?? Number.NaN), ms(median(oneMore)), ms(percentile(oneMore, 99))]],
    },
  ];
}
