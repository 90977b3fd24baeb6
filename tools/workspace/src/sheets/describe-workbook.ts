import { cellName, columnName } from './a1.ts';
import { cellAt, usedSize } from './cells.ts';
import { formattedText } from './number-format.ts';
import type { ExtendedValue, NamedRange } from './wire.ts';
import type { Tab, Workbook } from './workbook.ts';

export type DescribedCell = {
  text: string;
  value?: ExtendedValue;
  note?: string;
};
export type DescribedSheet = {
  sheetId: number;
  title: string;
  hidden: boolean;
  frozenRows: number;
  hiddenColumns: string[];
  /** Texts as shown, row by row, as far as the sheet is used. */
  rows: string[][];
  /** Cells that hold something, by their name (B12). */
  cells: Record<string, DescribedCell>;
  /** Everything else as it is kept, formats and rules included. */
  kept: Tab;
};
/** A spreadsheet read plainly, for tests. */
export type DescribedSpreadsheet = {
  id: string;
  title: string;
  revision: number;
  sheets: DescribedSheet[];
  namedRanges: NamedRange[];
  /** Developer metadata by key, with its value. */
  metadata: Record<string, string>;
};

const describeSheet = (workbook: Workbook, tab: Tab): DescribedSheet => {
  const used = usedSize(tab);
  const cells: Record<string, DescribedCell> = {};
  const rows = Array.from({ length: used.rows }, (_row, row) =>
    Array.from({ length: used.columns }, (_column, column) => {
      const cell = cellAt(tab, row, column);
      const text = formattedText(cell, workbook.properties) ?? '';
      const { userEnteredValue: value, note } = cell;
      if (value || note !== undefined)
        cells[cellName(row, column)] = { text, ...(value && { value }), ...(note !== undefined && { note }) };
      return text;
    }),
  );
  return {
    sheetId: tab.properties.sheetId,
    title: tab.properties.title,
    hidden: tab.properties.hidden ?? false,
    frozenRows: tab.properties.gridProperties.frozenRowCount ?? 0,
    hiddenColumns: tab.columnProperties.flatMap((column, index) =>
      column?.hiddenByUser ? [columnName(index)] : [],
    ),
    rows,
    cells,
    kept: structuredClone(tab),
  };
};

/** Reads a spreadsheet as a test wants to see it. */
export const describeWorkbook = (workbook: Workbook): DescribedSpreadsheet => ({
  id: workbook.spreadsheetId,
  title: workbook.properties.title,
  revision: workbook.revision,
  sheets: workbook.tabs.map((tab) => describeSheet(workbook, tab)),
  namedRanges: structuredClone(workbook.namedRanges),
  metadata: Object.fromEntries(
    workbook.developerMetadata.map(({ metadataKey = '', metadataValue = '' }) => [
      metadataKey,
      metadataValue,
    ]),
  ),
});
