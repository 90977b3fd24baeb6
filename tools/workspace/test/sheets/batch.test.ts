import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BatchRequest } from '../../src/sheets/batch-requests.ts';
import { fillSheet, type ServedSheets, serveSheets } from './local-sheets.ts';

let served: ServedSheets;
beforeAll(async () => {
  served = await serveSheets();
});
afterAll(async () => served[Symbol.asyncDispose]());

const pub = (number: number): BatchRequest => ({
  addNamedRange: {
    namedRange: {
      namedRangeId: `pub_${number}`,
      name: `pub_${number}`,
      range: { startRowIndex: 0, endRowIndex: 1 },
    },
  },
});
const refusedKinds: BatchRequest[] = [
  { deleteNamedRange: { namedRangeId: 'nulle_part' } },
  { deleteSheet: { sheetId: 424_242 } },
  { addSheet: { properties: { title: 'feuille 1' } } },
  { appendDimension: { dimension: 'ROWS', length: 0 } },
  { updateCells: { start: { rowIndex: 5000 }, rows: [{ values: [{}] }], fields: 'note' } },
  { deleteConditionalFormatRule: { index: 0 } },
  { deleteDimension: { range: { dimension: 'ROWS' } } },
  { deleteProtectedRange: { protectedRangeId: 5 } },
];
const goodKinds: BatchRequest[] = [
  { addSheet: {} },
  { updateSheetProperties: { properties: { tabColor: { red: 1 } }, fields: 'tabColor' } },
  { insertDimension: { range: { dimension: 'ROWS', startIndex: 0, endIndex: 2 } } },
  { deleteDimension: { range: { dimension: 'COLUMNS', startIndex: 0, endIndex: 1 } } },
  { sortRange: { range: {}, sortSpecs: [{ dimensionIndex: 1, sortOrder: 'DESCENDING' }] } },
  { repeatCell: { range: { endRowIndex: 2 }, cell: { note: 'lu' }, fields: 'note' } },
  {
    createDeveloperMetadata: {
      developerMetadata: { metadataKey: 'k', visibility: 'DOCUMENT', location: { spreadsheet: true } },
    },
  },
];

describe('batchUpdate', () => {
  test('property: a batch with one refused request anywhere changes nothing at all', async () => {
    const id = await fillSheet(served, [
      ['b', 2],
      ['a', 1],
      ['c', 3],
    ]);
    const before = JSON.stringify(served.sheets.spreadsheet(id));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...goodKinds), { maxLength: 4 }),
        fc.constantFrom(...refusedKinds),
        async (good, refused) => {
          const answer = await served.batch(id, [...good, refused]);
          expect(answer.status).toBe(400);
          expect(answer.error?.message).toContain(`Invalid requests[${good.length}]`);
          expect(JSON.stringify(served.sheets.spreadsheet(id))).toBe(before);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('replies come in order, one for each request', async () => {
    const id = await fillSheet(served, [['a']]);
    const { body } = await served.batch(id, [
      { addSheet: { properties: { sheetId: 5, title: 'Cinq' } } },
      { updateSheetProperties: { properties: { sheetId: 5, index: 0 }, fields: 'index' } },
      pub(1),
    ]);
    expect(body).toMatchObject({
      spreadsheetId: id,
      replies: [
        {
          addSheet: {
            properties: { sheetId: 5, index: 1, gridProperties: { rowCount: 1000, columnCount: 26 } },
          },
        },
        {},
        { addNamedRange: { namedRange: { name: 'pub_1' } } },
      ],
    });
    expect(served.sheets.spreadsheet(id).sheets.map(({ title }) => title)).toEqual(['Cinq', 'Feuille 1']);
  });

  test('the tripwire: of publishes that start from the same state, one passes', async () => {
    const id = await fillSheet(served, [['a']]);
    await served.batch(id, [pub(1)]);
    const publish = [{ deleteNamedRange: { namedRangeId: 'pub_1' } }, pub(2)];
    const answers = await Promise.all(Array.from({ length: 5 }, () => served.batch(id, publish)));
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
      200, 400, 400, 400, 400,
    ]);
  });

  test('the changed spreadsheet comes with the answer when it is asked for', async () => {
    const id = await fillSheet(served, [['a']]);
    const { body } = await served.batch(id, [pub(1)], {
      includeSpreadsheetInResponse: true,
      responseIncludeGridData: true,
    });
    expect(body).toMatchObject({
      updatedSpreadsheet: {
        namedRanges: [{ namedRangeId: 'pub_1' }],
        sheets: [{ data: [{ rowData: [{ values: [{ formattedValue: 'a' }] }] }] }],
      },
    });
  });

  test.each<[string, object, RegExp]>([
    [
      'an unknown field',
      { addSheet: { properties: { titel: 'x' } } },
      /Unknown name "titel" at 'requests\[0\]\.addSheet\.properties'/,
    ],
    ['an unknown request', { explode: {} }, /Unknown name "explode"/],
    ['a request that is not served here', { randomizeRange: {} }, /Unknown name "randomizeRange"/],
    [
      'a member that the enum lacks',
      { appendDimension: { dimension: 'ROW', length: 1 } },
      /not a member of the enum/,
    ],
    [
      'a fraction where a whole number belongs',
      { appendDimension: { dimension: 'ROWS', length: 1.5 } },
      /length/,
    ],
    ['a number as text', { deleteSheet: { sheetId: '0' } }, /must be integer/],
    ['two kinds in one request', { addSheet: {}, deleteSheet: { sheetId: 0 } }, /exactly one kind/],
    ['an empty request', {}, /exactly one kind/],
  ])('%s is 400 INVALID_ARGUMENT', async (_name, request, message) => {
    const id = await fillSheet(served, [['a']]);
    const { error } = await served.call('POST', `spreadsheets/${id}:batchUpdate`, { requests: [request] });
    expect(error).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' });
    expect(error?.message).toMatch(message);
  });

  test.each<[string, BatchRequest[]]>([
    ['a named range with an id that exists', [pub(1), pub(1)]],
    ['a name that looks like a cell', [{ addNamedRange: { namedRange: { name: 'pub12', range: {} } } }]],
    ['the last sheet', [{ deleteSheet: { sheetId: 0 } }]],
    [
      'all rows frozen',
      [
        {
          updateSheetProperties: {
            properties: { gridProperties: { frozenRowCount: 1000 } },
            fields: 'gridProperties.frozenRowCount',
          },
        },
      ],
    ],
    [
      'gridProperties as a whole without a size',
      [
        {
          updateSheetProperties: {
            properties: { gridProperties: { frozenRowCount: 1 } },
            fields: 'gridProperties',
          },
        },
      ],
    ],
    [
      'a protection that shuts out the account itself',
      [{ addProtectedRange: { protectedRange: { range: {}, editors: { users: ['autre@example.org'] } } } }],
    ],
    [
      'bands over bands',
      Array.from({ length: 2 }, () => ({ addBanding: { bandedRange: { range: {}, rowProperties: {} } } })),
    ],
    [
      'a sort over merged cells',
      [
        { mergeCells: { range: { endRowIndex: 2, endColumnIndex: 2 } } },
        { sortRange: { range: {}, sortSpecs: [{}] } },
      ],
    ],
    [
      'more than 50,000 characters',
      [
        {
          repeatCell: {
            range: { endRowIndex: 1, endColumnIndex: 1 },
            cell: { userEnteredValue: { stringValue: 'x'.repeat(50_001) } },
            fields: 'userEnteredValue',
          },
        },
      ],
    ],
    ['more than ten million cells', [{ appendDimension: { dimension: 'ROWS', length: 400_000 } }]],
  ])('refuses %s', async (_name, requests) => {
    const id = await fillSheet(served, [['a']]);
    expect((await served.batch(id, requests)).error).toMatchObject({ code: 400 });
  });
});
