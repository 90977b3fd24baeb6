/** Each fault at a random place before `end`, in bytes, in a random order. */
export function planFaults<Kind extends string>(
  faults: readonly Kind[],
  end: number,
  random: () => number,
): { readonly kind: Kind; readonly at: number }[] {
  const kinds = faults.map((kind) => ({ kind, order: random() })).toSorted((a, b) => a.order - b.order);
  const places = kinds.map(() => Math.floor(random() * end)).toSorted((a, b) => a - b);
  return kinds.map(({ kind }, index) => ({ kind, at: places[index] ?? 0 }));
}
