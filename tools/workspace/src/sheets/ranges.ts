import { refuse } from './api-refusal.ts';
import type { Dimension, DimensionRange, GridRange } from './wire.ts';
import { type Tab, tabById, type Workbook } from './workbook.ts';

/** A range inside its grid, every bound known; ends are exclusive. */
export type Box = { top: number; bottom: number; left: number; right: number };
export type Span = { dimension: Dimension; start: number; end: number };

const checkBound = (name: string, value: number | undefined): void => {
  if (value !== undefined && value < 0) refuse(`${name} must be >= 0, was ${value}`);
};

/** The bounds of a range on its tab. Outside the grid, or empty, is refused with 400. */
export const boxOf = (tab: Tab, range: GridRange): Box => {
  const { rowCount, columnCount } = tab.properties.gridProperties;
  for (const name of ['startRowIndex', 'endRowIndex', 'startColumnIndex', 'endColumnIndex'] as const)
    checkBound(name, range[name]);
  const box = {
    top: range.startRowIndex ?? 0,
    bottom: range.endRowIndex ?? rowCount,
    left: range.startColumnIndex ?? 0,
    right: range.endColumnIndex ?? columnCount,
  };
  if (box.bottom > rowCount || box.right > columnCount || box.top >= rowCount || box.left >= columnCount)
    refuse(
      `Range (${tab.properties.title}) exceeds grid limits. Max rows: ${rowCount}, max columns: ${columnCount}`,
    );
  if (box.top >= box.bottom || box.left >= box.right) refuse('The range is empty.');
  return box;
};

/** The tab of a range, and its bounds there; no range at all is refused with 400. */
export const locate = (workbook: Workbook, range: GridRange | undefined): { tab: Tab; box: Box } => {
  const given = range ?? refuse('The range is required.');
  const tab = tabById(workbook, given.sheetId);
  return { tab, box: boxOf(tab, given) };
};

/** The tab and the bounds of rows or columns; outside the grid is refused with 400. */
export const locateSpan = (
  workbook: Workbook,
  range: DimensionRange | undefined,
): { tab: Tab; span: Span } => {
  const given = range ?? refuse('The range is required.');
  const dimension = given.dimension ?? refuse('The dimension is required.');
  const tab = tabById(workbook, given.sheetId);
  const count = countOf(tab, dimension);
  const span = { dimension, start: given.startIndex ?? 0, end: given.endIndex ?? count };
  if (span.start < 0 || span.start >= span.end) refuse(`endIndex must be > startIndex >= 0`);
  if (span.end > count) refuse(`Range exceeds grid limits: ${dimension} up to ${count}, asked ${span.end}`);
  return { tab, span };
};

/** How many rows or columns the grid has. */
export const countOf = (tab: Tab, dimension: Dimension): number =>
  dimension === 'ROWS' ? tab.properties.gridProperties.rowCount : tab.properties.gridProperties.columnCount;

/** Whether two boxes share a cell. */
export const overlaps = (one: Box, other: Box): boolean =>
  one.top < other.bottom && other.top < one.bottom && one.left < other.right && other.left < one.right;

/** Whether the whole of `inner` lies in `outer`. */
export const contains = (outer: Box, inner: Box): boolean =>
  outer.top <= inner.top &&
  outer.bottom >= inner.bottom &&
  outer.left <= inner.left &&
  outer.right >= inner.right;

/** The bounds of a stored range, clipped to the grid as it is now. */
export const clippedBox = (tab: Tab, range: GridRange): Box => ({
  top: range.startRowIndex ?? 0,
  bottom: range.endRowIndex ?? tab.properties.gridProperties.rowCount,
  left: range.startColumnIndex ?? 0,
  right: range.endColumnIndex ?? tab.properties.gridProperties.columnCount,
});
