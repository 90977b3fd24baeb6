import { randomInt } from 'node:crypto';
import { refuse } from './api-refusal.ts';
import type {
  BandedRange,
  BasicFilter,
  CellData,
  ConditionalFormatRule,
  DeveloperMetadata,
  DimensionProperties,
  GridProperties,
  GridRange,
  NamedRange,
  ProtectedRange,
  SheetProperties,
  SpreadsheetProperties,
} from './wire.ts';

/** A cell as it is kept: what was entered. What is effective is computed when it is read. */
export type Cell = Pick<CellData, 'userEnteredValue' | 'userEnteredFormat' | 'note' | 'dataValidation'>;
/** A row of cells, shorter than the grid where the rest is empty. Cells are never changed in place. */
export type Row = (Cell | null)[];
export type TabProperties = Omit<SheetProperties, 'index' | 'sheetId' | 'title' | 'gridProperties'> & {
  sheetId: number;
  title: string;
  gridProperties: GridProperties & { rowCount: number; columnCount: number };
};
/** One sheet (tab) of a spreadsheet. `rows` may be shorter than the grid. */
export type Tab = {
  properties: TabProperties;
  rows: Row[];
  rowProperties: (DimensionProperties | null)[];
  columnProperties: (DimensionProperties | null)[];
  merges: GridRange[];
  conditionalFormats: ConditionalFormatRule[];
  protectedRanges: ProtectedRange[];
  bandedRanges: BandedRange[];
  basicFilter?: BasicFilter;
};
/** Where a cell stands after rows or columns moved; undefined when it was deleted. */
export type Place = { sheetId: number; row: number; column: number };
export type Move = (place: Place) => Place | undefined;
/** One spreadsheet, whole. `revision` grows by one with each change that is kept. */
export type Workbook = {
  spreadsheetId: string;
  revision: number;
  properties: SpreadsheetProperties & { title: string; locale: string };
  tabs: Tab[];
  namedRanges: NamedRange[];
  developerMetadata: DeveloperMetadata[];
  /** What moved in the change that is being made; not kept in the file. */
  moves?: Move[];
};

/** Google's documented limits. */
export const limits = { cells: 10_000_000, charactersPerCell: 50_000 } as const;

/** A new tab, 1000 rows by 26 columns unless told. */
export const newTab = (properties: SheetProperties, sheetId: number, title: string): Tab => ({
  properties: {
    sheetType: 'GRID',
    ...properties,
    sheetId,
    title,
    gridProperties: { rowCount: 1000, columnCount: 26, ...properties.gridProperties },
  },
  rows: [],
  rowProperties: [],
  columnProperties: [],
  merges: [],
  conditionalFormats: [],
  protectedRanges: [],
  bandedRanges: [],
});

/** A new spreadsheet with one empty tab, in French as a French account makes it. */
export const newWorkbook = (spreadsheetId: string, title: string): Workbook => ({
  spreadsheetId,
  revision: 1,
  properties: { title, locale: 'fr_FR', autoRecalc: 'ON_CHANGE', timeZone: 'Europe/Paris' },
  tabs: [newTab({}, 0, 'Feuille 1')],
  namedRanges: [],
  developerMetadata: [],
});

/** A draft that can be changed and thrown away: rows are copied, the cells in them are shared. */
export const draftOf = (workbook: Workbook): Workbook => {
  const { tabs, moves: _past, ...rest } = workbook;
  return {
    ...structuredClone(rest),
    moves: [],
    tabs: tabs.map(({ rows, ...tab }) => ({ ...structuredClone(tab), rows: rows.map((row) => [...row]) })),
  };
};

/** The tab of that sheetId; a missing sheetId is 0, as in Google's JSON. Unknown: 400. */
export const tabById = (workbook: Workbook, sheetId = 0): Tab =>
  workbook.tabs.find((tab) => tab.properties.sheetId === sheetId) ?? refuse(`No grid with id: ${sheetId}`);

/** The tab of that title, exactly; undefined when there is none. */
export const tabByTitle = (workbook: Workbook, title: string): Tab | undefined =>
  workbook.tabs.find((tab) => tab.properties.title === title);

/** A positive 31-bit number that is not taken yet. */
export const freshNumber = (isTaken: (candidate: number) => boolean): number => {
  for (;;) {
    const candidate = randomInt(1, 2 ** 31 - 1);
    if (!isTaken(candidate)) return candidate;
  }
};
