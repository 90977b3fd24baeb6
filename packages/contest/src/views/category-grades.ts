import { readRevision } from '@palmares/db/contest';
import { readTogether } from '@palmares/db/database';
import { listJurors } from '@palmares/db/people';
import { type Grades, isComplete } from '@palmares/rules/score-sheet';
import { giveSecondOpinion } from '@palmares/rules/second-opinion/give-second-opinion';
import type { SecondOpinion } from '@palmares/rules/second-opinion/second-opinion';
import type { Refusal } from '@palmares/rules/second-opinion/totals';
import type { Contest } from '../contest.ts';
import { type CategorySheets, readCategorySheets } from '../grading/category-sheets.ts';
import { forbidden, isSecretariat, notFound, type Person, type Refused } from '../people.ts';
import { DRAWS, deriveSeed, requestOpinion } from '../second-opinion/opinion-request.ts';
import type { OpinionOutcome } from '../second-opinion/second-opinions.ts';
import { type CategoryRanking, compileRanking } from './category-ranking.ts';
import { readOrganisations } from './entry-labels.ts';
import type { NoOpinion, Patience } from './second-opinion.ts';

/** A juror of a category; the pseudonym (`J1`, `J2`…) says nothing of who it is, and stays while the jury does. */
export type GradingJuror = { readonly pseudonym: string; readonly name: string };

/** One sheet that counts, by the entry's code and the juror's pseudonym. */
export type CountingSheet = { readonly code: string; readonly pseudonym: string; readonly grades: Grades };

/** Every grade that counts in a category, beside the ranking that follows from them. */
export type CategoryGrades = {
  readonly kind: 'grades';
  readonly revision: number;
  readonly instant: Temporal.Instant;
  readonly rehearsal: boolean;
  readonly ranking: CategoryRanking;
  /** In the order of the pseudonyms: the jury, and whoever else has a sheet that counts. */
  readonly jurors: readonly GradingJuror[];
  readonly sheets: readonly CountingSheet[];
};

/** The same with the whole second opinion, its jurors by pseudonym. */
export type CategoryGradesWithOpinion = CategoryGrades & {
  readonly opinion: SecondOpinion | NoOpinion;
};

/** All grades of a category with who gave them: for the secretariat alone, before deliberation and after (Art. 6.2). */
export async function viewCategoryGrades(
  contest: Contest,
  person: Person,
  category: string,
): Promise<CategoryGrades | Refused> {
  const read = await readGrades(contest, person, category);
  return read.kind === 'read' ? read.grades : read;
}

/** The same with the second opinion, which is waited for; for the secretariat alone. */
export async function viewCategoryGradesWithOpinion(
  contest: Contest,
  person: Person,
  category: string,
  { waitMs }: Patience,
): Promise<CategoryGradesWithOpinion | Refused> {
  const read = await readGrades(contest, person, category);
  if (read.kind !== 'read') return read;
  const request = requestOpinion(contest.edition, read.sheets);
  const outcome = request && (await contest.secondOpinions.wait(request, waitMs));
  const opinion =
    outcome === null ? haveNoOpinion(contest, read.sheets, read.pseudonyms) : readOutcome(outcome);
  return { ...read.grades, opinion: hideNames(opinion, read.pseudonyms) };
}

type Pseudonyms = ReadonlyMap<string, string>;

type Read = {
  readonly kind: 'read';
  readonly sheets: CategorySheets;
  readonly pseudonyms: Pseudonyms;
  readonly grades: CategoryGrades;
};

async function readGrades(contest: Contest, person: Person, category: string): Promise<Read | Refused> {
  if (!isSecretariat(person)) return forbidden;
  const { edition } = contest;
  if (!edition.categories.some(({ slug }) => slug === category)) return notFound;
  return readTogether(contest.db, async (tx) => {
    const read = await readCategorySheets(tx, category);
    const counting = read.sheets.filter(({ grades }) => isComplete(grades, edition));
    const graders = new Set([...read.jury.map(({ id }) => id), ...counting.map(({ jurorId }) => jurorId)]);
    // By id, which is drawn at random: neither the alphabet nor the order of the list gives anyone away.
    const jurors = (await listJurors(tx))
      .filter(({ id }) => graders.has(id))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const pseudonyms = new Map(jurors.map(({ id }, index) => [id, `J${index + 1}`]));
    const nameOf = (id: string) => pseudonyms.get(id) ?? '';
    return {
      kind: 'read',
      sheets: read,
      pseudonyms,
      grades: {
        kind: 'grades',
        revision: await readRevision(tx),
        instant: contest.clock(),
        rehearsal: contest.rehearsal,
        ranking: compileRanking(edition, read, await readOrganisations(tx)),
        jurors: jurors.map(({ id, name }) => ({ pseudonym: nameOf(id), name })),
        sheets: counting
          .map(({ entryId, jurorId, grades }) => ({ code: entryId, pseudonym: nameOf(jurorId), grades }))
          .sort(byCodeThenJuror),
      },
    };
  });
}

/** Of a category in which no sheet counts: what the rules say of nothing. */
function haveNoOpinion({ edition }: Contest, { category, entries }: CategorySheets, pseudonyms: Pseudonyms) {
  const totals = { entries: entries.map(({ code }) => code), jurors: [...pseudonyms.keys()], readings: [] };
  const options = {
    draws: DRAWS,
    seed: deriveSeed(edition.id, category),
    places: edition.finalistsPerCategory,
  };
  return readResult(giveSecondOpinion({ totals }, options));
}

function readOutcome(outcome: OpinionOutcome): SecondOpinion | NoOpinion {
  return outcome.kind === 'computed' ? outcome.opinion : outcome;
}

function readResult(result: SecondOpinion | Refusal): SecondOpinion | NoOpinion {
  return result.kind === 'refused' ? { kind: 'refused', problems: result.problems } : result;
}

function hideNames(opinion: SecondOpinion | NoOpinion, pseudonyms: Pseudonyms): SecondOpinion | NoOpinion {
  if (opinion.kind !== 'opinion') return opinion;
  const nameOf = (id: string) => pseudonyms.get(id) ?? '';
  return {
    ...opinion,
    jurors: opinion.jurors.map((juror) => ({ ...juror, id: nameOf(juror.id) })),
    sheets: opinion.sheets.map((sheet) => ({ ...sheet, jurorId: nameOf(sheet.jurorId) })),
    crossReadings: opinion.crossReadings.map((reading) => ({ ...reading, jurorId: nameOf(reading.jurorId) })),
  };
}

function byCodeThenJuror(a: CountingSheet, b: CountingSheet): number {
  if (a.code !== b.code) return a.code < b.code ? -1 : 1;
  return Number(a.pseudonym.slice(1)) - Number(b.pseudonym.slice(1));
}
