import { expect, test } from 'vitest';
import { reportCategory } from '../src/category/report-category.ts';
import type { GradedCategory } from '../src/graded-category.ts';
import { type Grade, inventCategory, plausibleGrades } from './invent-category.ts';
import { say, sayAll } from './say-all.ts';

const flat = (grade: number) => [grade, grade, grade, grade, grade, grade, grade];

function leadOf(category: GradedCategory): string[] {
  const [lead] = reportCategory(category).blocks;
  if (lead?.kind !== 'lead') throw new Error('the report begins with something else');
  return lead.sentences.map(say);
}

test('begins with three sentences: which entries to discuss, why, and what of the others', () => {
  const category = inventCategory({ entries: 16, jurors: 8 }, plausibleGrades(16, 8));
  const zone = category.opinion.entries.filter(({ zone }) => zone !== null).map(({ id }) => id);
  const [which, why, others] = leadOf(category);
  expect(zone.length).toBeGreaterThan(2);
  for (const { code } of category.entries) expect(which?.includes(code)).toBe(zone.includes(code));
  expect(which).toMatch(/^Discutez ces \d+\u00a0présentations\u00a0: /);
  expect(why).toContain('chacune peut encore être parmi les trois premières');
  expect(others).toContain(
    `Les ${16 - zone.length} présentations restantes ont chacune moins de 5\u00a0% de chances d’en être`,
  );
  expect(leadOf(category)).toHaveLength(3);
});

test('an entry that one far-off sheet keeps out of the first places is to be discussed, with the reason', () => {
  const base = plausibleGrades(16, 8);
  const category = inventCategory({ entries: 16, jurors: 8 }, (entry, juror) =>
    entry === 2 && juror === 2 ? flat(0) : base(entry, juror),
  );
  expect(category.opinion.entries[2]?.zone).toBe('without-outlying-sheets');
  expect(leadOf(category)[0]).toContain('SOC-003');
  expect(leadOf(category)[1]).toContain(
    'pour SOC-003, à condition de laisser de côté une grille très différente des autres',
  );
  expect(sayAll(reportCategory(category))).toMatch(
    /SOC-003\u00a0: une grille nettement plus basse que les autres/,
  );
});

test('an entry whose place the lenience of its readers explains is to be discussed, and not called likely', () => {
  // Two entries are read by all: the first four jurors are three points more severe there.
  const category = inventCategory({ entries: 12, jurors: 8 }, (entry, juror) => {
    const isSevere = juror < 4;
    const noise = (criterion: number) => ((entry * 5 + juror * 3 + criterion * 2) % 7 === 0 ? 1 : 0);
    if (entry >= 10) return flat(isSevere ? 0 : 3).map((grade, criterion) => grade + noise(criterion));
    if (entry < 5 !== isSevere) return null;
    return flat(isSevere ? 2 : 4).map((grade, criterion) => grade + noise(criterion));
  });
  const official = category.entries.filter(({ rank }) => rank !== null && rank <= 3);
  const opinions = new Map(category.opinion.entries.map((one) => [one.id, one]));
  for (const { code } of official) expect(opinions.get(code)?.zone).toBeNull();
  const lead = leadOf(category);
  for (const { code } of official) expect(lead[0]).toContain(code);
  const codes = official.map(({ code }) => code).sort();
  expect(lead[1]).toContain(
    `${codes.slice(0, -1).join(', ')} et ${codes.at(-1)} sont aux premières places par leur note officielle, mais ont chacune moins de 5\u00a0% de chances`,
  );
  expect(sayAll(reportCategory(category))).toContain(
    'Peu probablement dans les trois premières places\u00a0: moins de 1\u00a0% de chances',
  );
});

test('says what each entry to discuss is discussed for, in official order', () => {
  const category = inventCategory({ entries: 10, jurors: 6 }, plausibleGrades(10, 6));
  const reasons = reportCategory(category).blocks.find(({ kind }) => kind === 'reasons');
  if (reasons?.kind !== 'reasons') throw new Error('no reasons');
  const ranks = category.entries.map(({ code }) => code);
  const named = reasons.items.map(({ term }) => term.slice(0, 7));
  expect(named).toEqual(ranks.filter((code) => named.includes(code)));
  expect(reasons.items[0]?.reasons[0]).toMatch(/^1re du classement officiel, avec \d+,\d\d sur 20\.$/);
  expect(reasons.items[0]?.reasons[1]).toMatch(
    /Neuf fois sur dix, son vrai rang est entre le|presque sûrement le/,
  );
});

test('a tie across the cut line is said with the places that are left', () => {
  const totals = [5, 4, 3, 3, 3, 1];
  const category = inventCategory({ entries: 6, jurors: 3 }, (entry, juror) =>
    flat(totals[entry] ?? 0).map((grade, criterion) =>
      criterion === juror && grade < 5 ? grade + 1 : grade,
    ),
  );
  const text = sayAll(reportCategory(category));
  expect(text).toContain('SOC-003, SOC-004 et SOC-005 ont exactement la même note');
  expect(text).toContain('partagent le 3e rang (ex æquo)');
  expect(text).toContain('Il ne reste qu’une place de finaliste pour elles');
  expect(text).toContain('À égalité pour la dernière place de finaliste');
});

test('groups that share no juror are told before anything else is', () => {
  const base = plausibleGrades(12, 6);
  const category = inventCategory({ entries: 12, jurors: 6 }, (entry, juror) =>
    entry % 2 === juror % 2 ? (base(entry, juror) ?? flat(3)) : null,
  );
  expect(leadOf(category)[2]).toContain('les jurés forment 2 groupes');
  const [, notice] = reportCategory(category).blocks;
  expect(notice).toMatchObject({ kind: 'notice' });
  expect(sayAll(reportCategory(category))).toContain('par un juré d’un autre groupe');
});

test('names no juror, not even by pseudonym', () => {
  const base = plausibleGrades(16, 8);
  const category = inventCategory({ entries: 16, jurors: 8 }, (entry, juror) =>
    entry === 2 && juror === 2 ? flat(0) : base(entry, juror),
  );
  expect(sayAll(reportCategory(category))).not.toMatch(/Camille|\bJ\d/);
});

const none: Grade = () => null;
test.each<[string, { entries: number; jurors: number }, Grade, string]>([
  ['no sheets', { entries: 3, jurors: 2 }, none, 'Aucune grille complète'],
  ['no entries', { entries: 0, jurors: 0 }, none, 'Aucune grille complète'],
  ['one juror', { entries: 3, jurors: 1 }, (entry) => flat(entry), 'Un seul juré a noté'],
  ['one entry', { entries: 1, jurors: 4 }, (_, juror) => flat(juror), 'C’est la seule qui soit notée'],
  ['everybody equal', { entries: 3, jurors: 3 }, () => flat(3), 'exactement le même total'],
  [
    'one sheet each',
    { entries: 3, jurors: 3 },
    (e, j) => (e === j ? flat(e) : null),
    'pas assez de lectures en commun',
  ],
  ['no noise at all', { entries: 4, jurors: 2 }, (e, j) => flat(4 - e + (j === 0 ? 0 : 1)), 'Discutez'],
  ['very many', { entries: 150, jurors: 6 }, plausibleGrades(150, 6), 'Discutez'],
])('%s: a defined answer in three sentences, never a figure that is none', (_, size, grade, told) => {
  const category = inventCategory(size, grade);
  expect(leadOf(category)).toHaveLength(3);
  expect(leadOf(category).join(' ')).toContain(told);
  expect(sayAll(reportCategory(category))).not.toMatch(/NaN|undefined|null|Infinity|∞/);
});
