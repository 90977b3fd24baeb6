import type { Totals } from './totals.ts';

/** One more sheet that would join two groups: a juror of one reads an entry of the other. */
export type CrossReading = { readonly entry: number; readonly juror: number };

/** Which entries and jurors can be compared: groups that share no juror and no entry can't. */
export type Connectivity = {
  /** How many groups have readings. */
  readonly components: number;
  /** Numbered from 0 by first entry; null without a reading. */
  readonly entryComponent: readonly (number | null)[];
  readonly jurorComponent: readonly (number | null)[];
};

/** Finds the connected groups of entries and jurors. */
export function findComponents({ entries, jurors, readings }: Totals): Connectivity {
  const parent = Int32Array.from({ length: entries.length + jurors.length }, (_, node) => node);
  const root = (node: number): number => {
    let at = node;
    while (parent[at] !== at) {
      const above = parent[at] ?? at;
      parent[at] = parent[above] ?? above;
      at = parent[at] ?? at;
    }
    return at;
  };
  const isRead = new Uint8Array(parent.length);
  for (const { entry, juror } of readings) {
    const node = entries.length + juror;
    isRead[entry] = 1;
    isRead[node] = 1;
    parent[root(node)] = root(entry);
  }
  const labels = new Map<number, number>();
  const label = (node: number): number | null => {
    if (isRead[node] === 0) return null;
    const known = labels.get(root(node)) ?? labels.size;
    labels.set(root(node), known);
    return known;
  };
  const entryComponent = entries.map((_, entry) => label(entry));
  const jurorComponent = jurors.map((_, juror) => label(entries.length + juror));
  return { components: labels.size, entryComponent, jurorComponent };
}

/** Answers whether a juror may not read an entry, by place; recusals and conflicts. */
export type IsForbidden = (entry: number, juror: number) => boolean;

/**
 * Cross-readings that would join all groups to the one with the most entries: for each other group two sheets where
 * conflicts allow it, one each way, so that one recusal later does not part them again. The juror with the fewest
 * sheets reads the entry with the fewest readers. Fewer where everything is forbidden.
 */
export function proposeCrossReadings(
  totals: Totals,
  connectivity: Connectivity,
  isForbidden: IsForbidden = () => false,
): CrossReading[] {
  const { components, entryComponent, jurorComponent } = connectivity;
  if (components < 2) return [];
  const readers = totals.entries.map(() => 0);
  const sheets = totals.jurors.map(() => 0);
  for (const { entry, juror } of totals.readings) {
    readers[entry] = (readers[entry] ?? 0) + 1;
    sheets[juror] = (sheets[juror] ?? 0) + 1;
  }
  const sizes = Array.from({ length: components }, (_, label) => countOf(entryComponent, label));
  const largest = sizes.indexOf(Math.max(...sizes));
  const find = (entriesOf: number, jurorsOf: number): CrossReading[] => {
    const entries = placesOf(entryComponent, entriesOf).sort((a, b) => (readers[a] ?? 0) - (readers[b] ?? 0));
    const jurors = placesOf(jurorComponent, jurorsOf).sort((a, b) => (sheets[a] ?? 0) - (sheets[b] ?? 0));
    for (const juror of jurors) {
      for (const entry of entries) {
        if (isForbidden(entry, juror)) continue;
        readers[entry] = (readers[entry] ?? 0) + 1;
        sheets[juror] = (sheets[juror] ?? 0) + 1;
        return [{ entry, juror }];
      }
    }
    return [];
  };
  return sizes.flatMap((_, label) =>
    label === largest ? [] : [...find(label, largest), ...find(largest, label)],
  );
}

function placesOf(components: readonly (number | null)[], label: number): number[] {
  return components.flatMap((component, place) => (component === label ? [place] : []));
}

function countOf(components: readonly (number | null)[], label: number): number {
  return placesOf(components, label).length;
}

/** Whether every juror with a sheet read every entry with a sheet. */
export function isComplete({ readings }: Totals): boolean {
  const entries = new Set(readings.map(({ entry }) => entry));
  const jurors = new Set(readings.map(({ juror }) => juror));
  return readings.length > 0 && readings.length === entries.size * jurors.size;
}
