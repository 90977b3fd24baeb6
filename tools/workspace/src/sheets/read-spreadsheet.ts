import { cellAt } from './cells.ts';
import { effectiveFormat } from './effective-format.ts';
import { type FieldMask, project, wantedIn } from './field-mask.ts';
import { effectiveValue, formattedText } from './number-format.ts';
import type { Box } from './ranges.ts';
import { sheetProperties } from './sheet-properties.ts';
import type {
  CellData,
  DeveloperMetadata,
  DimensionProperties,
  GridData,
  RowData,
  Sheet,
  Spreadsheet,
} from './wire.ts';
import type { Tab, Workbook } from './workbook.ts';

export type ReadOptions = {
  mask: FieldMask;
  includeGridData: boolean;
  ranges: { tab: Tab; box: Box }[];
  publicUrl: string;
};

const filled = <T>(name: string, items: T[]): Record<string, T[]> =>
  items.length > 0 ? { [name]: items } : {};

const cellData = (workbook: Workbook, tab: Tab, row: number, column: number, wanted: FieldMask): CellData => {
  const cell = cellAt(tab, row, column);
  const value = effectiveValue(cell);
  const text = wantedIn(wanted, 'formattedValue') ? formattedText(cell, workbook.properties) : undefined;
  const format = wantedIn(wanted, 'effectiveFormat') ? effectiveFormat(tab, cell, row, column) : {};
  return {
    ...cell,
    ...(value && { effectiveValue: value }),
    ...(text !== undefined && { formattedValue: text }),
    ...(Object.keys(format).length > 0 && { effectiveFormat: format }),
  };
};

const withoutTrailing = <T extends object>(items: T[]): T[] =>
  items.slice(0, items.findLastIndex((item) => Object.keys(item).length > 0) + 1);

const rowsOf = (workbook: Workbook, tab: Tab, box: Box, wanted: FieldMask): RowData[] => {
  const last = Math.min(box.bottom, tab.rows.length);
  const rows: RowData[] = [];
  for (let row = box.top; row < last; row += 1) {
    const width = Math.min(box.right, tab.rows[row]?.length ?? 0);
    const cells: CellData[] = [];
    for (let column = box.left; column < width; column += 1)
      cells.push(cellData(workbook, tab, row, column, wanted));
    const values = withoutTrailing(cells);
    rows.push(values.length > 0 ? { values } : {});
  }
  return withoutTrailing(rows);
};

const metadataOf = (workbook: Workbook, tab: Tab, dimension: 'ROWS' | 'COLUMNS', index: number) =>
  workbook.developerMetadata.filter(({ location }) => {
    const range = location?.dimensionRange;
    return (
      range?.dimension === dimension &&
      (range.sheetId ?? 0) === tab.properties.sheetId &&
      (range.startIndex ?? 0) === index
    );
  });

const dimensionsOf = (
  workbook: Workbook,
  tab: Tab,
  dimension: 'ROWS' | 'COLUMNS',
  from: number,
  to: number,
) => {
  const known = dimension === 'ROWS' ? tab.rowProperties : tab.columnProperties;
  const usual = dimension === 'ROWS' ? 21 : 100;
  return Array.from({ length: to - from }, (_, offset): DimensionProperties => {
    const developerMetadata = metadataOf(workbook, tab, dimension, from + offset);
    return {
      pixelSize: usual,
      ...known[from + offset],
      ...(developerMetadata.length > 0 && { developerMetadata }),
    };
  });
};

const gridData = (workbook: Workbook, tab: Tab, box: Box, wanted: FieldMask): GridData => {
  const cells = wantedIn(wanted, 'rowData', 'values');
  return {
    ...(box.top > 0 && { startRow: box.top }),
    ...(box.left > 0 && { startColumn: box.left }),
    ...(cells && filled('rowData', rowsOf(workbook, tab, box, cells))),
    ...(wantedIn(wanted, 'rowMetadata') && {
      rowMetadata: dimensionsOf(workbook, tab, 'ROWS', box.top, box.bottom),
    }),
    ...(wantedIn(wanted, 'columnMetadata') && {
      columnMetadata: dimensionsOf(workbook, tab, 'COLUMNS', box.left, box.right),
    }),
  };
};

const sheetOf = (workbook: Workbook, tab: Tab, boxes: Box[], data: FieldMask | undefined): Sheet => {
  const own = (metadata: DeveloperMetadata) =>
    metadata.location?.locationType === 'SHEET' &&
    (metadata.location.sheetId ?? 0) === tab.properties.sheetId;
  return {
    properties: sheetProperties(workbook, tab),
    ...(data && { data: boxes.map((box) => gridData(workbook, tab, box, data)) }),
    ...filled('merges', tab.merges),
    ...filled('conditionalFormats', tab.conditionalFormats),
    ...filled(
      'protectedRanges',
      tab.protectedRanges.map((range) => ({ ...range, requestingUserCanEdit: true })),
    ),
    ...filled('bandedRanges', tab.bandedRanges),
    ...filled('developerMetadata', workbook.developerMetadata.filter(own)),
    ...(tab.basicFilter && { basicFilter: tab.basicFilter }),
  };
};

/**
 * A spreadsheet as the API gives it. With ranges only their sheets are given; grid data comes when the mask
 * names it, or without a mask when it is asked for.
 */
export const readSpreadsheet = (workbook: Workbook, options: ReadOptions): unknown => {
  const { mask, ranges, publicUrl } = options;
  const wanted = mask === true ? options.includeGridData || undefined : wantedIn(mask, 'sheets', 'data');
  const whole = (tab: Tab): Box => ({
    top: 0,
    left: 0,
    bottom: tab.properties.gridProperties.rowCount,
    right: tab.properties.gridProperties.columnCount,
  });
  const sheets = workbook.tabs.flatMap((tab) => {
    const boxes = ranges.filter((range) => range.tab === tab).map(({ box }) => box);
    if (ranges.length > 0 && boxes.length === 0) return [];
    return [sheetOf(workbook, tab, boxes.length > 0 ? boxes : [whole(tab)], wanted)];
  });
  const spreadsheet: Spreadsheet = {
    spreadsheetId: workbook.spreadsheetId,
    properties: workbook.properties,
    sheets,
    ...filled('namedRanges', workbook.namedRanges),
    spreadsheetUrl: `${publicUrl}/sheets/${workbook.spreadsheetId}`,
    ...filled(
      'developerMetadata',
      workbook.developerMetadata.filter(({ location }) => location?.locationType === 'SPREADSHEET'),
    ),
  };
  return project(spreadsheet, mask);
};
