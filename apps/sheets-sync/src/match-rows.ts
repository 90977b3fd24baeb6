import type { HumanCells } from '@palmares/contest/mirror';
import { type ReadCell, type ReadTab, textOf } from './read-spreadsheet.ts';
import {
  HEADER_KEY,
  HIDDEN_COLUMNS,
  humanColumns,
  KEY_COLUMN,
  ORDER_COLUMN,
  type Tab,
} from './workbook-model.ts';

/** A row of the body as found, by its index on the sheet. */
export type FoundRow = { readonly key: string; readonly index: number; readonly cells: readonly ReadCell[] };

/** Where the parts of a tab were found. Nothing here is assumed to be where it was put. */
export type FoundTab = {
  /** Our lines on top by key, when all are there, in order, above every row; else they have to be made again. */
  readonly top: ReadonlyMap<string, number> | null;
  /** Rows that carry a key, the first of each key. */
  readonly rows: readonly FoundRow[];
  /** Later rows with a key that an earlier one has: a person copied them. */
  readonly copies: readonly FoundRow[];
  /** What is ours but in no place of its own: lines that belong on top, cells of ours in a row without a key. */
  readonly strays: readonly FoundRow[];
  /** Rows of the body that people made. */
  readonly foreign: number;
  /** A person moved columns: what is in which can't be told. */
  readonly columnsMoved: boolean;
  /** Each human column stands under its own name. */
  readonly humanIntact: boolean;
  /** Every row's number to sort by is unique, and no other row has one: sorting by it gives a known place to each. */
  readonly orderIntact: boolean;
};

/** Finds our lines and rows in a tab by their keys alone. */
export function matchRows(read: ReadTab, tab: Tab): FoundTab {
  const rows: FoundRow[] = [];
  const copies: FoundRow[] = [];
  const lines: FoundRow[] = [];
  const remains: FoundRow[] = [];
  const seen = new Set<string>();
  for (const [index, cells] of read.rows.entries()) {
    const key = textOf(cells[KEY_COLUMN]);
    if (key === '' && typeof cells[ORDER_COLUMN] === 'number') {
      remains.push({ key, index, cells });
    } else if (key.startsWith('#')) {
      lines.push({ key, index, cells });
    } else if (key !== '') {
      // The column of keys is ours alone: a row with one is ours, even where its number was cleared.
      (seen.has(key) ? copies : rows).push({ key, index, cells });
      seen.add(key);
    }
  }
  const top = findTop(tab, lines, rows[0]?.index ?? read.rows.length);
  const header = top?.get(HEADER_KEY);
  const headerCells = (header === undefined ? undefined : read.rows[header]) ?? headerNames(tab);
  const bodyStart = header === undefined ? 0 : header + 1;
  const keyed = new Set([...rows, ...copies].map((row) => row.index));
  const others = read.rows
    .map((cells, index) => ({ cells, index }))
    .filter(
      ({ cells, index }) => index >= bodyStart && !keyed.has(index) && cells.some((cell) => cell !== null),
    );
  const orders = rows.map((row) => row.cells[ORDER_COLUMN]);
  return {
    top,
    rows,
    copies,
    strays: [...lines.filter((line) => top?.get(line.key) !== line.index), ...remains],
    foreign: others.length,
    columnsMoved: areColumnsMoved(tab, headerCells) || isKeyColumnMoved(read),
    humanIntact: humanColumns(tab).every(({ header: name, index }) => headerCells[index] === name),
    orderIntact:
      copies.length === 0 &&
      orders.every((order) => typeof order === 'number') &&
      new Set(orders).size === orders.length &&
      others.every(({ cells }) => (cells[ORDER_COLUMN] ?? null) === null),
  };
}

/** What people wrote beside the rows that were found. None where a human column is not under its own name. */
export function readHumanCells(found: FoundTab, tab: Tab): HumanCells[] {
  const columns = humanColumns(tab);
  if (columns.length === 0 || found.columnsMoved || !found.humanIntact) return [];
  return found.rows.map(({ key, cells }) => {
    const written = { code: key, commentaire: '', decision: '' };
    for (const { field, index } of columns) written[field] = textOf(cells[index]);
    return written;
  });
}

/** The cells of the line that names the columns, hidden ones included. */
export function headerNames(tab: Tab): string[] {
  return [HEADER_KEY, 'Ordre', ...tab.columns.map((column) => column.header)];
}

function findTop(tab: Tab, lines: readonly FoundRow[], firstRow: number): Map<string, number> | null {
  const wanted = [...tab.top.map((line) => line.key), HEADER_KEY];
  const found = wanted.map((key) => lines.find((line) => line.key === key)?.index ?? -1);
  const ordered = found.every((index, at) => index >= 0 && index > (found[at - 1] ?? -1) && index < firstRow);
  return ordered ? new Map(wanted.map((key, at) => [key, found[at] ?? 0])) : null;
}

// Renamed in place is repaired; standing under another letter means that columns were inserted, deleted or dragged.
function areColumnsMoved(tab: Tab, header: readonly ReadCell[]): boolean {
  return tab.columns.some((column, at) => {
    const index = header.indexOf(column.header);
    return index >= 0 && index !== HIDDEN_COLUMNS + at;
  });
}

function isKeyColumnMoved(read: ReadTab): boolean {
  return read.rows.some((cells) => cells.indexOf(HEADER_KEY) > KEY_COLUMN);
}
