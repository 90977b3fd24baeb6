import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** A stream of seeded draws: the same seed gives the same stream. */
export type Draws = {
  /** Uniform, 0 included, 1 excluded. */
  readonly uniform: () => number;
  /** Normal with mean 0 and standard deviation 1. */
  readonly normal: () => number;
  /** As many of them as the array holds, in less time. */
  readonly fillNormal: (values: Float64Array) => void;
  /** χ² with the given degrees of freedom (at least 1). */
  readonly chiSquare: (freedom: number) => number;
};

const WARM_UP = 32;
const UNIT = 1 / 2 ** 31;

/** Draws from a 32-bit seed. */
export function seedDraws(seed: number): Draws {
  const generator = xoroshiro128plus(seed);
  // The generator starts from a state that is nearly all zeros or ones; its first numbers look alike between seeds.
  for (let skipped = 0; skipped < WARM_UP; skipped += 1) generator.next();
  const uniform = () => uniformFloat64(generator);
  const stock = new Float64Array(64);
  let left = 0;
  const normal = () => {
    if (left === 0) {
      fillNormal(generator, stock);
      left = stock.length;
    }
    left -= 1;
    return stock[left] ?? 0;
  };
  return {
    uniform,
    normal,
    fillNormal: (values) => fillNormal(generator, values),
    chiSquare: (freedom) => 2 * drawGamma(freedom / 2, uniform, normal),
  };
}

/**
 * Polar method, from numbers between −1 and 1 with 32 bits: nothing that is drawn here needs more.
 *
 * Source: G. Marsaglia and T. A. Bray, A convenient method for generating normal variables, SIAM Review 6 (1964).
 */
function fillNormal(generator: RandomGenerator, values: Float64Array): void {
  for (let index = 0; index < values.length; index += 2) {
    let x = 0;
    let y = 0;
    let square = 0;
    do {
      x = generator.next() * UNIT;
      y = generator.next() * UNIT;
      square = x * x + y * y;
    } while (square >= 1 || square === 0);
    const scale = Math.sqrt((-2 * Math.log(square)) / square);
    values[index] = x * scale;
    if (index + 1 < values.length) values[index + 1] = y * scale;
  }
}

/** Source: G. Marsaglia and W. W. Tsang, A simple method for generating gamma variables, ACM TOMS 26 (2000). */
function drawGamma(shape: number, uniform: () => number, normal: () => number): number {
  // 1 − uniform is never 0, whose logarithm or power would be no number.
  if (shape < 1) return drawGamma(shape + 1, uniform, normal) * (1 - uniform()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}
