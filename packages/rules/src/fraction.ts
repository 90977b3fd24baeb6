/**
 * An exact rational number: `numerator / denominator`, in lowest terms, `denominator` > 0.
 *
 * Both are safe integers rather than bigints: marks are sums of small whole points over small whole
 * weights, so they fit with room to spare, compare some ten times faster, and travel through JSON as
 * they are. Where a product of two of them would leave the safe range the work is done in bigint; a
 * result that does not fit even in lowest terms throws, so nothing is ever rounded in silence.
 */
export type Fraction = { readonly numerator: number; readonly denominator: number };

/**
 * The fraction `numerator / denominator` in lowest terms.
 *
 * @throws RangeError when either is not a safe integer, or the denominator is 0
 * @example fraction(10, 4) // { numerator: 5, denominator: 2 }
 */
export function fraction(numerator: number, denominator: number): Fraction {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || denominator === 0) {
    throw new RangeError(`not an exact fraction: ${numerator}/${denominator}`);
  }
  const divisor = greatestCommonDivisor(Math.abs(numerator), Math.abs(denominator));
  const signed = denominator < 0 ? -divisor : divisor;
  // `+ 0` turns -0 into 0, so that equal fractions are equal field by field.
  return { numerator: numerator / signed + 0, denominator: denominator / signed };
}

/**
 * Negative when `a` < `b`, 0 when they are the same number, positive when `a` > `b`.
 *
 * @example compareFractions(fraction(1, 3), fraction(2, 6)) // 0
 */
export function compareFractions(a: Fraction, b: Fraction): number {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return Math.sign(left - right);
  const exactLeft = BigInt(a.numerator) * BigInt(b.denominator);
  const exactRight = BigInt(b.numerator) * BigInt(a.denominator);
  if (exactLeft === exactRight) return 0;
  return exactLeft < exactRight ? -1 : 1;
}

/** The exact sum. @throws RangeError when it does not fit in safe integers */
export function addFractions(a: Fraction, b: Fraction): Fraction {
  return reduceExactly(
    BigInt(a.numerator) * BigInt(b.denominator) + BigInt(b.numerator) * BigInt(a.denominator),
    BigInt(a.denominator) * BigInt(b.denominator),
  );
}

/** The exact product. @throws RangeError when it does not fit in safe integers */
export function multiplyFractions(a: Fraction, b: Fraction): Fraction {
  return reduceExactly(
    BigInt(a.numerator) * BigInt(b.numerator),
    BigInt(a.denominator) * BigInt(b.denominator),
  );
}

/**
 * The plain mean, or null of nothing.
 *
 * @example meanFraction([fraction(1, 2), fraction(1, 3)]) // 5/12
 */
export function meanFraction(values: readonly Fraction[]): Fraction | null {
  if (values.length === 0) return null;
  const sum = values.reduce(addFractions, fraction(0, 1));
  return multiplyFractions(sum, fraction(1, values.length));
}

/** The nearest floating-point number: for statistics and pictures, never to decide who is equal. */
export function toNumber(value: Fraction): number {
  return value.numerator / value.denominator;
}

/**
 * The number in French decimal notation with exactly `digits` decimals, rounded half up (towards
 * positive infinity) from the exact value.
 *
 * @example toDecimal(fraction(110, 7), 2) // '15,71'
 * @example toDecimal(fraction(1, 8), 2) // '0,13'
 */
export function toDecimal(value: Fraction, digits: number): string {
  const denominator = 2n * BigInt(value.denominator);
  const shifted = 2n * BigInt(value.numerator) * 10n ** BigInt(digits) + BigInt(value.denominator);
  const truncated = shifted / denominator;
  const rounded = shifted < 0n && shifted % denominator !== 0n ? truncated - 1n : truncated;
  const text = (rounded < 0n ? -rounded : rounded).toString().padStart(digits + 1, '0');
  const sign = rounded < 0n ? '-' : '';
  if (digits === 0) return sign + text;
  return `${sign}${text.slice(0, -digits)},${text.slice(-digits)}`;
}

function greatestCommonDivisor(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

function reduceExactly(numerator: bigint, denominator: bigint): Fraction {
  let [x, y] = [numerator < 0n ? -numerator : numerator, denominator];
  while (y !== 0n) [x, y] = [y, x % y];
  return fraction(Number(numerator / x), Number(denominator / x));
}
