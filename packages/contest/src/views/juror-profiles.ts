import { readRevision } from '@palmares/db/contest';
import { readTogether } from '@palmares/db/database';
import type { Edition } from '@palmares/rules/edition';
import type { SecondOpinion } from '@palmares/rules/second-opinion/second-opinion';
import type { Contest } from '../contest.ts';
import { type CategorySheets, readCategorySheets } from '../grading/category-sheets.ts';
import { forbidden, isSecretariat, notFound, type Person, type Refused } from '../people.ts';
import { requestOpinion } from '../second-opinion/opinion-request.ts';
import { type JurorLabel, labelJurors, toShown } from './describe-second-opinion.ts';
import type { NoOpinion, Patience } from './second-opinion.ts';

/** One juror's way of grading; points out of the edition's `shownOutOf`. Different is not wrong. */
export type JurorProfileView = JurorLabel & {
  readonly sheets: number;
  readonly mean: number | null;
  readonly sd: number | null;
  /** Points above (below 0: under) what the same entries get from others, and its standard deviation. */
  readonly leniency: { readonly mean: number; readonly sd: number } | null;
  /** 1 for a juror who uses as much of the scale as the others. */
  readonly spread: number | null;
  /** How far the sheets lie from those of others for the same entry, leniency taken off. */
  readonly residualSd: number | null;
  readonly flaggedSheets: number;
};

export type JurorProfiles =
  | { readonly kind: 'given'; readonly jurors: readonly JurorProfileView[] }
  | NoOpinion;

export type JurorProfilesOutcome =
  | {
      readonly kind: 'juror-profiles';
      readonly revision: number;
      readonly category: string;
      readonly name: string;
      /** By name; null where no sheet counts yet. */
      readonly profiles: JurorProfiles | null;
    }
  | Refused;

/** How each juror of a category grades, for the secretariat alone: nobody else, and no spreadsheet, gets it. */
export async function viewJurorProfiles(
  contest: Contest,
  person: Person,
  category: string,
  { waitMs }: Patience,
): Promise<JurorProfilesOutcome> {
  if (!isSecretariat(person)) return forbidden;
  const { edition } = contest;
  const found = edition.categories.find(({ slug }) => slug === category);
  if (found === undefined) return notFound;
  const { revision, sheets } = await readTogether(contest.db, async (tx) => ({
    revision: await readRevision(tx),
    sheets: await readCategorySheets(tx, category),
  }));
  const request = requestOpinion(edition, sheets);
  const outcome = request && (await contest.secondOpinions.wait(request, waitMs));
  const profiles =
    outcome?.kind === 'computed'
      ? { kind: 'given' as const, jurors: describeProfiles(edition, sheets, outcome.opinion) }
      : outcome;
  return { kind: 'juror-profiles', revision, category, name: found.name, profiles };
}

function describeProfiles(
  edition: Edition,
  sheets: CategorySheets,
  opinion: SecondOpinion,
): JurorProfileView[] {
  const profiles = new Map(opinion.jurors.map((profile) => [profile.id, profile]));
  const flagged = Map.groupBy(
    opinion.sheets.filter(({ isMarked }) => isMarked),
    ({ jurorId }) => jurorId,
  );
  return [...labelJurors(sheets)].map(([id, label]) => {
    const profile = profiles.get(id);
    const leniency = profile?.leniency ?? null;
    return {
      ...label,
      sheets: profile?.sheets ?? 0,
      mean: toShown(profile?.mean ?? null, edition),
      sd: toShown(profile?.sd ?? null, edition),
      leniency: leniency && {
        mean: toShown(leniency.mean, edition) ?? 0,
        sd: toShown(leniency.sd, edition) ?? 0,
      },
      spread: profile?.spread ?? null,
      residualSd: toShown(profile?.residualSd ?? null, edition),
      flaggedSheets: flagged.get(id)?.length ?? 0,
    };
  });
}
