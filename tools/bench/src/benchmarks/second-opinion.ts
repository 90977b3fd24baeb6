import { median } from '../percentiles.ts';
import { runProbe } from '../probes/run-probe.ts';
import { type Cell, megabytes, ms, type Report, ratio } from '../report.ts';
import type { Room } from '../room.ts';

const DRAWS = 20_000;

/** Readers 0: everybody reads everything, but for a few conflicts of interest. */
const SIZES = [
  { entries: 10, jurors: 8, readers: 0, repetitions: 15 },
  { entries: 150, jurors: 12, readers: 0, repetitions: 7 },
  { entries: 2_000, jurors: 40, readers: 3, repetitions: 3 },
] as const;

/** The whole second opinion of a category, in a process of its own for each size. */
export async function measureSecondOpinion(room: Room): Promise<Report> {
  const rows: Cell[][] = [];
  for (const { entries, jurors, readers, repetitions } of SIZES) {
    const { work, peak } = await runProbe(room, 'second-opinion', [
      entries,
      jurors,
      readers,
      DRAWS,
      repetitions,
    ]);
    const opinion = work['opinion'] ?? { wall: [], cpu: [] };
    const bare = median(work['bare']?.wall ?? []);
    rows.push([
      `${entries.toLocaleString('en')} × ${jurors}${readers === 0 ? '' : `, ${readers} readers an entry`}`,
      ms(opinion.wall[0] ?? Number.NaN),
      ms(median(opinion.wall.slice(1))),
      ms(median(opinion.cpu.slice(1))),
      ms(bare),
      ratio(median(opinion.wall.slice(1)), bare),
      megabytes(peak),
    ]);
  }
  return {
    tables: [
      {
        title: `Second opinion on one category, ${DRAWS.toLocaleString('en')} draws`,
        columns: [
          'entries × jurors',
          'first of a process',
          'then (median)',
          'processor time',
          'bare draws',
          'ratio',
          'peak memory',
        ],
        rows,
      },
    ],
    notes: [
      'Bare draws: as many normal numbers as there are entries and jurors for each draw, and a sort of the entries; nothing else.',
      'The first of a process also pays for the compilation of the code. Processor time counts the runtime’s own threads.',
    ],
  };
}
