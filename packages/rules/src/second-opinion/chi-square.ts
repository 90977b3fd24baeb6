const MOST_TERMS = 1000;
const CLOSE_ENOUGH = 1e-15;
const TINY = 1e-300;

/**
 * The probability that χ² with `freedom` degrees of freedom exceeds `value`: the regularised incomplete gamma
 * function Q(freedom/2, value/2), by its series below the mean and by its continued fraction above it.
 *
 * Source: M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions (1964), 6.5.29 and 6.5.31; the
 * fraction evaluated by the method of W. J. Lentz (Applied Optics 15, 1976).
 */
export function chiSquareTail(value: number, freedom: number): number {
  const [a, x] = [freedom / 2, value / 2];
  if (x <= 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - front * sumSeries(a, x) : front * evaluateFraction(a, x);
}

/** The value that χ² exceeds with the given probability, by bisection. */
export function chiSquareQuantile(tail: number, freedom: number): number {
  let [low, high] = [0, freedom + 1];
  while (chiSquareTail(high, freedom) > tail) high *= 2;
  while (high - low > 1e-10 * high) {
    const middle = (low + high) / 2;
    if (chiSquareTail(middle, freedom) > tail) low = middle;
    else high = middle;
  }
  return high;
}

function sumSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let k = 1; k < MOST_TERMS && term > CLOSE_ENOUGH * sum; k += 1) {
    term *= x / (a + k);
    sum += term;
  }
  return sum;
}

function evaluateFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1; k < MOST_TERMS; k += 1) {
    const step = -k * (k - a);
    b += 2;
    d = 1 / avoidZero(step * d + b);
    c = avoidZero(b + step / c);
    fraction *= c * d;
    if (Math.abs(c * d - 1) < CLOSE_ENOUGH) break;
  }
  return fraction;
}

function avoidZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/** Of whole and half numbers, which is all that degrees of freedom ask for: Γ(1) = 1, Γ(1/2) = √π, Γ(a + 1) = a·Γ(a). */
function logGamma(a: number): number {
  let [at, sum] = Number.isInteger(a) ? [1, 0] : [0.5, Math.log(Math.PI) / 2];
  for (; at < a; at += 1) sum += Math.log(at);
  return sum;
}
