import { z } from 'zod';
import type { CellValue } from './workbook-model.ts';

/** All that one sync reads: no format, no effective value, nothing of the chrome around the cells. */
export const READ_FIELDS = [
  'properties(locale,timeZone)',
  'developerMetadata(metadataKey,metadataValue)',
  'namedRanges(namedRangeId)',
  `sheets(${[
    'properties(sheetId,title,gridProperties(rowCount,columnCount))',
    'developerMetadata(metadataKey,metadataValue)',
    'protectedRanges(protectedRangeId,description)',
    'conditionalFormats(booleanRule(condition))',
    'data(startRow,startColumn,rowData(values(userEnteredValue)))',
  ].join(',')})`,
].join(',');

/** A cell as read: what we may write ourselves, or something else (a formula, a truth value) in its own words. */
export type ReadCell = CellValue | { readonly other: string };

/** One tab as it stands in the spreadsheet; rows and their cells end with the last value. */
export type ReadTab = {
  readonly sheetId: number;
  readonly title: string;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly layout: string | null;
  readonly protections: readonly { readonly id: number; readonly description: string }[];
  /** The condition of each rule, in order; what it compares with. */
  readonly conditions: readonly { readonly type: string; readonly values: readonly string[] }[];
  readonly rows: readonly (readonly ReadCell[])[];
};

/** The spreadsheet as it stands. */
export type ReadSpreadsheet = {
  readonly locale: string;
  readonly timeZone: string;
  /** The hash that the last publish left there. */
  readonly hash: string | null;
  readonly namedRangeIds: readonly string[];
  readonly tabs: readonly ReadTab[];
};

export const HASH_METADATA = 'palmares.hash';
export const LAYOUT_METADATA = 'palmares.layout';

const metadata = z
  .array(z.object({ metadataKey: z.string().default(''), metadataValue: z.string().default('') }))
  .default([]);

const enteredValue = z
  .object({
    stringValue: z.string().optional(),
    numberValue: z.number().optional(),
    boolValue: z.boolean().optional(),
    formulaValue: z.string().optional(),
  })
  .transform((value): ReadCell => {
    if (value.stringValue !== undefined) return value.stringValue === '' ? null : value.stringValue;
    if (value.numberValue !== undefined) return value.numberValue;
    if (value.formulaValue !== undefined) return { other: value.formulaValue };
    if (value.boolValue !== undefined) return { other: value.boolValue ? 'VRAI' : 'FAUX' };
    return null;
  });

const rowData = z
  .object({ values: z.array(z.object({ userEnteredValue: enteredValue.optional() })).default([]) })
  .transform((row) => row.values.map((cell) => cell.userEnteredValue ?? null));

const gridData = z.object({
  startRow: z.literal(0).default(0),
  startColumn: z.literal(0).default(0),
  rowData: z.array(rowData).default([]),
});

const condition = z.object({
  type: z.string().default(''),
  values: z.array(z.object({ userEnteredValue: z.string().default('') })).default([]),
});

const sheet = z
  .object({
    properties: z.object({
      sheetId: z.number().default(0),
      title: z.string(),
      gridProperties: z
        .object({ rowCount: z.number().default(0), columnCount: z.number().default(0) })
        .default({ rowCount: 0, columnCount: 0 }),
    }),
    developerMetadata: metadata,
    protectedRanges: z
      .array(z.object({ protectedRangeId: z.number(), description: z.string().default('') }))
      .default([]),
    conditionalFormats: z
      .array(z.object({ booleanRule: z.object({ condition: condition.optional() }).optional() }))
      .default([]),
    data: z.array(gridData).default([]),
  })
  .transform(
    (read): ReadTab => ({
      sheetId: read.properties.sheetId,
      title: read.properties.title,
      rowCount: read.properties.gridProperties.rowCount,
      columnCount: read.properties.gridProperties.columnCount,
      layout: valueOf(read.developerMetadata, LAYOUT_METADATA),
      protections: read.protectedRanges.map(({ protectedRangeId: id, description }) => ({ id, description })),
      conditions: read.conditionalFormats.map(({ booleanRule }) => ({
        type: booleanRule?.condition?.type ?? '',
        values: booleanRule?.condition?.values.map((value) => value.userEnteredValue) ?? [],
      })),
      rows: trimRows(read.data[0]?.rowData ?? []),
    }),
  );

const spreadsheet = z
  .object({
    properties: z.object({ locale: z.string().default(''), timeZone: z.string().default('') }),
    developerMetadata: metadata,
    namedRanges: z.array(z.object({ namedRangeId: z.string() })).default([]),
    sheets: z.array(sheet).default([]),
  })
  .transform(
    (read): ReadSpreadsheet => ({
      locale: read.properties.locale,
      timeZone: read.properties.timeZone,
      hash: valueOf(read.developerMetadata, HASH_METADATA),
      namedRangeIds: read.namedRanges.map((range) => range.namedRangeId),
      tabs: read.sheets,
    }),
  );

/** What `spreadsheets.get` answered under READ_FIELDS, or zod's own account of why it is no spreadsheet. */
export function parseSpreadsheet(answer: unknown): z.ZodSafeParseResult<ReadSpreadsheet> {
  return spreadsheet.safeParse(answer);
}

/** The words of a cell that a person filled, whatever Sheets made of them. */
export function textOf(cell: ReadCell | undefined): string {
  if (cell === undefined || cell === null) return '';
  if (typeof cell === 'string') return cell;
  return typeof cell === 'number' ? String(cell).replace('.', ',') : cell.other;
}

function valueOf(entries: z.output<typeof metadata>, key: string): string | null {
  return entries.find((entry) => entry.metadataKey === key)?.metadataValue ?? null;
}

function trimRows(rows: readonly ReadCell[][]): ReadCell[][] {
  const last = rows.findLastIndex((row) => row.some((cell) => cell !== null));
  return rows.slice(0, last + 1);
}
