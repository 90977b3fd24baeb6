import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formattedText } from '../../src/sheets/number-format.ts';
import { fillSheet, type ServedSheets, serveSheets } from './local-sheets.ts';

let served: ServedSheets;
beforeAll(async () => {
  served = await serveSheets();
});
afterAll(async () => served[Symbol.asyncDispose]());

describe('values', () => {
  test('text that starts with = stays text; a formula is kept as its text', async () => {
    const id = await fillSheet(served, [['=1+1']]);
    await served.batch(id, [
      {
        updateCells: {
          start: { columnIndex: 1 },
          rows: [{ values: [{ userEnteredValue: { formulaValue: '=1+1' } }] }],
          fields: 'userEnteredValue',
        },
      },
    ]);
    const { body } = await served.call(
      'GET',
      `spreadsheets/${id}?includeGridData=true&fields=sheets.data.rowData.values.userEnteredValue`,
    );
    expect(body).toEqual({
      sheets: [
        {
          data: [
            {
              rowData: [
                {
                  values: [
                    { userEnteredValue: { stringValue: '=1+1' } },
                    { userEnteredValue: { formulaValue: '=1+1' } },
                  ],
                },
              ],
            },
          ],
        },
      ],
    });
  });

  test.each([
    [15.705, '0.00', 'fr_FR', '15,71'],
    [15.705, '0.00', 'en_US', '15.71'],
    [0.256, '0 %', 'fr_FR', '26 %'],
    [1_234_567.5, '#,##0.0', 'fr_FR', '1\u202f234\u202f567,5'],
    [14.5, '0.00" / 20"', 'fr_FR', '14,50 / 20'],
    [-3, '0;"moins "0', 'fr_FR', 'moins 3'],
    [7, undefined, 'fr_FR', '7'],
    [0.1 + 0.2, undefined, 'fr_FR', '0,3'],
  ])('%s by %s in %s is shown as %s', (numberValue, pattern, locale, text) => {
    const numberFormat =
      pattern === undefined ? {} : { userEnteredFormat: { numberFormat: { type: 'NUMBER', pattern } } };
    expect(formattedText({ userEnteredValue: { numberValue }, ...numberFormat }, { locale })).toBe(text);
  });

  test('values.get and values.batchGet give rectangles without their empty ends', async () => {
    const id = await fillSheet(served, [['a', 1.5], ['b'], ['']]);
    const range = encodeURIComponent("'Feuille 1'!A1:C5");
    expect((await served.call('GET', `spreadsheets/${id}/values/${range}`)).body).toEqual({
      range: "'Feuille 1'!A1:C5",
      majorDimension: 'ROWS',
      values: [['a', '1,5'], ['b']],
    });
    const batch = await served.call(
      'GET',
      `spreadsheets/${id}/values:batchGet?ranges=A1:B1&ranges=B:B&valueRenderOption=UNFORMATTED_VALUE&majorDimension=COLUMNS`,
    );
    expect(batch.body).toMatchObject({ valueRanges: [{ values: [['a'], [1.5]] }, { values: [[1.5]] }] });
    expect((await served.call('GET', `spreadsheets/${id}/values/Inconnue!A1`)).error?.message).toContain(
      'Unable to parse range',
    );
  });

  test('an unknown query parameter or option is 400', async () => {
    const id = await fillSheet(served, [['a']]);
    expect((await served.call('GET', `spreadsheets/${id}?field=x`)).error).toMatchObject({ code: 400 });
    expect(
      (await served.call('GET', `spreadsheets/${id}/values/A1?valueRenderOption=RAW`)).error,
    ).toMatchObject({ code: 400 });
  });

  test('a rule colours the effective format, and bands lie under it', async () => {
    const id = await fillSheet(served, [['ex æquo'], ['seul']]);
    const red = { red: 1 };
    const range = { startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 1 };
    await served.batch(id, [
      {
        addBanding: {
          bandedRange: {
            range,
            rowProperties: { firstBandColor: { green: 1 }, secondBandColor: { blue: 1 } },
          },
        },
      },
      {
        addConditionalFormatRule: {
          rule: {
            ranges: [range],
            booleanRule: {
              condition: { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: '=$A1="ex æquo"' }] },
              format: { backgroundColor: red },
            },
          },
        },
      },
    ]);
    const { body } = await served.call(
      'GET',
      `spreadsheets/${id}?fields=sheets.data.rowData.values.effectiveFormat.backgroundColor`,
    );
    const cells = [red, { blue: 1 }].map((backgroundColor) => ({
      values: [{ effectiveFormat: { backgroundColor } }],
    }));
    expect(body).toEqual({ sheets: [{ data: [{ rowData: cells }] }] });
  });

  test('create makes a spreadsheet with the tabs it names', async () => {
    const { body } = await served.call('POST', 'spreadsheets', {
      properties: { title: 'Jury', locale: 'fr_FR' },
      sheets: [{ properties: { title: 'Un' } }, { properties: { title: 'Deux' } }],
    });
    expect(body).toMatchObject({
      properties: { title: 'Jury' },
      sheets: [{ properties: { title: 'Un' } }, { properties: { title: 'Deux', index: 1 } }],
    });
  });
});
