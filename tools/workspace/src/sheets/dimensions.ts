import { refuse } from './api-refusal.ts';
import { cellAt, putCell } from './cells.ts';
import { countOf, type Span } from './ranges.ts';
import { shiftForDelete, shiftForInsert, shiftRanges } from './shift-ranges.ts';
import type { Dimension } from './wire.ts';
import { type Cell, limits, type Tab, type Workbook } from './workbook.ts';

const frozenField = (dimension: Dimension) =>
  dimension === 'ROWS' ? ('frozenRowCount' as const) : ('frozenColumnCount' as const);
const countField = (dimension: Dimension) =>
  dimension === 'ROWS' ? ('rowCount' as const) : ('columnCount' as const);

/** Refuses a workbook of more than ten million cells. */
export const checkCellCount = (workbook: Workbook): void => {
  const cells = workbook.tabs.reduce((sum, tab) => sum + countOf(tab, 'ROWS') * countOf(tab, 'COLUMNS'), 0);
  if (cells > limits.cells)
    refuse(
      `This action would increase the number of cells in the workbook above the limit of ${limits.cells} cells.`,
    );
};

const sameRule = (one: Cell, other: Cell): boolean =>
  one.dataValidation !== undefined &&
  JSON.stringify(one.dataValidation) === JSON.stringify(other.dataValidation);

const insertedCell = (before: Cell, after: Cell, fromBefore: boolean): Cell => {
  const format = (fromBefore ? before : after).userEnteredFormat;
  return {
    ...(format && { userEnteredFormat: format }),
    // A validation covers a range: a row that opens inside the range is covered too.
    ...(sameRule(before, after) && { dataValidation: before.dataValidation }),
  };
};

const recordMove = (
  workbook: Workbook,
  tab: Tab,
  dimension: Dimension,
  moved: (index: number) => number | undefined,
) => {
  const { sheetId } = tab.properties;
  const field = dimension === 'ROWS' ? 'row' : 'column';
  workbook.moves?.push((place) => {
    if (place.sheetId !== sheetId) return place;
    const index = moved(place[field]);
    return index === undefined ? undefined : { ...place, [field]: index };
  });
};

/** Inserts empty rows or columns; formats come from the one before or after, as asked. */
export const insertSpan = (workbook: Workbook, tab: Tab, span: Span, fromBefore: boolean): void => {
  const { dimension, start } = span;
  const count = span.end - start;
  const grid = tab.properties.gridProperties;
  const frozen = grid[frozenField(dimension)] ?? 0;
  const inRows = dimension === 'ROWS';
  const across = inRows ? grid.columnCount : tab.rows.length;
  const fresh = Array.from({ length: across }, (_, index) =>
    inRows
      ? insertedCell(cellAt(tab, start - 1, index), cellAt(tab, start, index), fromBefore)
      : insertedCell(cellAt(tab, index, start - 1), cellAt(tab, index, start), fromBefore),
  );
  const properties = inRows ? tab.rowProperties : tab.columnProperties;
  if (start < properties.length) properties.splice(start, 0, ...Array.from({ length: count }, () => null));
  if (inRows && start < tab.rows.length)
    tab.rows.splice(start, 0, ...Array.from({ length: count }, () => []));
  if (!inRows)
    for (const row of tab.rows)
      if (start < row.length) row.splice(start, 0, ...Array.from({ length: count }, () => null));
  grid[countField(dimension)] += count;
  if (start < frozen) grid[frozenField(dimension)] = frozen + count;
  shiftRanges(workbook, tab, dimension, shiftForInsert(start, count));
  recordMove(workbook, tab, dimension, (index) => (index >= start ? index + count : index));
  for (let offset = 0; offset < count; offset += 1)
    for (const [index, cell] of fresh.entries())
      putCell(tab, inRows ? start + offset : index, inRows ? index : start + offset, cell);
  checkCellCount(workbook);
};

/** Deletes rows or columns with what stands in them; deleting all of them, or all unfrozen ones, is refused. */
export const deleteSpan = (workbook: Workbook, tab: Tab, span: Span): void => {
  const { dimension, start, end } = span;
  const grid = tab.properties.gridProperties;
  const count = countOf(tab, dimension);
  const frozen = grid[frozenField(dimension)] ?? 0;
  const frozenLost = Math.max(0, Math.min(end, frozen) - start);
  if (end - start >= count) refuse(`You can't delete all the ${dimension.toLowerCase()} on the sheet.`);
  if (count - (end - start) - (frozen - frozenLost) <= 0)
    refuse(`Sorry, it is not possible to delete all non-frozen ${dimension.toLowerCase()}.`);
  if (dimension === 'ROWS') {
    tab.rows.splice(start, end - start);
    tab.rowProperties.splice(start, end - start);
  } else {
    for (const row of tab.rows) row.splice(start, end - start);
    tab.columnProperties.splice(start, end - start);
  }
  grid[countField(dimension)] = count - (end - start);
  if (frozenLost > 0) grid[frozenField(dimension)] = frozen - frozenLost;
  shiftRanges(workbook, tab, dimension, shiftForDelete(start, end));
  recordMove(workbook, tab, dimension, (index) =>
    index < start ? index : index >= end ? index - (end - start) : undefined,
  );
};

/** Adds empty rows or columns at the end. */
export const appendSpan = (workbook: Workbook, tab: Tab, dimension: Dimension, length: number): void => {
  if (length < 1) refuse('length must be at least 1');
  tab.properties.gridProperties[countField(dimension)] += length;
  checkCellCount(workbook);
};
