import { join } from 'node:path';
import { loadEdition } from '@palmares/contest/edition/load-edition';
import type { Edition } from '@palmares/rules/edition';
import { rankEntries } from '@palmares/rules/ranking';
import type { ScoreSheet } from '@palmares/rules/score-sheet';
import { gradesOf } from '../seed/grades.ts';
import { answer, readPeak } from './probe-answer.ts';
import { timeRuns } from './time-runs.ts';

const edition = await loadEdition(join(import.meta.dirname, '../../../../editions/gpi-2022.json'));
const category = makeCategory(150, 12);
// One sheet is submitted after another: each time the whole category is ranked again.
const growing = category.sheets.slice(0, -100);
const oneMore = timeRuns(100, () => {
  growing.push(...category.sheets.slice(growing.length, growing.length + 1));
  rankEntries({ edition, entries: category.entries, sheets: growing });
});
const large = makeCategory(25_000, 8);
const rankLarge = () => {
  const { entries } = rankEntries({ edition, ...large });
  if (entries.length !== large.entries.length) throw new Error('Not every entry was ranked');
};
const first = timeRuns(1, rankLarge);
// What the same work leaves behind when it is done again and again is not what it takes.
const peak = readPeak();
const plain = timeRuns(5, () => void rankPlainly(edition, large.sheets));

answer({ oneMore, first, large: timeRuns(5, rankLarge), plain }, peak);

function makeCategory(count: number, readers: number) {
  const entries = Array.from({ length: count }, (_, index) => ({ id: `ENT-${index + 1}` }));
  const sheets = entries.flatMap(({ id }, index) =>
    Array.from(
      { length: readers },
      (_, juror): ScoreSheet => ({
        entryId: id,
        jurorId: `juror-${juror}`,
        state: 'submitted',
        grades: gradesOf(edition.criteria, edition.scale, index * readers + juror),
      }),
    ),
  );
  return { entries, sheets };
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
