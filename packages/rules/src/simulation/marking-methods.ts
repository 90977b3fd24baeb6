import type { TotalsMatrix } from './read-contest.ts';

/** Turns totals [entry][juror] into one mark an entry, higher is better; null without a sheet. */
export type MarkingMethod = (totals: TotalsMatrix) => readonly (number | null)[];

/** The official mark: the mean of the totals. */
export const plainMean: MarkingMethod = (totals) => totals.map((row) => mean(present(row)));

/** Trimming needs enough sheets to leave a mean behind. */
const LEAST_TO_TRIM = 5;

/** The mean without one highest and one lowest total, entry by entry where there are at least 5 sheets. */
export const trimmedMean: MarkingMethod = (totals) =>
  totals.map((row) => {
    const sorted = present(row).sort((a, b) => a - b);
    return mean(sorted.length < LEAST_TO_TRIM ? sorted : sorted.slice(1, -1));
  });

/** The median of the totals. */
export const median: MarkingMethod = (totals) =>
  totals.map((row) => {
    const sorted = present(row).sort((a, b) => a - b);
    const half = sorted.length / 2;
    return mean(sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1));
  });

/** The mean of the totals after each juror's were brought to mean 0 and standard deviation 1. */
export const zScores: MarkingMethod = (totals) => {
  const jurors = totals[0]?.length ?? 0;
  const scales = Array.from({ length: jurors }, (_, juror) => {
    const own = present(totals.map((row) => row[juror] ?? null));
    const centre = mean(own) ?? 0;
    const squares = own.reduce((sum, total) => sum + (total - centre) ** 2, 0);
    return { centre, deviation: Math.sqrt(squares / Math.max(own.length - 1, 1)) };
  });
  return totals.map((row) =>
    mean(
      row.flatMap((total, juror) => {
        const scale = scales[juror];
        if (total === null || scale === undefined) return [];
        // One grade for all says nothing about who is better.
        return scale.deviation === 0 ? [0] : [(total - scale.centre) / scale.deviation];
      }),
    ),
  );
};

function present(totals: readonly (number | null)[]): number[] {
  return totals.filter((total) => total !== null);
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
