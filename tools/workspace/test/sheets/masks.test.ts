import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseMask, project } from '../../src/sheets/field-mask.ts';
import { fillSheet, type ServedSheets, serveSheets } from './local-sheets.ts';

let served: ServedSheets;
beforeAll(async () => {
  served = await serveSheets();
});
afterAll(async () => served[Symbol.asyncDispose]());

const leaves = [
  'spreadsheetId',
  'properties.title',
  'properties.locale',
  'namedRanges.name',
  'sheets.properties.sheetId',
  'sheets.properties.title',
  'sheets.properties.gridProperties.rowCount',
  'sheets.data.rowData.values.formattedValue',
  'sheets.data.rowData.values.note',
] as const;
const full = {
  spreadsheetId: 's',
  properties: { title: 't', locale: 'fr_FR' },
  namedRanges: [{ name: 'n' }, { name: 'm' }],
  sheets: [
    {
      properties: { sheetId: 1, title: 'x', gridProperties: { rowCount: 3 } },
      data: [{ rowData: [{ values: [{ formattedValue: 'f', note: 'g' }, { formattedValue: 'h' }] }] }],
    },
  ],
};
const leafPaths = (value: unknown, path = ''): string[] => {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => leafPaths(item, path));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, inner]) => leafPaths(inner, path ? `${path}.${name}` : name));
};

describe('field masks for reading', () => {
  test('property: what comes back is what was named, however the mask is written', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...leaves), { minLength: 1 }),
        fc.boolean(),
        (paths, slashes) => {
          const text = paths.map((path) => (slashes ? path.replaceAll('.', '/') : path)).join(',');
          const nested = paths
            .map((path) =>
              path.split('.').reduceRight((inner, name) => (inner ? `${name}(${inner})` : name), ''),
            )
            .join(', ');
          const got = project(full, parseMask(text, 'Spreadsheet'));
          expect([...new Set(leafPaths(got))].sort()).toEqual([...paths].sort());
          expect(project(full, parseMask(nested, 'Spreadsheet'))).toEqual(got);
        },
      ),
    );
  });

  test('a star stands for every field, at the top and inside', () => {
    expect(project(full, parseMask('*', 'Spreadsheet'))).toEqual(full);
    expect(project(full, parseMask('sheets(properties(*))', 'Spreadsheet'))).toEqual(
      project(full, parseMask('sheets.properties', 'Spreadsheet')),
    );
  });

  test.each(['titel', 'properties.titel', 'sheets(data(rows))', 'sheets(', 'a,,b', 'properties.title.x'])(
    '%s is 400',
    async (fields) => {
      const id = await fillSheet(served, [['a']]);
      const { error } = await served.call('GET', `spreadsheets/${id}?fields=${encodeURIComponent(fields)}`);
      expect(error).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' });
      expect(error?.details).not.toEqual([]);
    },
  );

  test('grid data comes only when it is asked for, and of the ranges that are asked for', async () => {
    const id = await fillSheet(served, [
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect((await served.read(id)).sheets?.[0]).not.toHaveProperty('data');
    expect((await served.read(id, '?includeGridData=true')).sheets?.[0]?.data?.[0]?.rowData).toHaveLength(2);
    const part = await served.read(
      id,
      `?ranges=${encodeURIComponent("'Feuille 1'!B2:B")}&fields=sheets(data(startRow,startColumn,rowData(values(formattedValue))))`,
    );
    expect(part).toEqual({
      sheets: [{ data: [{ startRow: 1, startColumn: 1, rowData: [{ values: [{ formattedValue: 'd' }] }] }] }],
    });
  });
});

describe('field masks for writing', () => {
  test('only masked fields change, and a masked field that is not given is cleared', async () => {
    const id = await fillSheet(served, [['a']]);
    const cell = { startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 1 };
    const bold = { textFormat: { bold: true, italic: true } };
    await served.batch(id, [
      {
        repeatCell: {
          range: cell,
          cell: { note: 'n', userEnteredFormat: bold },
          fields: 'note,userEnteredFormat',
        },
      },
      {
        repeatCell: {
          range: cell,
          cell: { userEnteredValue: { stringValue: 'ignorée' } },
          fields: 'userEnteredFormat.textFormat.bold',
        },
      },
    ]);
    const [row] = served.sheets.spreadsheet(id).sheets[0]?.kept.rows ?? [];
    expect(row?.[0]).toEqual({
      userEnteredValue: { stringValue: 'a' },
      note: 'n',
      userEnteredFormat: { textFormat: { italic: true } },
    });
    await served.batch(id, [{ updateCells: { range: cell, fields: '*' } }]);
    expect(served.sheets.spreadsheet(id).sheets[0]?.cells).toEqual({});
  });

  test.each([undefined, '', 'valeur', 'effectiveValue', 'userEnteredValue.text'])(
    'fields %s is 400',
    async (fields) => {
      const id = await fillSheet(served, [['a']]);
      const { error } = await served.batch(id, [
        { updateCells: { start: {}, rows: [], ...(fields !== undefined && { fields }) } },
      ]);
      expect(error).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' });
    },
  );
});
