import type { HumanCells } from '@palmares/contest/mirror';
import { type FoundRow, type FoundTab, headerNames } from './match-rows.ts';
import { departedCells, type PlacedRow, placeRows } from './place-rows.ts';
import { addTab, LAYOUT_VERSION, provisionTab } from './provision-tab.ts';
import { type ReadTab, textOf } from './read-spreadsheet.ts';
import { colour, insertRows, sortBody, writeRows } from './sheet-requests.ts';
import type { SheetsRequest } from './sheets-client.ts';
import {
  type BodyRow,
  type CellValue,
  HEADER_KEY,
  HIDDEN_COLUMNS,
  humanColumns,
  KEY_COLUMN,
  ORDER_COLUMN,
  ownedColumns,
  type Tab,
} from './workbook-model.ts';

/** What people wrote, by the key of the row it belongs to. */
export type KeptCells = ReadonlyMap<string, HumanCells>;

/** The requests that make a tab that is missing, people's cells from the database included. */
export function planNewTab(
  tab: Tab,
  kept: KeptCells,
  place: { title: string; index: number },
  editor: string,
): SheetsRequest[] {
  const bodyStart = tab.top.length + 1;
  const rows = [...topCells(tab), ...tab.rows.map((row) => wholeRow(tab, row, kept))];
  return [
    addTab(tab, place.title, place.index),
    writeRows(tab.sheetId, 0, KEY_COLUMN, rows),
    ...provisionTab(tab, bodyStart, editor, null),
    ...drawCut(tab, bodyStart),
  ];
}

/**
 * The requests that bring a tab to what is wanted; none when it is there already.
 * Rows are sorted by their hidden numbers before anything is written to a place: what a person inserts or sorts
 * between our read and our write then changes no place, and new rows only ever go into rows opened for them.
 */
export function planTab(
  read: ReadTab,
  tab: Tab,
  found: FoundTab,
  kept: KeptCells,
  editor: string,
): SheetsRequest[] {
  const topCount = tab.top.length + 1;
  const shift = found.top === null ? topCount : 0;
  const bodyStart = (found.top?.get(HEADER_KEY) ?? tab.top.length) + 1;
  const placed = placeRows(tab, found, bodyStart, shift);
  const present = new Set(found.rows.map((row) => row.key));
  const added = tab.rows.filter((row) => !present.has(row.key));
  const body = [
    ...found.copies.map((row) => ({ ...row, cells: copiedCells(tab, row) })),
    ...found.strays.map((line) => ({ ...line, cells: emptyCells(tab) })),
  ].map((row) => {
    // Where there is no key, none is written, not even an empty one: a row that moved there meanwhile keeps its own.
    const from = row.key === '' ? ORDER_COLUMN : KEY_COLUMN;
    return writeRows(tab.sheetId, row.index + shift, from, [row.cells.slice(from)]);
  });
  const humanNames = found.strays.flatMap((line) =>
    humanColumns(tab)
      .filter(({ index, header }) => line.cells[index] === header)
      .map(({ index }) => writeRows(tab.sheetId, line.index + shift, index, [[null]])),
  );
  // Where they were found, so before any sort: in a tab that is sorted first, these are lines of the top alone.
  const cleared = [...body, ...humanNames];
  const changes = [...writeChanged(tab, placed.rows), ...restoreHuman(tab, found, placed.rows, kept)];
  const top = found.top === null ? [] : repairTop(read, tab, found.top);
  const provision =
    found.top === null ||
    read.layout !== String(LAYOUT_VERSION) ||
    (placed.rows.length === 0 && added.length > 0);
  if (cleared.length + changes.length + top.length + added.length === 0 && !provision && placed.inOrder)
    return [];
  const moved = cleared.length + changes.length + added.length > 0 || !placed.inOrder;
  return [
    ...(found.top === null ? remakeTop(tab, topCount) : top),
    ...cleared,
    ...(moved && found.orderIntact ? [sortBody(tab.sheetId, bodyStart)] : []),
    ...changes,
    ...addRows(tab, added, kept, Math.min(placed.insertAt, read.rowCount + shift - 1)),
    ...(moved ? [sortBody(tab.sheetId, bodyStart), ...drawCut(tab, bodyStart)] : []),
    ...(provision ? provisionTab(tab, bodyStart, editor, read) : []),
  ];
}

/** Writes the lines that only say how fresh the tab is. */
export function refreshTop(tab: Tab, found: FoundTab | null): SheetsRequest[] {
  return tab.top.flatMap((line) => {
    const index = found?.top?.get(line.key);
    return line.volatile && index !== undefined && found?.columnsMoved === false
      ? [writeRows(tab.sheetId, index, HIDDEN_COLUMNS, [[line.text]])]
      : [];
  });
}

function topCells(tab: Tab): CellValue[][] {
  return [...tab.top.map((line) => [line.key, null, line.text]), headerNames(tab)];
}

function remakeTop(tab: Tab, topCount: number): SheetsRequest[] {
  return [insertRows(tab.sheetId, 0, topCount, false), writeRows(tab.sheetId, 0, KEY_COLUMN, topCells(tab))];
}

function repairTop(read: ReadTab, tab: Tab, places: ReadonlyMap<string, number>): SheetsRequest[] {
  const wanted = [
    ...tab.top.filter((line) => !line.volatile).map((line) => ({ key: line.key, cells: [line.text] })),
    { key: HEADER_KEY, cells: tab.columns.map((column) => column.header) },
  ];
  return wanted.flatMap(({ key, cells }) => {
    const index = places.get(key) ?? 0;
    const same = cells.every((cell, at) => textOf(read.rows[index]?.[HIDDEN_COLUMNS + at]) === cell);
    return same ? [] : [writeRows(tab.sheetId, index, HIDDEN_COLUMNS, [cells])];
  });
}

// A row that is emptied gives up its key; no other key is ever written again. Consecutive rows travel in one request.
function writeChanged(tab: Tab, rows: readonly PlacedRow[]): SheetsRequest[] {
  const changed = rows.filter((row) => row.changed).toSorted((one, other) => one.index - other.index);
  const emptied = changed.filter((row) => row.wanted === null);
  const runs: { start: number; cells: CellValue[][] }[] = [];
  for (const { index, wanted } of changed) {
    if (wanted === null) continue;
    const cells = [wanted.order, ...wanted.cells];
    const run = runs.at(-1);
    if (run !== undefined && run.start + run.cells.length === index) run.cells.push(cells);
    else runs.push({ start: index, cells: [cells] });
  }
  return [
    ...emptied.map((row) => writeRows(tab.sheetId, row.index, KEY_COLUMN, [emptyCells(tab)])),
    ...runs.map(({ start, cells }) => writeRows(tab.sheetId, start, ORDER_COLUMN, cells)),
  ];
}

// Under a lost name what people wrote can't be told from nothing: what was kept goes back where nothing stands.
function restoreHuman(
  tab: Tab,
  found: FoundTab,
  rows: readonly PlacedRow[],
  kept: KeptCells,
): SheetsRequest[] {
  if (found.humanIntact || found.top === null) return [];
  return rows.flatMap((row) =>
    humanColumns(tab).flatMap(({ field, index }) => {
      const text = kept.get(row.key)?.[field] ?? '';
      return text !== '' && textOf(row.found[index]) === ''
        ? [writeRows(tab.sheetId, row.index, index, [[text]])]
        : [];
    }),
  );
}

function addRows(tab: Tab, rows: readonly BodyRow[], kept: KeptCells, at: number): SheetsRequest[] {
  if (rows.length === 0) return [];
  return [
    insertRows(tab.sheetId, at, rows.length, true),
    writeRows(
      tab.sheetId,
      at,
      KEY_COLUMN,
      rows.map((row) => wholeRow(tab, row, kept)),
    ),
  ];
}

function drawCut(tab: Tab, bodyStart: number): SheetsRequest[] {
  const columns = {
    startColumnIndex: HIDDEN_COLUMNS,
    endColumnIndex: HIDDEN_COLUMNS + tab.columns.length,
  };
  const none = { style: 'NONE' };
  if (humanColumns(tab).length === 0) return [];
  const body = { sheetId: tab.sheetId, startRowIndex: bodyStart, ...columns };
  const wipe = { updateBorders: { range: body, top: none, innerHorizontal: none, bottom: none } };
  if (tab.aboveCut === null) return [wipe];
  const last = bodyStart + tab.aboveCut;
  return [
    wipe,
    {
      updateBorders: {
        range: { ...body, startRowIndex: last - 1, endRowIndex: last },
        bottom: { style: 'SOLID_THICK', colorStyle: colour('#B42318') },
      },
    },
  ];
}

function wholeRow(tab: Tab, row: BodyRow, kept: KeptCells): CellValue[] {
  const human = humanColumns(tab).map(({ field }) => kept.get(row.key)?.[field] || null);
  return [row.key, row.order, ...row.cells, ...human];
}

function emptyCells(tab: Tab): CellValue[] {
  return Array.from({ length: HIDDEN_COLUMNS + ownedColumns(tab).length }, () => null);
}

// A copy gives up its key, and says what it is a copy of.
function copiedCells(tab: Tab, row: FoundRow): CellValue[] {
  if (tab.departed === 'emptied') return emptyCells(tab);
  const hidden = Array.from({ length: HIDDEN_COLUMNS }, () => null);
  return [...hidden, ...departedCells(tab, row, { ...tab.departed, label: 'copie' })];
}
