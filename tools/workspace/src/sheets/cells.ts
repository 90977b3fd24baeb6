import { refuse } from './api-refusal.ts';
import type { Box } from './ranges.ts';
import type { ExtendedValue } from './wire.ts';
import { type Cell, limits, type Tab } from './workbook.ts';

/** What stands in a cell; an empty cell is `{}`. */
export const cellAt = (tab: Tab, row: number, column: number): Cell => tab.rows[row]?.[column] ?? {};

const isEmpty = (cell: Cell): boolean => Object.values(cell).every((value) => value === undefined);

/** Puts a cell in its place in a draft. */
export const putCell = (tab: Tab, row: number, column: number, cell: Cell): void => {
  const empty = isEmpty(cell);
  if (empty && tab.rows[row]?.[column] === undefined) return;
  while (tab.rows.length <= row) tab.rows.push([]);
  const cells = tab.rows[row] ?? [];
  while (cells.length <= column) cells.push(null);
  cells[column] = empty ? null : cell;
};

/** Replaces every cell of a box by what `change` makes of it. */
export const changeCells = (
  tab: Tab,
  box: Box,
  change: (cell: Cell, row: number, column: number) => Cell,
): void => {
  for (let row = box.top; row < box.bottom; row += 1)
    for (let column = box.left; column < box.right; column += 1)
      putCell(tab, row, column, change(cellAt(tab, row, column), row, column));
};

/** A value as the API may write it: exactly one member, no error, at most 50,000 characters. */
export const checkValue = (value: ExtendedValue | undefined): ExtendedValue | undefined => {
  if (value === undefined) return undefined;
  const members = Object.keys(value);
  if (members.length === 0) return undefined;
  if (members.length > 1) return refuse(`userEnteredValue has more than one member: ${members.join(', ')}`);
  if (value.errorValue) return refuse('errorValue cannot be written');
  const text = value.stringValue ?? value.formulaValue ?? '';
  if (text.length > limits.charactersPerCell)
    refuse(
      `Your input contains more than the maximum of ${limits.charactersPerCell} characters in a single cell.`,
    );
  if (value.formulaValue !== undefined && !value.formulaValue.startsWith('='))
    refuse('A formulaValue must start with =');
  return value.stringValue === '' ? undefined : value;
};

/** The first row and column after everything that has a value, a note or a format. */
export const usedSize = (tab: Tab): { rows: number; columns: number } => {
  let rows = 0;
  let columns = 0;
  for (const [index, row] of tab.rows.entries()) {
    const last = row.findLastIndex((cell) => cell !== null);
    if (last >= 0) rows = index + 1;
    columns = Math.max(columns, last + 1);
  }
  return { rows, columns };
};
