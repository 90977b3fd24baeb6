import type { Edition } from './edition.ts';
import { type Fraction, fraction, multiplyFractions, toDecimal } from './fraction.ts';

/** The part of an edition that says how marks are shown. */
export type ShownScale = Pick<Edition, 'scale' | 'shownOutOf'>;

/**
 * A mark on the scale of the grades, turned exactly into one out of `shownOutOf` (20): the highest grade is 20, nothing is 0.
 *
 * @example toShownScale(fraction(55, 14), edition) // 110/7
 */
export function toShownScale(mark: Fraction, { scale, shownOutOf }: ShownScale): Fraction {
  return multiplyFractions(mark, fraction(shownOutOf, scale.max));
}

/**
 * A mark as people read it: out of `shownOutOf`, two decimals, rounded half up from the exact value. Marks that
 * look alike may still differ; `compareFractions` decides.
 *
 * @example formatMark(fraction(55, 14), edition) // '15,71'
 */
export function formatMark(mark: Fraction, shownScale: ShownScale): string {
  return toDecimal(toShownScale(mark, shownScale), 2);
}
