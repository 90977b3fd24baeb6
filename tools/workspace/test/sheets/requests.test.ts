import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { BatchRequest } from '../../src/sheets/batch-requests.ts';
import type { ConditionalFormatRule, DeveloperMetadata } from '../../src/sheets/wire.ts';
import { fillSheet, type ServedSheets, serveSheets } from './local-sheets.ts';

let served: ServedSheets;
let id: string;
beforeAll(async () => {
  served = await serveSheets();
});
afterAll(async () => served[Symbol.asyncDispose]());
beforeEach(async () => {
  id = await fillSheet(served, [
    ['a', 'b'],
    ['c', 'd'],
  ]);
});
const apply = async (...requests: BatchRequest[]) => {
  const { error, body } = await served.batch(id, requests);
  expect(error).toBeUndefined();
  return body;
};
const refusal = async (request: BatchRequest) => (await served.batch(id, [request])).error?.message;
const tab = () => served.sheets.spreadsheet(id).sheets[0]?.kept;
const corner = { startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 2 };

describe('developer metadata', () => {
  const metadata: DeveloperMetadata = {
    metadataId: 9,
    metadataKey: 'empreinte',
    metadataValue: '1',
    visibility: 'DOCUMENT',
    location: { spreadsheet: true },
  };

  test('is created, read, updated by a lookup and deleted', async () => {
    await apply({ createDeveloperMetadata: { developerMetadata: metadata } });
    const updated = await apply({
      updateDeveloperMetadata: {
        dataFilters: [{ developerMetadataLookup: { metadataKey: 'empreinte' } }],
        developerMetadata: { metadataValue: '2' },
        fields: 'metadataValue',
      },
    });
    expect(updated).toMatchObject({
      replies: [{ updateDeveloperMetadata: { developerMetadata: [{ metadataId: 9, metadataValue: '2' }] } }],
    });
    expect(
      (await served.read(id, '?fields=developerMetadata(metadataKey,metadataValue)')).developerMetadata,
    ).toEqual([{ metadataKey: 'empreinte', metadataValue: '2' }]);
    const lookup = { developerMetadataLookup: { metadataId: 9 } };
    await apply({ deleteDeveloperMetadata: { dataFilter: lookup } });
    expect(served.sheets.spreadsheet(id).metadata).toEqual({});
    expect(await refusal({ deleteDeveloperMetadata: { dataFilter: lookup } })).toContain('ID 9');
  });

  test('refuses a taken id, a missing visibility and two rows at once', async () => {
    await apply({ createDeveloperMetadata: { developerMetadata: metadata } });
    const { visibility: _none, metadataId: _id, ...plain } = metadata;
    const rows = { dimensionRange: { dimension: 'ROWS' as const, startIndex: 0, endIndex: 2 } };
    expect(await refusal({ createDeveloperMetadata: { developerMetadata: metadata } })).toContain(
      'already exists',
    );
    expect(await refusal({ createDeveloperMetadata: { developerMetadata: plain } })).toContain('visibility');
    expect(
      await refusal({
        createDeveloperMetadata: { developerMetadata: { ...plain, visibility: 'PROJECT', location: rows } },
      }),
    ).toContain('single row');
  });

  test('of a row or a sheet is read beside its row or sheet', async () => {
    const row = { dimensionRange: { dimension: 'ROWS' as const, startIndex: 1, endIndex: 2 } };
    await apply(
      { createDeveloperMetadata: { developerMetadata: { ...metadata, metadataId: 1, location: row } } },
      {
        createDeveloperMetadata: {
          developerMetadata: { ...metadata, metadataId: 2, location: { sheetId: 0 } },
        },
      },
    );
    const read = await served.read(
      id,
      `?ranges=A1:B3&fields=developerMetadata,sheets(developerMetadata(metadataId),data(rowMetadata(developerMetadata(metadataId))))`,
    );
    expect(read).toEqual({
      sheets: [
        {
          developerMetadata: [{ metadataId: 2 }],
          data: [{ rowMetadata: [{}, { developerMetadata: [{ metadataId: 1 }] }, {}] }],
        },
      ],
    });
  });
});

describe('conditional formats', () => {
  const rule = (word: string): ConditionalFormatRule => ({
    ranges: [corner],
    booleanRule: { condition: { type: 'TEXT_EQ', values: [{ userEnteredValue: word }] }, format: {} },
  });
  const words = () =>
    tab()?.conditionalFormats.map((each) => each.booleanRule?.condition?.values?.[0]?.userEnteredValue);

  test('are addressed by index: added, replaced, moved, deleted; adding again duplicates', async () => {
    await apply(
      { addConditionalFormatRule: { rule: rule('un'), index: 0 } },
      { addConditionalFormatRule: { rule: rule('deux'), index: 1 } },
      { addConditionalFormatRule: { rule: rule('deux'), index: 2 } },
    );
    expect(words()).toEqual(['un', 'deux', 'deux']);
    await apply(
      { updateConditionalFormatRule: { index: 2, rule: rule('trois') } },
      { updateConditionalFormatRule: { index: 2, newIndex: 0 } },
      { deleteConditionalFormatRule: { index: 1 } },
    );
    expect(words()).toEqual(['trois', 'deux']);
    expect(await refusal({ addConditionalFormatRule: { rule: rule('x'), index: 3 } })).toContain(
      'out of bounds',
    );
    expect(await refusal({ deleteConditionalFormatRule: { index: 2 } })).toContain('No conditional format');
  });

  test('refuse a condition without its value, and a formula without =', async () => {
    const wrong = (condition: object) => ({
      addConditionalFormatRule: { rule: { ranges: [corner], booleanRule: { condition, format: {} } } },
    });
    expect(await refusal(wrong({ type: 'TEXT_EQ' }))).toContain('wrong number of values');
    expect(
      await refusal(wrong({ type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: 'A1=1' }] })),
    ).toContain('=');
    expect(await refusal(wrong({ type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'a' }] }))).toContain(
      'not supported',
    );
  });
});

describe('the look of a sheet', () => {
  test('borders go around a range and inside it', async () => {
    const line = { style: 'SOLID' };
    await apply({
      updateBorders: { range: corner, bottom: { style: 'SOLID_THICK' }, innerHorizontal: line },
    });
    const borders = tab()?.rows.map((row) => row[0]?.userEnteredFormat?.borders);
    expect(borders).toEqual([{ bottom: line }, { top: line, bottom: { style: 'SOLID_THICK' } }]);
  });

  test('a merge keeps the first value, and is undone whole', async () => {
    await apply({ mergeCells: { range: corner } });
    expect(served.sheets.spreadsheet(id).sheets[0]?.cells).toEqual({
      A1: { text: 'a', value: { stringValue: 'a' } },
    });
    expect(await refusal({ unmergeCells: { range: { ...corner, endRowIndex: 1 } } })).toContain('all cells');
    await apply({ unmergeCells: { range: corner } });
    expect(tab()?.merges).toEqual([]);
  });

  test('columns are hidden, sized by hand and by their texts', async () => {
    const columns = { dimension: 'COLUMNS' as const, startIndex: 0, endIndex: 1 };
    await apply(
      {
        updateDimensionProperties: {
          range: columns,
          properties: { hiddenByUser: true },
          fields: 'hiddenByUser',
        },
      },
      { updateDimensionProperties: { range: columns, properties: { pixelSize: 40 }, fields: 'pixelSize' } },
      {
        repeatCell: {
          range: corner,
          cell: { userEnteredValue: { stringValue: 'x'.repeat(50) } },
          fields: 'userEnteredValue',
        },
      },
      { autoResizeDimensions: { dimensions: { ...columns, startIndex: 1, endIndex: 2 } } },
    );
    const read = await served.read(id, '?ranges=A1:C1&fields=sheets.data.columnMetadata');
    const [first, second, third] = read.sheets?.[0]?.data?.[0]?.columnMetadata ?? [];
    expect(first).toEqual({ hiddenByUser: true, pixelSize: 40 });
    expect(second?.pixelSize).toBeGreaterThan(300);
    expect(third).toEqual({ pixelSize: 100 });
  });

  test('a smaller grid cuts what stood outside', async () => {
    await apply({
      updateSheetProperties: {
        properties: { gridProperties: { rowCount: 1, columnCount: 1 } },
        fields: 'gridProperties(rowCount,columnCount)',
      },
    });
    expect(served.sheets.spreadsheet(id).sheets[0]?.rows).toEqual([['a']]);
  });

  test('protections name who keeps the right, change and go', async () => {
    const { client_email: account } = served.sheets.serviceAccount;
    await apply({ addProtectedRange: { protectedRange: { protectedRangeId: 3, range: corner } } });
    expect(await served.sheets.edit(id, 'Feuille 1', 'A1', 'sans éditeurs nommés')).toEqual({ kind: 'done' });
    await apply({
      updateProtectedRange: {
        protectedRange: { protectedRangeId: 3, editors: { users: [account] } },
        fields: 'editors',
      },
    });
    expect(await served.sheets.edit(id, 'Feuille 1', 'A1', 'non')).toEqual({ kind: 'protected' });
    await apply({ deleteProtectedRange: { protectedRangeId: 3 } });
    expect(await served.sheets.edit(id, 'Feuille 1', 'A1', 'oui')).toEqual({ kind: 'done' });
  });

  test('a deleted sheet takes its named ranges and metadata with it', async () => {
    await apply(
      { addSheet: { properties: { sheetId: 4, title: 'Quatre' } } },
      { addNamedRange: { namedRange: { namedRangeId: 'q', name: 'quatre', range: { sheetId: 4 } } } },
      {
        createDeveloperMetadata: {
          developerMetadata: { metadataKey: 'q', visibility: 'DOCUMENT', location: { sheetId: 4 } },
        },
      },
      { deleteSheet: { sheetId: 4 } },
    );
    expect(served.sheets.spreadsheet(id)).toMatchObject({ namedRanges: [], metadata: {} });
  });
});

describe('people and the program at once', () => {
  test('every change is applied, one after the other', async () => {
    const before = served.sheets.spreadsheet(id).revision;
    await Promise.all([
      ...Array.from({ length: 10 }, (_, row) =>
        served.sheets.edit(id, 'Feuille 1', `D${row + 1}`, `texte ${row}`),
      ),
      ...Array.from({ length: 10 }, () =>
        served.batch(id, [
          { insertDimension: { range: { dimension: 'COLUMNS', startIndex: 0, endIndex: 1 } } },
        ]),
      ),
    ]);
    const after = served.sheets.spreadsheet(id);
    expect(after.revision).toBe(before + 20);
    expect(after.sheets[0]?.rows.flat().filter((text) => text.startsWith('texte'))).toHaveLength(10);
  });
});
