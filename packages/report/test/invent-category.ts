import type { Fraction } from '@palmares/rules/fraction';
import { formatMark } from '@palmares/rules/marks';
import { rankEntries } from '@palmares/rules/ranking';
import { giveSecondOpinion } from '@palmares/rules/second-opinion/give-second-opinion';
import type { GradedCategory } from '../src/graded-category.ts';

const CRITERIA = [
  'Objectifs',
  'Résultats mesurables',
  'Gestion financière',
  'Généralisation possible',
  'Caractère interbranches',
  'Contribution à la Sécurité sociale',
  'Qualité du dossier',
];
const criteria = CRITERIA.map((name, index) => ({ id: `c${index + 1}`, name, description: name, weight: 1 }));
const edition = {
  criteria,
  scale: { min: 0, max: 5, anchors: [] },
  shownOutOf: 20,
  quorum: 3,
  tieBreaks: [],
  trimmedMean: null,
  finalistsPerCategory: 3,
};

/** Grades of one sheet; null where the juror did not read the entry. */
export type Grade = (entry: number, juror: number) => readonly number[] | null;

/** A graded category with its real official ranking and its real second opinion. */
export function inventCategory(
  size: { readonly entries: number; readonly jurors: number; readonly titles?: readonly string[] },
  grade: Grade,
  change: Partial<GradedCategory> = {},
): GradedCategory {
  const codes = Array.from(
    { length: size.entries },
    (_, index) => `SOC-${String(index + 1).padStart(3, '0')}`,
  );
  const pseudonyms = Array.from({ length: size.jurors }, (_, index) => `J${index + 1}`);
  const sheets = codes.flatMap((code, entry) =>
    pseudonyms.flatMap((jurorId, juror) => {
      const grades = grade(entry, juror);
      return grades === null ? [] : [{ code, jurorId, entry, juror, grades }];
    }),
  );
  const ranking = rankEntries({
    edition,
    entries: codes.map((id) => ({ id })),
    sheets: sheets.map(({ code, jurorId, grades }) => ({
      entryId: code,
      jurorId,
      state: 'submitted',
      grades: Object.fromEntries(criteria.map(({ id }, index) => [id, grades[index] ?? 0])),
    })),
  });
  const mean = (grades: readonly number[]) => grades.reduce((sum, one) => sum + one, 0) / grades.length;
  const opinion = giveSecondOpinion(
    {
      totals: {
        entries: codes,
        jurors: pseudonyms,
        readings: sheets.map(({ entry, juror, grades }) => ({ entry, juror, total: mean(grades) })),
      },
      criteria: criteria.map(({ id }, index) => ({
        id,
        readings: sheets.map(({ entry, juror, grades }) => ({ entry, juror, total: grades[index] ?? 0 })),
      })),
    },
    { draws: 2000, seed: 1 },
  );
  if (opinion.kind === 'refused') throw new Error(JSON.stringify(opinion.problems));
  const show = (mark: Fraction | null) => (mark === null ? null : formatMark(mark, edition));
  return {
    editionName: 'Grand Prix de l’Innovation de la Sécurité sociale 2022',
    categoryName: 'Innovation sociale',
    instant: Temporal.Instant.from('2022-06-01T08:00:00Z'),
    revision: 4211,
    rehearsal: false,
    highestGrade: 5,
    shownOutOf: 20,
    quorum: 3,
    finalists: 3,
    criteria,
    entries: ranking.entries.map((entry) => ({
      code: entry.id,
      title:
        size.titles?.[codes.indexOf(entry.id)] ??
        `Guichet itinérant n°\u00a0${codes.indexOf(entry.id) + 1} au cœur des territoires`,
      organisation: 'CAF du Nord',
      rank: entry.rank,
      tied: entry.tied,
      provisional: entry.provisional,
      acrossCutLine: entry.acrossCutLine,
      mark: show(entry.mark),
      sheets: entry.sheets,
      expected: size.jurors,
    })),
    jurors: pseudonyms.map((id, index) => ({ id, name: `Camille Exemple ${index + 1}` })),
    sheets: sheets.map(({ code, jurorId, grades }) => ({ code, jurorId, total: mean(grades) })),
    opinion,
    ...change,
  };
}

/** Whole numbers from 0 below `below` that look drawn at random, the same at each call. */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Jurors who differ in severity and read nearly everything; the first entries are the best. */
export function plausibleGrades(entries: number, jurors: number, seed = 7): Grade {
  const draw = seeded(seed);
  const table = Array.from({ length: entries }, (_, entry) =>
    Array.from({ length: jurors }, (_, juror) => {
      if (draw(12) === 0) return null;
      const level = 4.4 - (3 * entry) / entries - 0.3 * (juror % 3);
      return Array.from({ length: 7 }, () =>
        Math.max(0, Math.min(5, Math.round(level + (draw(200) - 100) / 60))),
      );
    }),
  );
  return (entry, juror) => table[entry]?.[juror] ?? null;
}
