/** Ranks of the same marks by three conventions, null without a mark. */
export type Ranks = {
  /** 1, 2, 2, 4. */
  readonly competition: readonly (number | null)[];
  /** 1, 2, 2, 3. */
  readonly dense: readonly (number | null)[];
  /** 1, 2.5, 2.5, 4. */
  readonly fractional: readonly (number | null)[];
};

/** Marks closer than this are equal: the rounding of sums is no judgement. */
export const EQUAL_WITHIN = 1e-9;

/**
 * Ranks marks, the highest first; marks within 1e-9 of the highest of their group share the rank.
 *
 * @example rankMarks([7, 9, 7]).competition // [2, 1, 2]
 */
export function rankMarks(marks: readonly (number | null)[]): Ranks {
  const marked = marks
    .flatMap((mark, index) => (mark === null ? [] : [{ mark, index }]))
    .sort((a, b) => b.mark - a.mark);
  const competition = marks.map((): number | null => null);
  const dense = [...competition];
  const fractional = [...competition];
  let from = 0;
  for (let group = 1; from < marked.length; group += 1) {
    const highest = marked[from]?.mark ?? 0;
    let to = from + 1;
    while (to < marked.length && highest - (marked[to]?.mark ?? 0) <= EQUAL_WITHIN) to += 1;
    for (const { index } of marked.slice(from, to)) {
      competition[index] = from + 1;
      dense[index] = group;
      fractional[index] = (from + 1 + to) / 2;
    }
    from = to;
  }
  return { competition, dense, fractional };
}
