import { argv } from 'node:process';
import { seedDraws } from '@palmares/rules/second-opinion/draws';
import { giveSecondOpinion } from '@palmares/rules/second-opinion/give-second-opinion';
import type { Totals } from '@palmares/rules/second-opinion/totals';
import { USUAL_JURY } from '@palmares/rules/simulation/jury-model';
import { collectTotals, readEverything, readSparsely } from '@palmares/rules/simulation/read-contest';
import { openStream } from '@palmares/rules/simulation/seeded-draws';
import { simulateContest } from '@palmares/rules/simulation/simulate-contest';
import { answer, readPeak } from './probe-answer.ts';
import { timeRuns } from './time-runs.ts';

/** Arguments: entries, jurors, readers an entry (0: everybody reads everything), draws, repetitions. */
const [entries = 0, jurors = 0, readers = 0, draws = 0, repetitions = 0] = argv.slice(2).map(Number);
const totals = makeTotals();

const opinion = timeRuns(repetitions, () => {
  const given = giveSecondOpinion({ totals }, { draws, seed: 1 });
  if (given.kind === 'refused' || given.calibration.kind === 'skipped') throw new Error('No opinion');
});
answer({ opinion, bare: timeRuns(repetitions, drawAndSort) }, readPeak());

/** A contest that the simulator makes up, a few conflicts of interest included. */
function makeTotals(): Totals {
  const shape = { model: USUAL_JURY, entries, jurors, erratic: 0, leastReaders: Math.max(readers, 3) };
  const contest = simulateContest(shape, openStream(1, 0));
  const plan = readers === 0 ? readEverything(contest) : readSparsely(contest, readers, openStream(1, 1));
  return {
    entries: contest.truth.map((_, entry) => `entry-${entry}`),
    jurors: Array.from({ length: jurors }, (_, juror) => `juror-${juror}`),
    readings: collectTotals(contest, plan).flatMap((row, entry) =>
      row.flatMap((total, juror) => (total === null ? [] : [{ entry, juror, total }])),
    ),
  };
}

/** The least that so many draws can cost: a normal number for each entry and juror, and a sort of the entries. */
function drawAndSort(): void {
  const random = seedDraws(1);
  const effects = new Float64Array(jurors + 1);
  const qualities = new Float64Array(entries);
  for (let draw = 0; draw < draws; draw += 1) {
    random.fillNormal(effects);
    random.fillNormal(qualities);
    qualities.sort();
  }
}
