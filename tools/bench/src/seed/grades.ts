import type { Criterion, Scale } from '@palmares/rules/edition';
import type { Grades } from '@palmares/rules/score-sheet';

/** Grades that look like a jury's and are the same at each run: a hash of the sheet's number and the criterion's. */
export function gradesOf(criteria: readonly Criterion[], scale: Scale, sheet: number): Grades {
  const points = scale.max - scale.min + 1;
  return Object.fromEntries(
    criteria.map(({ id }, index) => [id, scale.min + (mix(sheet * 31 + index) % points)]),
  );
}

/** The finaliser of MurmurHash3: neighbours get numbers that have nothing in common. */
function mix(number: number): number {
  let hash = number | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
