import type { InputProblem } from '@palmares/rules/second-opinion/totals';
import type { Contest } from '../contest.ts';
import type { CategorySheets } from '../grading/category-sheets.ts';
import { requestOpinion } from '../second-opinion/opinion-request.ts';
import type { OpinionOutcome } from '../second-opinion/second-opinions.ts';
import { describeOpinion, type GivenOpinion } from './describe-second-opinion.ts';

/** How long a view may wait for a second opinion that isn't there; 0 takes what there is. */
export type Patience = { readonly waitMs: number };

/** Why there is no second opinion (yet). */
export type NoOpinion =
  | { readonly kind: 'computing' }
  | { readonly kind: 'refused'; readonly problems: readonly InputProblem[] }
  | { readonly kind: 'unavailable'; readonly reason: 'too-long' | 'failed' | 'busy' | 'stopped' };

/** The second opinion on one category, for the secretariat alone: it says how single sheets stand to the others. */
export type CategoryOpinion = ({ readonly kind: 'given' } & GivenOpinion) | NoOpinion;

/** What it says of the entries, with nothing of any juror in it. */
export type EntriesOpinion =
  | ({ readonly kind: 'given' } & Pick<
      GivenOpinion,
      'entries' | 'places' | 'isComplete' | 'variances' | 'zone' | 'unionZone' | 'disputed' | 'groupsSentence'
    >)
  | { readonly kind: 'computing' | 'unavailable' };

/** The second opinion on what was read, or null where no sheet counts. Callers have checked who is asking. */
export async function findSecondOpinion(
  contest: Contest,
  sheets: CategorySheets,
  { waitMs }: Patience,
): Promise<CategoryOpinion | null> {
  const request = requestOpinion(contest.edition, sheets);
  if (request === null) return null;
  return readOutcome(contest, sheets, await contest.secondOpinions.wait(request, waitMs));
}

/** What the mirror may show: its spreadsheet is looked at by the jury too. */
export function leaveJurorsOut(opinion: CategoryOpinion): EntriesOpinion {
  switch (opinion.kind) {
    case 'given': {
      const { kind, entries, places, isComplete, variances, zone, unionZone, disputed, groupsSentence } =
        opinion;
      return { kind, entries, places, isComplete, variances, zone, unionZone, disputed, groupsSentence };
    }
    case 'computing':
      return opinion;
    case 'refused':
    case 'unavailable':
      return { kind: 'unavailable' };
  }
}

function readOutcome(contest: Contest, sheets: CategorySheets, outcome: OpinionOutcome): CategoryOpinion {
  switch (outcome.kind) {
    case 'computed':
      return { kind: 'given', ...describeOpinion(contest.edition, sheets, outcome.opinion) };
    case 'computing':
    case 'refused':
    case 'unavailable':
      return outcome;
  }
}
