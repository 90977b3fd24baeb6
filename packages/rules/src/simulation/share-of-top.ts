/** Marks that differ by less are equal: sums of floats, not judgements. */
const EQUAL = 1e-9;

/**
 * The share (0 to 1) of the truly best `places` entries that hold the `places` highest marks. Where a tie reaches over
 * the last place, the places left are drawn among the tied: the value is the expectation over all fair draws, which
 * has the same mean as one draw and less noise. Entries without a mark come last.
 */
export function shareOfTop(
  truth: readonly number[],
  marks: readonly (number | null)[],
  places: number,
): number {
  const best = new Set(listBest(truth, places));
  const cut = marks.map(numeric).sort((a, b) => b - a)[Math.min(places, marks.length) - 1] ?? 0;
  const above = [...marks.keys()].filter((entry) => numeric(marks[entry] ?? null) > cut + EQUAL);
  const tied = [...marks.keys()].filter((entry) => Math.abs(numeric(marks[entry] ?? null) - cut) <= EQUAL);
  const count = (entries: readonly number[]) => entries.filter((entry) => best.has(entry)).length;
  const drawn = (places - above.length) / tied.length;
  return (count(above) + Math.min(1, drawn) * count(tied)) / best.size;
}

/** The indices of the truly best entries, the best first. */
export function listBest(truth: readonly number[], places: number): number[] {
  return [...truth.keys()].sort((a, b) => (truth[b] ?? 0) - (truth[a] ?? 0)).slice(0, places);
}

/** A finite stand-in, so that differences stay numbers. */
function numeric(mark: number | null): number {
  return mark ?? -Number.MAX_VALUE;
}
