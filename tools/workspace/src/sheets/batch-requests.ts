import type {
  BandedRange,
  BasicFilter,
  Border,
  CellData,
  ConditionalFormatRule,
  DataFilter,
  DataValidationRule,
  DeveloperMetadata,
  Dimension,
  DimensionProperties,
  DimensionRange,
  GridRange,
  NamedRange,
  ProtectedRange,
  RowData,
  SheetProperties,
  SortSpec,
  SpreadsheetProperties,
} from './wire.ts';

/** The requests of `spreadsheets.batchUpdate` that are served here; the schema refuses any other. */
export type Requests = {
  addSheet: { properties?: SheetProperties };
  deleteSheet: { sheetId?: number };
  updateSheetProperties: { properties?: SheetProperties; fields?: string };
  updateSpreadsheetProperties: { properties?: SpreadsheetProperties; fields?: string };
  updateCells: {
    rows?: RowData[];
    fields?: string;
    start?: { sheetId?: number; rowIndex?: number; columnIndex?: number };
    range?: GridRange;
  };
  repeatCell: { range?: GridRange; cell?: CellData; fields?: string };
  appendDimension: { sheetId?: number; dimension?: Dimension; length?: number };
  insertDimension: { range?: DimensionRange; inheritFromBefore?: boolean };
  deleteDimension: { range?: DimensionRange };
  updateDimensionProperties: { range?: DimensionRange; properties?: DimensionProperties; fields?: string };
  autoResizeDimensions: { dimensions?: DimensionRange };
  sortRange: { range?: GridRange; sortSpecs?: SortSpec[] };
  addNamedRange: { namedRange?: NamedRange };
  updateNamedRange: { namedRange?: NamedRange; fields?: string };
  deleteNamedRange: { namedRangeId?: string };
  createDeveloperMetadata: { developerMetadata?: DeveloperMetadata };
  updateDeveloperMetadata: {
    dataFilters?: DataFilter[];
    developerMetadata?: DeveloperMetadata;
    fields?: string;
  };
  deleteDeveloperMetadata: { dataFilter?: DataFilter };
  addProtectedRange: { protectedRange?: ProtectedRange };
  updateProtectedRange: { protectedRange?: ProtectedRange; fields?: string };
  deleteProtectedRange: { protectedRangeId?: number };
  addConditionalFormatRule: { rule?: ConditionalFormatRule; index?: number };
  updateConditionalFormatRule: {
    index?: number;
    sheetId?: number;
    rule?: ConditionalFormatRule;
    newIndex?: number;
  };
  deleteConditionalFormatRule: { index?: number; sheetId?: number };
  setDataValidation: { range?: GridRange; rule?: DataValidationRule };
  updateBorders: { range?: GridRange } & Partial<
    Record<'top' | 'bottom' | 'left' | 'right' | 'innerHorizontal' | 'innerVertical', Border>
  >;
  mergeCells: { range?: GridRange; mergeType?: 'MERGE_ALL' | 'MERGE_COLUMNS' | 'MERGE_ROWS' };
  unmergeCells: { range?: GridRange };
  setBasicFilter: { filter?: BasicFilter };
  clearBasicFilter: { sheetId?: number };
  addBanding: { bandedRange?: BandedRange };
  updateBanding: { bandedRange?: BandedRange; fields?: string };
  deleteBanding: { bandedRangeId?: number };
};
export type RequestKind = keyof Requests;
export type BatchRequest = Partial<Requests>;
export type Reply = Record<string, unknown>;
export type BatchUpdate = {
  requests?: BatchRequest[];
  includeSpreadsheetInResponse?: boolean;
  responseRanges?: string[];
  responseIncludeGridData?: boolean;
};
