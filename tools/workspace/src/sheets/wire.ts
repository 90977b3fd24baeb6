/** The Sheets v4 resources as they travel, for the part of the API that is served here. */
export type GridRange = {
  sheetId?: number;
  startRowIndex?: number;
  endRowIndex?: number;
  startColumnIndex?: number;
  endColumnIndex?: number;
};
export type Dimension = 'ROWS' | 'COLUMNS';
export type DimensionRange = {
  sheetId?: number;
  dimension?: Dimension;
  startIndex?: number;
  endIndex?: number;
};
export type ExtendedValue = {
  stringValue?: string;
  numberValue?: number;
  boolValue?: boolean;
  formulaValue?: string;
  errorValue?: { type?: string; message?: string };
};
export type Color = { red?: number; green?: number; blue?: number; alpha?: number };
export type ColorStyle = { rgbColor?: Color; themeColor?: string };
export type Border = { style?: string; width?: number; color?: Color; colorStyle?: ColorStyle };
export type Borders = { top?: Border; bottom?: Border; left?: Border; right?: Border };
export type CellFormat = {
  numberFormat?: { type?: string; pattern?: string };
  backgroundColor?: Color;
  backgroundColorStyle?: ColorStyle;
  borders?: Borders;
  horizontalAlignment?: 'LEFT' | 'CENTER' | 'RIGHT';
  verticalAlignment?: 'TOP' | 'MIDDLE' | 'BOTTOM';
  wrapStrategy?: string;
  textFormat?: {
    bold?: boolean;
    italic?: boolean;
    strikethrough?: boolean;
    underline?: boolean;
    fontSize?: number;
    fontFamily?: string;
    foregroundColor?: Color;
    foregroundColorStyle?: ColorStyle;
  };
};
export type BooleanCondition = {
  type?: string;
  values?: { userEnteredValue?: string; relativeDate?: string }[];
};
export type DataValidationRule = {
  condition?: BooleanCondition;
  inputMessage?: string;
  strict?: boolean;
  showCustomUi?: boolean;
};
export type CellData = {
  userEnteredValue?: ExtendedValue;
  userEnteredFormat?: CellFormat;
  note?: string;
  dataValidation?: DataValidationRule;
  effectiveValue?: ExtendedValue;
  effectiveFormat?: CellFormat;
  formattedValue?: string;
};
export type RowData = { values?: CellData[] };
export type DimensionProperties = {
  pixelSize?: number;
  hiddenByUser?: boolean;
  developerMetadata?: DeveloperMetadata[];
};
export type GridProperties = {
  rowCount?: number;
  columnCount?: number;
  frozenRowCount?: number;
  frozenColumnCount?: number;
  hideGridlines?: boolean;
};
export type SheetProperties = {
  sheetId?: number;
  title?: string;
  index?: number;
  sheetType?: string;
  hidden?: boolean;
  gridProperties?: GridProperties;
  tabColor?: Color;
  tabColorStyle?: ColorStyle;
};
export type SpreadsheetProperties = {
  title?: string;
  locale?: string;
  timeZone?: string;
  autoRecalc?: string;
  defaultFormat?: CellFormat;
};
export type NamedRange = { namedRangeId?: string; name?: string; range?: GridRange };
export type MetadataLocationType = 'ROW' | 'COLUMN' | 'SHEET' | 'SPREADSHEET';
export type DeveloperMetadataLocation = {
  locationType?: MetadataLocationType;
  spreadsheet?: boolean;
  sheetId?: number;
  dimensionRange?: DimensionRange;
};
export type DeveloperMetadata = {
  metadataId?: number;
  metadataKey?: string;
  metadataValue?: string;
  location?: DeveloperMetadataLocation;
  visibility?: 'DOCUMENT' | 'PROJECT';
};
export type DataFilter = {
  developerMetadataLookup?: {
    locationType?: MetadataLocationType;
    metadataLocation?: DeveloperMetadataLocation;
    locationMatchingStrategy?: string;
    metadataId?: number;
    metadataKey?: string;
    metadataValue?: string;
    visibility?: string;
  };
  a1Range?: string;
  gridRange?: GridRange;
};
export type ProtectedRange = {
  protectedRangeId?: number;
  range?: GridRange;
  namedRangeId?: string;
  description?: string;
  warningOnly?: boolean;
  unprotectedRanges?: GridRange[];
  editors?: { users?: string[]; groups?: string[]; domainUsersCanEdit?: boolean };
  requestingUserCanEdit?: boolean;
};
export type ConditionalFormatRule = {
  ranges?: GridRange[];
  booleanRule?: { condition?: BooleanCondition; format?: CellFormat };
  gradientRule?: unknown;
};
export type BandingProperties = {
  headerColorStyle?: ColorStyle;
  headerColor?: Color;
  firstBandColor?: Color;
  firstBandColorStyle?: ColorStyle;
  secondBandColor?: Color;
  secondBandColorStyle?: ColorStyle;
  footerColor?: Color;
  footerColorStyle?: ColorStyle;
};
export type BandedRange = {
  bandedRangeId?: number;
  range?: GridRange;
  rowProperties?: BandingProperties;
  columnProperties?: BandingProperties;
};
export type SortSpec = { dimensionIndex?: number; sortOrder?: 'ASCENDING' | 'DESCENDING' };
export type BasicFilter = { range?: GridRange; sortSpecs?: SortSpec[] };
export type GridData = {
  startRow?: number;
  startColumn?: number;
  rowData?: RowData[];
  rowMetadata?: DimensionProperties[];
  columnMetadata?: DimensionProperties[];
};
export type Sheet = {
  properties?: SheetProperties;
  data?: GridData[];
  merges?: GridRange[];
  conditionalFormats?: ConditionalFormatRule[];
  protectedRanges?: ProtectedRange[];
  basicFilter?: BasicFilter;
  bandedRanges?: BandedRange[];
  developerMetadata?: DeveloperMetadata[];
};
export type Spreadsheet = {
  spreadsheetId?: string;
  spreadsheetUrl?: string;
  properties?: SpreadsheetProperties;
  sheets?: Sheet[];
  namedRanges?: NamedRange[];
  developerMetadata?: DeveloperMetadata[];
};
