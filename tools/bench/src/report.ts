/** A figure with its unit, so that a reader of the JSON needs no legend; null where there is none. */
export type Cell = { readonly value: number; readonly unit: Unit } | string | null;

export type Unit = 'ms' | 's' | 'MB' | 'MB/s' | '/s' | '×' | 'bytes' | 'calls' | 'requests' | 'count';

/** One table of a report; each row has a cell for each column. */
export type Table = {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};

/** What one benchmark found, and what a reader must know to judge it. */
export type Report = { readonly tables: readonly Table[]; readonly notes: readonly string[] };

export const ms = (value: number): Cell => ({ value, unit: 'ms' });
export const perSecond = (value: number): Cell => ({ value, unit: '/s' });
export const megabytes = (bytes: number): Cell => ({ value: bytes / 1_000_000, unit: 'MB' });

/** `ours` divided by `other`; null where either is missing. */
export function ratio(ours: number, other: number | null | undefined): Cell {
  return other == null || other === 0 ? null : { value: ours / other, unit: '×' };
}
