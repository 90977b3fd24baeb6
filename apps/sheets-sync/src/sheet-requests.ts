import type { SheetsRequest } from './sheets-client.ts';
import type { CellValue } from './workbook-model.ts';
import { ORDER_COLUMN } from './workbook-model.ts';

type CellData = NonNullable<
  NonNullable<NonNullable<SheetsRequest['updateCells']>['rows']>[number]['values']
>[number];

/** Writes consecutive rows of values from one cell on. Text goes in as text: nothing is ever parsed or run. */
export function writeRows(
  sheetId: number,
  rowIndex: number,
  columnIndex: number,
  rows: readonly (readonly CellValue[])[],
): SheetsRequest {
  return {
    updateCells: {
      start: { sheetId, rowIndex, columnIndex },
      rows: rows.map((cells) => ({ values: cells.map(toCellData) })),
      fields: 'userEnteredValue',
    },
  };
}

/** Sorts every row from `startRow` to the sheet's end, people's columns and any beyond them included, by our hidden numbers. */
export function sortBody(sheetId: number, startRow: number): SheetsRequest {
  return {
    sortRange: {
      range: { sheetId, startRowIndex: startRow },
      sortSpecs: [{ dimensionIndex: ORDER_COLUMN, sortOrder: 'ASCENDING' }],
    },
  };
}

/** Opens empty rows before `startRow`. */
export function insertRows(
  sheetId: number,
  startRow: number,
  count: number,
  inheritFromBefore: boolean,
): SheetsRequest {
  return {
    insertDimension: {
      range: { sheetId, dimension: 'ROWS', startIndex: startRow, endIndex: startRow + count },
      inheritFromBefore,
    },
  };
}

/** Opens empty columns before `startColumn`, which pushes people's columns to the right with all that is in them. */
export function insertColumns(sheetId: number, startColumn: number, count: number): SheetsRequest {
  return {
    insertDimension: {
      range: { sheetId, dimension: 'COLUMNS', startIndex: startColumn, endIndex: startColumn + count },
      inheritFromBefore: true,
    },
  };
}

/** A colour as Sheets wants it, from `#RRGGBB`. */
export function colour(hex: string): { rgbColor: { red: number; green: number; blue: number } } {
  const channel = (from: number) => Number.parseInt(hex.slice(from, from + 2), 16) / 255;
  return { rgbColor: { red: channel(1), green: channel(3), blue: channel(5) } };
}

function toCellData(value: CellValue): CellData {
  if (value === null || value === '') return {};
  return { userEnteredValue: typeof value === 'number' ? { numberValue: value } : { stringValue: value } };
}
