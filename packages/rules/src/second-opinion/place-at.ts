/** Values in the order of a design, put back at their places in `Totals`; null for those that have no reading. */
export function placeAt(order: readonly number[], values: Float64Array, length: number): (number | null)[] {
  const placed = Array.from({ length }, (): number | null => null);
  for (const [index, place] of order.entries()) placed[place] = values[index] ?? null;
  return placed;
}
