import { cellAt, putCell } from './cells.ts';
import { effectiveValue } from './number-format.ts';
import type { Box } from './ranges.ts';
import type { SortSpec } from './wire.ts';
import type { Cell, Tab, Workbook } from './workbook.ts';

const kindRank = (cell: Cell): number => {
  const value = effectiveValue(cell);
  if (!value) return 3;
  return value.numberValue !== undefined ? 0 : value.stringValue !== undefined ? 1 : 2;
};

const compareValues = (one: Cell, other: Cell): number => {
  const byKind = kindRank(one) - kindRank(other);
  if (byKind !== 0) return byKind;
  const a = effectiveValue(one);
  const b = effectiveValue(other);
  if (a?.numberValue !== undefined) return a.numberValue - (b?.numberValue ?? 0);
  if (a?.stringValue !== undefined)
    return a.stringValue.localeCompare(b?.stringValue ?? '', 'fr', { sensitivity: 'accent' });
  return Number(a?.boolValue ?? false) - Number(b?.boolValue ?? false);
};

const compareRows = (one: Cell[], other: Cell[], left: number, specs: readonly SortSpec[]): number => {
  for (const { dimensionIndex = 0, sortOrder } of specs) {
    const a = one[dimensionIndex - left] ?? {};
    const b = other[dimensionIndex - left] ?? {};
    const order = compareValues(a, b);
    const blanks = kindRank(a) === 3 || kindRank(b) === 3;
    if (order !== 0) return sortOrder === 'DESCENDING' && !blanks ? -order : order;
  }
  return 0;
};

/**
 * Sorts the rows of a box, whole cells with formats and notes; equal rows keep their order, and empty cells
 * come last in either direction. Cells beside the box stay where they are, as in Google Sheets.
 */
export const sortBox = (workbook: Workbook, tab: Tab, box: Box, specs: readonly SortSpec[]): void => {
  const rows = Array.from({ length: box.bottom - box.top }, (_row, down) => ({
    down,
    cells: Array.from({ length: box.right - box.left }, (_cell, along) =>
      cellAt(tab, box.top + down, box.left + along),
    ),
  }));
  rows.sort(({ cells: one }, { cells: other }) => compareRows(one, other, box.left, specs));
  for (const [down, { cells }] of rows.entries())
    for (const [along, cell] of cells.entries()) putCell(tab, box.top + down, box.left + along, cell);

  const { sheetId } = tab.properties;
  const arrival = new Map(rows.map(({ down }, index) => [box.top + down, box.top + index]));
  workbook.moves?.push((place) =>
    place.sheetId === sheetId && place.column >= box.left && place.column < box.right
      ? { ...place, row: arrival.get(place.row) ?? place.row }
      : place,
  );
};
