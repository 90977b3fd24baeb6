import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fillSheet, type ServedSheets, serveSheets } from './local-sheets.ts';

const tab = 'Feuille 1';
let served: ServedSheets;
let id: string;
beforeAll(async () => {
  served = await serveSheets();
});
afterAll(async () => served[Symbol.asyncDispose]());
beforeEach(async () => {
  id = await fillSheet(served, [
    ['Clé', 'Moyenne', 'Décision'],
    ['a', 12],
    ['b', 15],
    ['c', 14],
  ]);
  const decisions = { startRowIndex: 1, endRowIndex: 4, startColumnIndex: 2, endColumnIndex: 3 };
  await served.batch(id, [
    {
      updateSheetProperties: {
        properties: { gridProperties: { frozenRowCount: 1 } },
        fields: 'gridProperties.frozenRowCount',
      },
    },
    {
      addProtectedRange: {
        protectedRange: {
          range: {},
          unprotectedRanges: [{ startRowIndex: 1, startColumnIndex: 2 }],
          editors: { users: [served.sheets.serviceAccount.client_email] },
        },
      },
    },
    {
      setDataValidation: {
        range: decisions,
        rule: {
          strict: true,
          condition: {
            type: 'ONE_OF_LIST',
            values: [{ userEnteredValue: 'finaliste' }, { userEnteredValue: 'non retenu' }],
          },
        },
      },
    },
  ]);
});
const rows = () => served.sheets.spreadsheet(id).sheets[0]?.rows;
const perform = async (act: object) => {
  const response = await fetch(`${served.url}/sheets/desk/spreadsheets/${id}/acts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: served.url },
    body: JSON.stringify({ tab, ...act }),
  });
  return { status: response.status, body: await response.json() };
};

describe('a person at the sheet', () => {
  test('types where nothing is protected, and is refused where something is', async () => {
    expect(await served.sheets.edit(id, tab, 'D2', 'À revoir')).toEqual({ kind: 'done' });
    expect(await served.sheets.edit(id, tab, 'B2', '20')).toEqual({ kind: 'protected' });
    expect(await served.sheets.edit(id, tab, 'B2', '20', { as: 'owner' })).toEqual({ kind: 'done' });
    expect(rows()?.[1]).toEqual(['a', '20', '', 'À revoir']);
  });

  test('chooses from the list, and from nothing else', async () => {
    expect(await served.sheets.edit(id, tab, 'C2', 'vainqueur')).toMatchObject({ kind: 'not-in-list' });
    expect(await served.sheets.edit(id, tab, 'C2', 'finaliste')).toEqual({ kind: 'done' });
    expect(rows()?.[1]?.[2]).toBe('finaliste');
  });

  test.each([
    ['12,5', { numberValue: 12.5 }],
    ['12.5', { stringValue: '12.5' }],
    ['50%', { numberValue: 0.5 }],
    ['vrai', { boolValue: true }],
    ['=A1', { formulaValue: '=A1' }],
    ["'=A1", { stringValue: '=A1' }],
    ['1/4', { stringValue: '1/4' }],
  ])('%s is understood as Google Sheets would in French', async (typed, value) => {
    await served.sheets.edit(id, tab, 'D2', typed);
    expect(served.sheets.spreadsheet(id).sheets[0]?.cells['D2']?.value).toEqual(value);
  });

  test('sorts below the frozen rows, inserts and deletes rows', async () => {
    await served.sheets.sort(id, tab, 'B', 'descending');
    expect(rows()?.map(([key]) => key)).toEqual(['Clé', 'b', 'c', 'a']);
    await served.sheets.insertRow(id, tab, 3);
    await served.sheets.deleteRow(id, tab, 2);
    expect(rows()?.map(([key]) => key)).toEqual(['Clé', '', 'c', 'a']);
    expect(await served.sheets.deleteTab(id, tab)).toMatchObject({ kind: 'impossible' });
    expect(await served.sheets.deleteRow(id, 'Ailleurs', 2)).toEqual({ kind: 'unknown-tab' });
  });

  test('what was being typed follows its row when rows move meanwhile, and is lost with a deleted one', async () => {
    const since = served.sheets.spreadsheet(id).revision;
    await served.sheets.sort(id, tab, 'B', 'descending');
    await served.sheets.insertRow(id, tab, 2);
    expect((await perform({ act: 'edit', a1: 'D2', text: 'pour a', since })).status).toBe(200);
    expect(rows()?.find(([key]) => key === 'a')?.[3]).toBe('pour a');
    const row = (rows()?.findIndex(([key]) => key === 'a') ?? 0) + 1;
    await served.sheets.deleteRow(id, tab, row);
    expect((await perform({ act: 'edit', a1: 'D2', text: 'trop tard', since })).body).toMatchObject({
      kind: 'gone',
    });
  });
});

describe('the desk of the page', () => {
  test('shows the tab with what may be edited, and says in French why not', async () => {
    const response = await fetch(
      `${served.url}/sheets/desk/spreadsheets/${id}?tab=${encodeURIComponent(tab)}`,
    );
    expect(await response.json()).toMatchObject({
      title: 'Essai',
      tabs: [{ title: tab }],
      tab: {
        frozenRows: 1,
        rows: [
          {},
          {
            number: 2,
            cells: [
              { a1: 'A2', text: 'a', editable: false },
              { text: '12' },
              { editable: true, choices: ['finaliste', 'non retenu'] },
              {},
            ],
          },
          {},
          {},
          {},
          {},
          {},
          {},
          {},
        ],
      },
    });
    const refused = await perform({ act: 'edit', a1: 'A2', text: 'x' });
    expect(refused).toMatchObject({
      status: 409,
      body: { kind: 'protected', text: expect.stringContaining('protégée') },
    });
  });

  test('tells each change to the pages that are open', async () => {
    const response = await fetch(`${served.url}/sheets/desk/spreadsheets/${id}/events`);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const before = served.sheets.spreadsheet(id).revision;
    let heard = '';
    const hear = async (revision: number) => {
      while (!heard.includes(`data: ${revision}\n`)) heard += (await reader?.read())?.value ?? '';
    };
    await hear(before);
    await served.sheets.edit(id, tab, 'D2', 'bonjour');
    await hear(before + 1);
    expect(heard).toContain('event: revision');
    await reader?.cancel();
  });

  test('serves its pages and nothing beside them', async () => {
    for (const [page, words] of [
      ['/sheets', 'Google Sheets local'],
      [`/sheets/${id}`, 'remplace Google Sheets sur cette machine'],
    ] as const) {
      const response = await fetch(served.url + page);
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(await response.text()).toContain(words);
    }
    expect((await fetch(`${served.url}/sheets/page/..%2Fcreate-sheets.ts`)).status).toBe(404);
  });
});
