import type { FoundRow, FoundTab } from './match-rows.ts';
import { type ReadCell, textOf } from './read-spreadsheet.ts';
import {
  type BodyRow,
  type CellValue,
  HIDDEN_COLUMNS,
  ORDER_COLUMN,
  ownedColumns,
  type Tab,
} from './workbook-model.ts';

/** Rows that are no longer wanted stand below all others. */
const DEPARTED_FROM = 1_000_000;

/** A row with a key: where it stands when we write, what stood in it, and what should (null: emptied). */
export type PlacedRow = {
  readonly key: string;
  readonly index: number;
  readonly found: readonly ReadCell[];
  readonly wanted: BodyRow | null;
  readonly changed: boolean;
};

/**
 * Gives each row that was found the place where it will stand when it is written: after a sort by the numbers that
 * were read, if they are intact, else where it was found, `shift` rows further down.
 * `inOrder`: the rows stand in the wanted order already, one below the other or with people's rows between.
 */
export function placeRows(
  tab: Tab,
  found: FoundTab,
  bodyStart: number,
  shift: number,
): { readonly rows: readonly PlacedRow[]; readonly inOrder: boolean; readonly insertAt: number } {
  const wanted = new Map(tab.rows.map((row) => [row.key, row]));
  let departed = DEPARTED_FROM;
  for (const row of found.rows) departed = Math.max(departed, numberOf(row));
  const kept = new Set<number>();
  const departedNumber = (row: FoundRow) => {
    const own = numberOf(row);
    // A row that a person sorted while it was written may stand with another's number.
    if (own <= DEPARTED_FROM || kept.has(own)) return ++departed;
    kept.add(own);
    return own;
  };
  const placed = found.rows.map((row): PlacedRow => {
    const target = wanted.get(row.key) ?? retire(tab, row, departedNumber(row));
    return {
      key: row.key,
      index: row.index + shift,
      found: row.cells,
      wanted: target,
      changed: target === null || !isAsWanted(row, target),
    };
  });
  const orders = placed.flatMap((row) => (row.wanted === null ? [] : [row.wanted.order]));
  const inOrder = orders.every((order, at) => at === 0 || order > (orders[at - 1] ?? 0));
  if (!found.orderIntact) {
    const last = placed.reduce((most, row) => Math.max(most, row.index), bodyStart);
    return { rows: placed, inOrder, insertAt: last + 1 };
  }
  const sorted = placed
    .toSorted((one, other) => orderOf(one) - orderOf(other))
    .map((row, at) => ({ ...row, index: bodyStart + at }));
  return { rows: sorted, inOrder, insertAt: bodyStart + Math.max(1, sorted.length) };
}

function isAsWanted(row: FoundRow, wanted: BodyRow): boolean {
  return [wanted.order, ...wanted.cells].every((cell, at) =>
    isSameCell(row.cells[ORDER_COLUMN + at] ?? null, cell),
  );
}

function isSameCell(read: ReadCell, wanted: CellValue): boolean {
  return read === (wanted === '' ? null : wanted);
}

function retire(tab: Tab, row: FoundRow, order: number): BodyRow | null {
  if (tab.departed === 'emptied') return null;
  return { key: row.key, order, cells: departedCells(tab, row, tab.departed) };
}

/**
 * What a row that is no longer wanted goes on to show: a label, its key, and the columns after it that say what it
 * was. Where the key shown is not the row's own, a person moved the row while it was written: what stands there may
 * be another's, and is taken out.
 */
export function departedCells(
  tab: Tab,
  row: FoundRow,
  { label, kept }: Exclude<Tab['departed'], 'emptied'>,
): (string | null)[] {
  const own = textOf(row.cells[HIDDEN_COLUMNS + 1]) === row.key;
  return ownedColumns(tab).map((_, at) => {
    if (at === 0) return label;
    if (at === 1) return row.key;
    return own && at <= kept ? textOf(row.cells[HIDDEN_COLUMNS + at]) || null : null;
  });
}

function numberOf(row: FoundRow): number {
  const order = row.cells[ORDER_COLUMN];
  return typeof order === 'number' ? order : 0;
}

function orderOf(row: PlacedRow): number {
  const order = row.found[ORDER_COLUMN];
  return typeof order === 'number' ? order : 0;
}
