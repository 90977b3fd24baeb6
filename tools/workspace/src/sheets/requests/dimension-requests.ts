import { refuse } from '../api-refusal.ts';
import { cellAt } from '../cells.ts';
import { appendSpan, deleteSpan, insertSpan } from '../dimensions.ts';
import { formattedText } from '../number-format.ts';
import { locateSpan, type Span } from '../ranges.ts';
import { applyMask, parseUpdateMask } from '../update-mask.ts';
import type { DimensionProperties } from '../wire.ts';
import { type Tab, tabById, type Workbook } from '../workbook.ts';
import type { Handlers } from './handler.ts';

const propertiesOf = (tab: Tab, span: Span) =>
  span.dimension === 'ROWS' ? tab.rowProperties : tab.columnProperties;

const changeProperties = (
  tab: Tab,
  span: Span,
  change: (properties: DimensionProperties, index: number) => DimensionProperties,
): void => {
  const list = propertiesOf(tab, span);
  while (list.length < span.end) list.push(null);
  for (let index = span.start; index < span.end; index += 1) list[index] = change(list[index] ?? {}, index);
};

const fittingWidth = (draft: Workbook, tab: Tab, column: number): number => {
  const longest = tab.rows.reduce((most, _row, row) => {
    const text = formattedText(cellAt(tab, row, column), draft.properties) ?? '';
    return Math.max(most, ...text.split('\n').map((line) => line.length));
  }, 0);
  return Math.max(21, longest * 7 + 10);
};

/** Requests about rows and columns. */
export const dimensionRequests: Handlers<
  | 'appendDimension'
  | 'insertDimension'
  | 'deleteDimension'
  | 'updateDimensionProperties'
  | 'autoResizeDimensions'
> = {
  appendDimension: (draft, { sheetId, dimension, length }) => {
    const tab = tabById(draft, sheetId);
    appendSpan(draft, tab, dimension ?? refuse('The dimension is required.'), length ?? 0);
    return {};
  },
  insertDimension: (draft, { range, inheritFromBefore = false }) => {
    const given = range ?? refuse('The range is required.');
    if (given.startIndex === undefined && given.endIndex === undefined)
      refuse('startIndex and endIndex are required.');
    const start = given.startIndex ?? 0;
    const end = given.endIndex ?? refuse('endIndex is required.');
    const dimension = given.dimension ?? refuse('The dimension is required.');
    const tab = tabById(draft, given.sheetId);
    // The new rows may reach past the end of the grid, but must start inside it.
    locateSpan(draft, { ...given, startIndex: start, endIndex: start + 1 });
    if (end <= start) refuse('endIndex must be > startIndex >= 0');
    if (inheritFromBefore && start === 0) refuse('inheritFromBefore cannot be true at index 0.');
    insertSpan(draft, tab, { dimension, start, end }, inheritFromBefore);
    return {};
  },
  deleteDimension: (draft, { range }) => {
    const { tab, span } = locateSpan(draft, range);
    deleteSpan(draft, tab, span);
    return {};
  },
  updateDimensionProperties: (draft, { range, properties = {}, fields }) => {
    const mask = parseUpdateMask(fields, 'DimensionProperties');
    if (properties.developerMetadata || (mask !== true && mask.has('developerMetadata')))
      refuse('developerMetadata is changed by its own requests.');
    if (properties.pixelSize !== undefined && properties.pixelSize < 0) refuse('pixelSize must be >= 0');
    const { tab, span } = locateSpan(draft, range);
    changeProperties(tab, span, (old) => applyMask<DimensionProperties>(old, properties, mask));
    return {};
  },
  autoResizeDimensions: (draft, { dimensions }) => {
    const { tab, span } = locateSpan(draft, dimensions);
    changeProperties(tab, span, (old, index) =>
      span.dimension === 'ROWS'
        ? { ...old, pixelSize: 21 }
        : { ...old, pixelSize: fittingWidth(draft, tab, index) },
    );
    return {};
  },
};
