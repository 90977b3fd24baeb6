import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** A stream of seeded draws; each draw moves it on. */
export type Draws = RandomGenerator;

/**
 * The stream `number` (0, 1, 2 …) of a seed: 2^64 draws apart from its neighbours, so that simulated contests share
 * nothing and can be run in any order, on any core.
 */
export function openDraws(seed: number, number = 0): Draws {
  const draws = xoroshiro128plus(seed);
  // Also for the first stream: the generator's start is a plain function of the seed, a jump scatters it.
  for (let jumps = 0; jumps <= number; jumps += 1) draws.jump();
  return draws;
}

/** Normal, mean 0, standard deviation 1 (Box and Muller, 1958). */
export function drawNormal(draws: Draws): number {
  const radius = Math.sqrt(-2 * Math.log(1 - uniformFloat64(draws)));
  return radius * Math.cos(2 * Math.PI * uniformFloat64(draws));
}

/** True with the given chance. */
export function drawChance(draws: Draws, chance: number): boolean {
  return uniformFloat64(draws) < chance;
}

/** One of the items, all equally likely; undefined when there is none. */
export function drawOne<T>(draws: Draws, items: readonly T[]): T | undefined {
  return items.length === 0 ? undefined : items[uniformInt(draws, 0, items.length - 1)];
}

/** The items in an order drawn at random (Fisher and Yates). */
export function shuffle<T>(draws: Draws, items: readonly T[]): T[] {
  const left = [...items];
  return items.flatMap((_, done) => left.splice(uniformInt(draws, 0, items.length - 1 - done), 1));
}
