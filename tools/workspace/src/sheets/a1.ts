import { refuse } from './api-refusal.ts';
import { type Box, boxOf } from './ranges.ts';
import { type Tab, tabById, tabByTitle, type Workbook } from './workbook.ts';

/** The letters of a column by its index from 0: A, B … Z, AA. */
export const columnName = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : columnName(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26));

/** The index from 0 of a column by its letters. */
export const columnIndex = (letters: string): number =>
  letters
    .toUpperCase()
    .split('')
    .reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** The name of a cell: row 0, column 0 is A1. */
export const cellName = (row: number, column: number): string => `${columnName(column)}${row + 1}`;

/** Row and column from 0 of a cell's name such as B12; undefined when it isn't one. */
export const parseCellName = (text: string): { row: number; column: number } | undefined => {
  const [, letters, digits] = /^([A-Z]{1,3})([1-9]\d*)$/i.exec(text.trim()) ?? [];
  return letters && digits ? { row: Number(digits) - 1, column: columnIndex(letters) } : undefined;
};

const corner = (text: string): { row?: number; column?: number } | undefined => {
  const [, letters, digits] = /^\$?([A-Z]{1,3})?\$?([1-9]\d*)?$/i.exec(text) ?? [];
  if (!letters && !digits) return undefined;
  return {
    ...(letters && { column: columnIndex(letters) }),
    ...(digits && { row: Number(digits) - 1 }),
  };
};

const boxIn = (tab: Tab, cells: string): Box | undefined => {
  const [first = '', last = first] = cells.split(':');
  const from = corner(first);
  const to = corner(last);
  if (!from || !to) return undefined;
  if (!cells.includes(':') && (from.row === undefined || from.column === undefined)) return undefined;
  const { rowCount, columnCount } = tab.properties.gridProperties;
  return boxOf(tab, {
    startRowIndex: from.row ?? 0,
    endRowIndex: to.row === undefined ? rowCount : Math.min(rowCount, to.row + 1),
    startColumnIndex: from.column ?? 0,
    endColumnIndex: to.column === undefined ? columnCount : Math.min(columnCount, to.column + 1),
  });
};

/** The tab and bounds of a range in A1 notation, a tab's title or a named range; 400 when it can't be read. */
export const parseRange = (workbook: Workbook, text: string): { tab: Tab; box: Box } => {
  const unreadable = (): never => refuse(`Unable to parse range: ${text}`);
  const [, quoted, plain, cells] = /^(?:'((?:[^']|'')+)'|([^!']+))(?:!(.+))?$/.exec(text) ?? [];
  const title = quoted?.replaceAll("''", "'") ?? plain ?? '';
  const tab = tabByTitle(workbook, title);
  if (tab) return { tab, box: cells === undefined ? boxOf(tab, {}) : (boxIn(tab, cells) ?? unreadable()) };
  const named = workbook.namedRanges.find((range) => range.name === title);
  if (named?.range && cells === undefined) {
    const owner = tabById(workbook, named.range.sheetId);
    return { tab: owner, box: boxOf(owner, named.range) };
  }
  const first = workbook.tabs[0] ?? unreadable();
  if (cells !== undefined || quoted !== undefined) return unreadable();
  return { tab: first, box: boxIn(first, title) ?? unreadable() };
};

/** A range written back as Google answers it: the title quoted where it must be. */
export const rangeName = (tab: Tab, box: Box): string => {
  const { title } = tab.properties;
  const quoted = /^[A-Za-z_]\w*$/.test(title) ? title : `'${title.replaceAll("'", "''")}'`;
  return `${quoted}!${cellName(box.top, box.left)}:${cellName(box.bottom - 1, box.right - 1)}`;
};
