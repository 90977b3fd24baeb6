import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BatchRequest } from '../../src/sheets/batch-requests.ts';
import type { CellData } from '../../src/sheets/wire.ts';
import { type ServedSheets, serveSheets } from './local-sheets.ts';

let served: ServedSheets;
beforeAll(async () => {
  served = await serveSheets();
});
afterAll(async () => served[Symbol.asyncDispose]());

const count = 12;
/** A row of which every part says which row it is: key, number, and a comment with a note and a colour. */
const taggedRow = (key: number): { values: CellData[] } => ({
  values: [
    { userEnteredValue: { stringValue: `clé ${key}` } },
    { userEnteredValue: { numberValue: (key * 7) % count } },
    {
      userEnteredValue: { stringValue: `remarque ${key}` },
      note: `note ${key}`,
      userEnteredFormat: { backgroundColor: { red: key / count } },
    },
  ],
});
const makeTagged = async () => {
  const id = await served.sheets.createSpreadsheet({ title: 'Lignes' });
  const answer = await served.batch(id, [
    {
      updateSheetProperties: {
        properties: { gridProperties: { rowCount: 40, columnCount: 5 } },
        fields: 'gridProperties(rowCount,columnCount)',
      },
    },
    {
      updateCells: {
        start: {},
        rows: Array.from({ length: count }, (_, key) => taggedRow(key)),
        fields: '*',
      },
    },
    {
      addNamedRange: {
        namedRange: { namedRangeId: 'cinq', name: 'cinq_', range: { startRowIndex: 5, endRowIndex: 6 } },
      },
    },
    {
      createDeveloperMetadata: {
        developerMetadata: {
          metadataKey: 'cinq',
          metadataValue: '5',
          visibility: 'DOCUMENT',
          location: { dimensionRange: { dimension: 'ROWS', startIndex: 5, endIndex: 6 } },
        },
      },
    },
  ]);
  expect(answer.error).toBeUndefined();
  return id;
};
const keysInOrder = (id: string): number[] => {
  const sheet = served.sheets.spreadsheet(id).sheets[0];
  return (sheet?.kept.rows ?? []).flatMap((row, index) => {
    const [first, second, third] = row;
    const key = first?.userEnteredValue?.stringValue;
    if (key === undefined) {
      expect(second?.userEnteredValue ?? third?.userEnteredValue).toBeUndefined();
      return [];
    }
    const number = Number(key.slice('clé '.length));
    const expected = taggedRow(number).values;
    expect([first, second, third], `row ${index}`).toEqual(expected);
    return [number];
  });
};

const insertion = fc.record({ at: fc.nat(11), rows: fc.integer({ min: 1, max: 2 }) }).map(
  ({ at, rows }): BatchRequest => ({
    insertDimension: {
      range: { dimension: 'ROWS', startIndex: at, endIndex: at + rows },
      inheritFromBefore: at > 0,
    },
  }),
);
const deletion = fc.nat(10).map(
  (at): BatchRequest => ({
    deleteDimension: { range: { dimension: 'ROWS', startIndex: at, endIndex: at + 1 } },
  }),
);
const sort = fc.record({ column: fc.nat(1), descending: fc.boolean(), top: fc.nat(3) }).map(
  ({ column, descending, top }): BatchRequest => ({
    sortRange: {
      range: { startRowIndex: top },
      sortSpecs: [{ dimensionIndex: column, sortOrder: descending ? 'DESCENDING' : 'ASCENDING' }],
    },
  }),
);

describe('rows', () => {
  test('property: inserting, deleting and sorting never separate the cells of a row', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(insertion, deletion, sort), { minLength: 1, maxLength: 6 }),
        async (requests) => {
          const id = await makeTagged();
          expect((await served.batch(id, requests)).error).toBeUndefined();
          const keys = keysInOrder(id);
          const deleted = requests.filter((request) => request.deleteDimension).length;
          expect(new Set(keys).size).toBe(keys.length);
          expect(keys.length).toBeGreaterThanOrEqual(count - deleted);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('property: a named range and row metadata stay with their row through inserts and deletes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(insertion, deletion), { minLength: 1, maxLength: 6 }),
        async (requests) => {
          const id = await makeTagged();
          await served.batch(id, requests);
          const { sheets, namedRanges, metadata } = served.sheets.spreadsheet(id);
          const row = sheets[0]?.rows.findIndex(([key]) => key === 'clé 5') ?? -1;
          expect(namedRanges.map(({ range }) => range?.startRowIndex)).toEqual(row < 0 ? [] : [row]);
          expect(metadata['cinq']).toBe(row < 0 ? undefined : '5');
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a sort puts numbers in order, empty cells last either way, and leaves equal rows as they were', async () => {
    const id = await makeTagged();
    const order = async (sortOrder: 'ASCENDING' | 'DESCENDING') => {
      await served.batch(id, [{ sortRange: { range: {}, sortSpecs: [{ dimensionIndex: 1, sortOrder }] } }]);
      return served.sheets.spreadsheet(id).sheets[0]?.rows.map((row) => row[1]);
    };
    const numbers = Array.from({ length: count }, (_, number) => String(number));
    expect(await order('ASCENDING')).toEqual(numbers);
    expect(await order('DESCENDING')).toEqual(numbers.toReversed());
  });

  test('protections, merges, rules and validations move with inserted rows', async () => {
    const id = await makeTagged();
    const range = { startRowIndex: 2, endRowIndex: 4, startColumnIndex: 3, endColumnIndex: 5 };
    await served.batch(id, [
      { addProtectedRange: { protectedRange: { protectedRangeId: 1, range } } },
      { mergeCells: { range } },
      {
        addConditionalFormatRule: {
          rule: { ranges: [range], booleanRule: { condition: { type: 'NOT_BLANK' }, format: {} } },
        },
      },
      { setDataValidation: { range, rule: { condition: { type: 'BOOLEAN' } } } },
      { insertDimension: { range: { dimension: 'ROWS', startIndex: 3, endIndex: 4 } } },
      { insertDimension: { range: { dimension: 'ROWS', startIndex: 0, endIndex: 2 } } },
    ]);
    const tab = served.sheets.spreadsheet(id).sheets[0]?.kept;
    const moved = { ...range, startRowIndex: 4, endRowIndex: 7 };
    expect(tab?.protectedRanges[0]?.range).toMatchObject(moved);
    expect(tab?.merges).toMatchObject([moved]);
    expect(tab?.conditionalFormats[0]?.ranges).toEqual([moved]);
    const validated = tab?.rows.flatMap((row, index) => (row[3]?.dataValidation ? [index] : []));
    expect(validated).toEqual([4, 5, 6]);
  });

  test('frozen rows grow and shrink with what is inserted and deleted among them', async () => {
    const id = await makeTagged();
    const rows = (startIndex: number, endIndex: number) => ({
      range: { dimension: 'ROWS' as const, startIndex, endIndex },
    });
    await served.batch(id, [
      {
        updateSheetProperties: {
          properties: { gridProperties: { frozenRowCount: 2 } },
          fields: 'gridProperties.frozenRowCount',
        },
      },
      { insertDimension: rows(1, 2) },
    ]);
    expect(served.sheets.spreadsheet(id).sheets[0]?.frozenRows).toBe(3);
    await served.batch(id, [{ deleteDimension: rows(0, 2) }]);
    expect(served.sheets.spreadsheet(id).sheets[0]?.frozenRows).toBe(1);
  });
});
