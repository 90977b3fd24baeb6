import { expect, test } from 'vitest';
import { reportJurors } from '../src/jurors/report-jurors.ts';
import { inventCategory, plausibleGrades } from './invent-category.ts';
import { sayAll } from './say-all.ts';

const base = plausibleGrades(16, 8);

/** The second juror gives a point less throughout, the third is alone on one entry. */
const category = inventCategory({ entries: 16, jurors: 8 }, (entry, juror) => {
  const grades = base(entry, juror);
  if (grades === null) return null;
  if (entry === 2 && juror === 2) return grades.map(() => 0);
  return juror === 1 ? grades.map((grade) => Math.max(0, grade - 1)) : grades;
});

function tableOf(caption: string): string[][] {
  const table = reportJurors(category).blocks.find(
    (one) => one.kind === 'table' && one.caption.startsWith(caption),
  );
  if (table?.kind !== 'table') throw new Error(`no table ${caption}`);
  return table.rows.map(({ cells }) => [...cells]);
}

test('a juror who gives less than the others for the same entries is told to be more exacting', () => {
  const line = tableOf('Exigence').find(([name]) => name === 'Camille Exemple 2');
  expect(line?.slice(0, 2)).toEqual(['Camille Exemple 2', 'J2']);
  expect(line?.[4]).toMatch(/^\u2212[1-9],\d\d$/);
  expect(line?.[6]).toBe('plus exigeant que l’ensemble');
});

test('a sheet that stands apart is told with who gave it, beside what the others gave', () => {
  expect(tableOf('Grilles à part').filter(([, name]) => name === 'Camille Exemple 3')).toEqual([
    [
      'SOC-003',
      'Camille Exemple 3',
      '0,00',
      expect.stringMatching(/^1\d,\d\d$/),
      expect.stringMatching(/^\u2212\d,\d$/),
      'oui',
    ],
  ]);
});

test('a juror whose sheets are often far from the others’ is told so, and the others are not', () => {
  const lines = tableOf('Étendue').map(([name, , , , , words]) => [name, words]);
  expect(lines).toContainEqual([
    'Camille Exemple 3',
    expect.stringContaining('s’éloigne plus souvent des autres'),
  ]);
  expect(lines.filter(([, words]) => words?.includes('éloigne'))).toHaveLength(1);
});

test('different is not wrong: no word accuses', () => {
  const text = sayAll(reportJurors(category));
  expect(text).toContain('Noter autrement n’est pas noter mal');
  expect(text).toContain('Pour le secrétariat seul');
  expect(text).not.toMatch(
    /suspect|trich|fraud|anorm|anomal|aberr|incompét|biais|mauvais|fauss|sévér|manipul/i,
  );
});

test('groups that share nothing: who could read what', () => {
  const apart = inventCategory({ entries: 12, jurors: 6 }, (entry, juror) =>
    entry % 2 === juror % 2 ? (base(entry, juror) ?? [3, 3, 3, 3, 3, 3, 3]) : null,
  );
  expect(sayAll(reportJurors(apart))).toMatch(/SOC-0\d\d lue par Camille Exemple \d/);
});

test.each([
  ['no sheets', () => null],
  ['everybody equal', () => [2, 2, 2, 2, 2, 2, 2]],
])('%s: a defined answer, never a figure that is none', (_, grade) => {
  const text = sayAll(reportJurors(inventCategory({ entries: 3, jurors: 3 }, grade)));
  expect(text).toContain('trop peu de grilles en commun');
  expect(text).not.toMatch(/NaN|undefined|null|Infinity/);
});
