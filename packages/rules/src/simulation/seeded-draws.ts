import { type Draws, seedDraws } from '../second-opinion/draws.ts';

/**
 * The stream `number` (0, 1, 2 …) of a seed: each starts from a seed of its own that the first seed draws, so that
 * simulated contests can be run in any order, on any core.
 */
export function openStream(seed: number, number = 0): Draws {
  const seeds = seedDraws(seed);
  for (let skipped = 0; skipped < number; skipped += 1) seeds.uniform();
  return seedDraws(Math.floor(seeds.uniform() * 2 ** 32));
}

/** A whole number from 0 to `count` − 1, all equally likely. */
export function drawIndex({ uniform }: Draws, count: number): number {
  return Math.floor(uniform() * count);
}

/** True with the given chance. */
export function drawChance({ uniform }: Draws, chance: number): boolean {
  return uniform() < chance;
}

/** One of the items, all equally likely; undefined when there is none. */
export function drawOne<T>(draws: Draws, items: readonly T[]): T | undefined {
  return items[drawIndex(draws, items.length)];
}

/** The items in an order drawn at random (Fisher and Yates). */
export function shuffle<T>(draws: Draws, items: readonly T[]): T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(drawIndex(draws, left.length), 1));
}
