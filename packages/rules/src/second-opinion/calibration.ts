import type { Totals } from './totals.ts';

/** Why a contest can't be calibrated: adjusted marks are then plain means, and there are no probabilities. */
export type SkipReason =
  | 'no-sheets'
  | 'one-juror'
  | 'one-entry'
  | 'everybody-equal'
  | 'not-identifiable'
  | 'too-few-sheets';

/** Fewer leave the residual variance without an expected value. */
const LEAST_SHEETS = 4;

/** Why these totals can't be calibrated, or null when they can. */
export function findSkipReason({ readings }: Totals): SkipReason | null {
  const [first] = readings;
  if (first === undefined) return 'no-sheets';
  const readers = new Map<number, number>();
  const sheets = new Map<number, number>();
  for (const { entry, juror } of readings) {
    readers.set(entry, (readers.get(entry) ?? 0) + 1);
    sheets.set(juror, (sheets.get(juror) ?? 0) + 1);
  }
  if (sheets.size === 1) return 'one-juror';
  if (readers.size === 1) return 'one-entry';
  if (readings.every(({ total }) => total === first.total)) return 'everybody-equal';
  // With one sheet each, an entry (or a juror) can't be told from the noise of its sheet.
  if (readers.size === readings.length || sheets.size === readings.length) return 'not-identifiable';
  return readings.length < LEAST_SHEETS ? 'too-few-sheets' : null;
}
