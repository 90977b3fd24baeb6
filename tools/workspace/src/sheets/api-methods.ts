import { randomBytes } from 'node:crypto';
import { parseRange } from './a1.ts';
import { checkQuery, readFlag, readMask, readWord } from './api-query.ts';
import { ApiRefusal, refuse } from './api-refusal.ts';
import { applyBatch } from './apply-batch.ts';
import { project } from './field-mask.ts';
import { readSpreadsheet } from './read-spreadsheet.ts';
import { readValues, type ValueOptions } from './read-values.ts';
import type { Asker } from './requests/handler.ts';
import { readBody } from './schema.ts';
import type { Spreadsheet } from './wire.ts';
import { newWorkbook, type Workbook } from './workbook.ts';
import type { WorkbookStore } from './workbook-store.ts';

export type ApiCall = { query: URLSearchParams; body: unknown; asker: Asker };
export type ApiMethods = {
  get: (id: string, call: ApiCall) => unknown;
  batchUpdate: (id: string, call: ApiCall) => Promise<unknown>;
  create: (call: ApiCall) => Promise<unknown>;
  getValues: (id: string, range: string, call: ApiCall) => unknown;
  batchGetValues: (id: string, call: ApiCall) => unknown;
};

const notFound = (): never => {
  throw new ApiRefusal(404, 'Requested entity was not found.');
};

const valueOptions = (query: URLSearchParams): ValueOptions => {
  readWord(query, 'dateTimeRenderOption', ['SERIAL_NUMBER', 'FORMATTED_STRING']);
  return {
    render: readWord(query, 'valueRenderOption', ['FORMATTED_VALUE', 'UNFORMATTED_VALUE', 'FORMULA']),
    majorDimension: readWord(query, 'majorDimension', ['ROWS', 'COLUMNS']),
  };
};

const checkCreation = (given: Spreadsheet): void => {
  const extra = (given.sheets ?? []).flatMap((sheet) =>
    Object.keys(sheet).filter((name) => name !== 'properties'),
  );
  const unserved = [
    ...extra,
    ...(given.namedRanges ? ['namedRanges'] : []),
    ...(given.developerMetadata ? ['developerMetadata'] : []),
  ];
  if (unserved.length > 0)
    refuse(`Creating a spreadsheet with ${unserved.join(', ')} is not supported here.`);
};

/** The methods of the Sheets API v4 that are served here, each over the store of workbooks. */
export const createApiMethods = (store: WorkbookStore, publicUrl: string): ApiMethods => {
  const workbookOf = (id: string): Workbook => store.get(id) ?? notFound();
  const valueQuery = ['majorDimension', 'valueRenderOption', 'dateTimeRenderOption'];
  const read = (workbook: Workbook, ranges: readonly string[], includeGridData: boolean, call: ApiCall) =>
    readSpreadsheet(workbook, {
      mask: readMask(call.query, 'Spreadsheet'),
      includeGridData,
      ranges: ranges.map((range) => parseRange(workbook, range)),
      publicUrl,
    });

  return {
    get: (id, call) => {
      checkQuery(call.query, ['ranges', 'includeGridData', 'excludeTablesInBandedRanges']);
      return read(workbookOf(id), call.query.getAll('ranges'), readFlag(call.query, 'includeGridData'), call);
    },
    batchUpdate: async (id, { query, body, asker }) => {
      checkQuery(query, []);
      const update = readBody('BatchUpdateSpreadsheetRequest', body);
      const mask = readMask(query, 'BatchUpdateSpreadsheetResponse');
      const answer = await store.change(id, (current) => {
        const { workbook, replies } = applyBatch(current, update.requests ?? [], asker);
        const ranges = (update.responseRanges ?? []).map((range) => parseRange(workbook, range));
        const updatedSpreadsheet = update.includeSpreadsheetInResponse
          ? readSpreadsheet(workbook, {
              mask: true,
              includeGridData: update.responseIncludeGridData ?? false,
              ranges,
              publicUrl,
            })
          : undefined;
        return {
          workbook,
          answer: { spreadsheetId: id, replies, ...(updatedSpreadsheet ? { updatedSpreadsheet } : {}) },
        };
      });
      return project(answer ?? notFound(), mask);
    },
    create: async (call) => {
      checkQuery(call.query, []);
      const given = readBody('Spreadsheet', call.body);
      checkCreation(given);
      const id = randomBytes(33).toString('base64url');
      const { properties, sheets = [] } = given;
      const plain = newWorkbook(id, properties?.title ?? 'Feuille de calcul sans titre');
      const requests = [
        ...sheets.map((sheet) => ({ addSheet: { properties: sheet.properties ?? {} } })),
        ...(properties && Object.keys(properties).length > 0
          ? [{ updateSpreadsheetProperties: { properties, fields: Object.keys(properties).join(',') } }]
          : []),
      ];
      const base = sheets.length > 0 ? { ...plain, tabs: [] } : plain;
      const { workbook } = requests.length > 0 ? applyBatch(base, requests, call.asker) : { workbook: base };
      await store.add(workbook);
      return read(workbook, [], false, call);
    },
    getValues: (id, range, { query }) => {
      checkQuery(query, valueQuery);
      return project(readValues(workbookOf(id), range, valueOptions(query)), readMask(query, 'ValueRange'));
    },
    batchGetValues: (id, { query }) => {
      checkQuery(query, [...valueQuery, 'ranges']);
      const workbook = workbookOf(id);
      const valueRanges = query
        .getAll('ranges')
        .map((range) => readValues(workbook, range, valueOptions(query)));
      return project({ spreadsheetId: id, valueRanges }, readMask(query, 'BatchGetValuesResponse'));
    },
  };
};
