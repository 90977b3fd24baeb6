import { findSkipReason } from './calibration.ts';
import { layOut } from './design.ts';
import { weighGrid } from './posterior-grid.ts';
import { type DrawOptions, drawRanks } from './rank-draws.ts';
import { findPatterns } from './reader-patterns.ts';
import type { SheetResidual } from './sheet-residuals.ts';
import type { Totals } from './totals.ts';

/** An entry with at least this chance of a place is worth discussing. */
export const LEAST_CHANCE = 0.05;
/** From this |z| on a sheet is marked. */
export const MARKED_FROM = 2.5;
/** Above this |z| a sheet is set aside in the second view of the zone. */
export const SET_ASIDE_ABOVE = 3;

/** The second view needs chances around 5 % only, not intervals. */
const SHARE_OF_DRAWS = 1 / 4;

/**
 * The places (in `Totals`) of the entries with at least 5 % chance when sheets with |z| > 3 are set aside: what one
 * juror's few extreme sheets may have hidden. A view; no sheet is deleted. Empty when no sheet is that far apart.
 */
export function findZoneWithoutOutliers(
  totals: Totals,
  residuals: readonly SheetResidual[],
  options: DrawOptions,
): Set<number> {
  const outlying = new Set(
    residuals.flatMap(({ entry, juror, z }) =>
      z !== null && Math.abs(z) > SET_ASIDE_ABOVE ? [entry * totals.jurors.length + juror] : [],
    ),
  );
  if (outlying.size === 0) return new Set();
  const kept: Totals = {
    ...totals,
    readings: totals.readings.filter(
      ({ entry, juror }) => !outlying.has(entry * totals.jurors.length + juror),
    ),
  };
  if (findSkipReason(kept) !== null) return new Set();
  const design = layOut(kept);
  const draws = Math.ceil(options.draws * SHARE_OF_DRAWS);
  const { chanceOfPlace } = drawRanks(design, findPatterns(design), weighGrid(design), { ...options, draws });
  return new Set(design.entries.filter((_, entry) => (chanceOfPlace[entry] ?? 0) >= LEAST_CHANCE));
}
