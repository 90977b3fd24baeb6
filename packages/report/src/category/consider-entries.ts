import type { EntryOpinion } from '@palmares/rules/second-opinion/second-opinion';
import type { GradedCategory, ReportedEntry } from '../graded-category.ts';

/** An entry with what the second opinion says of it. */
export type ConsideredEntry = ReportedEntry & {
  readonly opinion: EntryOpinion | null;
  /** Its totals out of what they are shown out of, each with whether its sheet stands apart. */
  readonly totals: readonly { readonly value: number; readonly isMarked: boolean }[];
  readonly isDisputed: boolean;
  readonly isToDiscuss: boolean;
};

/**
 * Every entry in official order, and whether it is to be discussed: it is in the zone, stands at one of the first
 * places officially, or is tied for the last of them. Without a second opinion every entry that has a mark is.
 */
export function considerEntries(category: GradedCategory): ConsideredEntry[] {
  const { opinion } = category;
  const points = category.shownOutOf / category.highestGrade;
  const opinions = new Map(opinion.entries.map((one) => [one.id, one]));
  const marked = new Set(
    opinion.sheets.filter(({ isMarked }) => isMarked).map(({ entryId, jurorId }) => `${entryId} ${jurorId}`),
  );
  const totals = Map.groupBy(category.sheets, ({ code }) => code);
  return category.entries.map((entry) => {
    const own = opinions.get(entry.code) ?? null;
    return {
      ...entry,
      opinion: own,
      totals: (totals.get(entry.code) ?? []).map(({ jurorId, total }) => ({
        value: total * points,
        isMarked: marked.has(`${entry.code} ${jurorId}`),
      })),
      isDisputed: own?.dispersion?.isHigh ?? false,
      isToDiscuss: isToDiscuss(entry, own, category),
    };
  });
}

function isToDiscuss(
  entry: ReportedEntry,
  opinion: EntryOpinion | null,
  { opinion: all, finalists }: GradedCategory,
) {
  if (entry.rank === null) return false;
  if (all.calibration.kind === 'skipped') return true;
  return (opinion?.zone ?? null) !== null || entry.acrossCutLine || entry.rank <= finalists;
}
