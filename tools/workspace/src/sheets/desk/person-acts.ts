import { parseCellName } from '../a1.ts';
import { ApiRefusal } from '../api-refusal.ts';
import { applyBatch } from '../apply-batch.ts';
import type { BatchRequest } from '../batch-requests.ts';
import { cellAt, usedSize } from '../cells.ts';
import type { Dimension } from '../wire.ts';
import { type Place, type Tab, tabByTitle, type Workbook } from '../workbook.ts';
import type { WorkbookStore } from '../workbook-store.ts';
import { choicesOf, mayEdit } from './may-edit.ts';
import { typedValue } from './typed-value.ts';

/** How an act of a person ended. */
export type ActOutcome =
  | { kind: 'done' }
  | { kind: 'unknown-spreadsheet' }
  | { kind: 'unknown-tab' }
  | { kind: 'unknown-cell' }
  | { kind: 'protected' }
  | { kind: 'gone' }
  | { kind: 'not-in-list'; choices: string[] }
  | { kind: 'impossible'; message: string };
export type EditOptions = {
  /** The owner may edit protected cells too, as in Google Sheets; by default the person is an editor. */
  as?: 'editor' | 'owner';
  /** The revision at which the person began to type: the text follows its cell if rows moved since. */
  since?: number;
};
export type PersonActs = {
  edit: (id: string, tab: string, a1: string, text: string, options?: EditOptions) => Promise<ActOutcome>;
  /** Sorts every row below the frozen ones by a column (letters). */
  sort: (id: string, tab: string, column: string, order?: 'ascending' | 'descending') => Promise<ActOutcome>;
  /** Inserts empty rows above a row (1 is the first). */
  insertRow: (id: string, tab: string, row: number, count?: number) => Promise<ActOutcome>;
  deleteRow: (id: string, tab: string, row: number, count?: number) => Promise<ActOutcome>;
  insertColumn: (id: string, tab: string, column: string) => Promise<ActOutcome>;
  deleteColumn: (id: string, tab: string, column: string) => Promise<ActOutcome>;
  deleteTab: (id: string, tab: string) => Promise<ActOutcome>;
  renameTab: (id: string, tab: string, title: string) => Promise<ActOutcome>;
};
type Plan = { kind: 'requests'; requests: BatchRequest[] } | Exclude<ActOutcome, { kind: 'done' }>;

const requests = (...list: BatchRequest[]): Plan => ({ kind: 'requests', requests: list });

const planEdit = (
  workbook: Workbook,
  tab: Tab,
  place: Place,
  text: string,
  person: string | undefined,
): Plan => {
  const { row, column } = place;
  const { rowCount, columnCount } = tab.properties.gridProperties;
  if (row >= rowCount || column >= columnCount) return { kind: 'unknown-cell' };
  if (person !== undefined && !mayEdit(workbook, tab, row, column, person)) return { kind: 'protected' };
  const { choices, strict } = choicesOf(tab, row, column);
  if (strict && text !== '' && !choices.includes(text)) return { kind: 'not-in-list', choices };
  const value = typedValue(text, cellAt(tab, row, column), workbook.properties.locale);
  return requests({
    updateCells: {
      start: { sheetId: tab.properties.sheetId, rowIndex: row, columnIndex: column },
      rows: [{ values: [value ? { userEnteredValue: value } : {}] }],
      fields: 'userEnteredValue',
    },
  });
};

const planSort = (tab: Tab, column: string, order: 'ascending' | 'descending'): Plan => {
  const { sheetId, gridProperties } = tab.properties;
  const place = parseCellName(`${column}1`);
  const top = gridProperties.frozenRowCount ?? 0;
  const { rows } = usedSize(tab);
  if (!place) return { kind: 'unknown-cell' };
  if (rows <= top) return requests();
  return requests({
    sortRange: {
      range: { sheetId, startRowIndex: top, endRowIndex: rows },
      sortSpecs: [
        { dimensionIndex: place.column, sortOrder: order === 'ascending' ? 'ASCENDING' : 'DESCENDING' },
      ],
    },
  });
};

/**
 * What people do to a spreadsheet by hand. Typing obeys protections and lists of choices; moving rows and
 * tabs is done as the owner, whom Google never refuses.
 */
export const createPersonActs = (store: WorkbookStore, person: string): PersonActs => {
  const asker = { email: person, otherEditors: [] };
  const act = async (
    id: string,
    title: string,
    plan: (tab: Tab, workbook: Workbook) => Plan,
  ): Promise<ActOutcome> => {
    const outcome = await store.change<ActOutcome>(id, (workbook) => {
      const tab = tabByTitle(workbook, title);
      const planned: Plan = tab ? plan(tab, workbook) : { kind: 'unknown-tab' };
      if (planned.kind !== 'requests') return { workbook, answer: planned };
      if (planned.requests.length === 0) return { workbook, answer: { kind: 'done' } };
      try {
        return { workbook: applyBatch(workbook, planned.requests, asker).workbook, answer: { kind: 'done' } };
      } catch (error) {
        if (!(error instanceof ApiRefusal)) throw error;
        return { workbook, answer: { kind: 'impossible', message: error.message } };
      }
    });
    return outcome ?? { kind: 'unknown-spreadsheet' };
  };
  const span = (tab: Tab, dimension: Dimension, startIndex: number, count: number) => ({
    range: { sheetId: tab.properties.sheetId, dimension, startIndex, endIndex: startIndex + count },
  });
  const indexOf = (column: string) => parseCellName(`${column}1`)?.column ?? -1;

  return {
    edit: (id, title, a1, text, { as = 'editor', since } = {}) =>
      act(id, title, (tab, workbook) => {
        const cell = parseCellName(a1);
        if (!cell) return { kind: 'unknown-cell' };
        const typed: Place = { sheetId: tab.properties.sheetId, ...cell };
        const place = since === undefined ? typed : store.follow(id, since, typed);
        if (!place) return { kind: 'gone' };
        return planEdit(workbook, tab, place, text, as === 'owner' ? undefined : person);
      }),
    sort: (id, title, column, order = 'ascending') => act(id, title, (tab) => planSort(tab, column, order)),
    insertRow: (id, title, row, count = 1) =>
      act(id, title, (tab) =>
        requests({ insertDimension: { ...span(tab, 'ROWS', row - 1, count), inheritFromBefore: row > 1 } }),
      ),
    deleteRow: (id, title, row, count = 1) =>
      act(id, title, (tab) => requests({ deleteDimension: span(tab, 'ROWS', row - 1, count) })),
    insertColumn: (id, title, column) =>
      act(id, title, (tab) => {
        const index = indexOf(column);
        return requests({
          insertDimension: { ...span(tab, 'COLUMNS', index, 1), inheritFromBefore: index > 0 },
        });
      }),
    deleteColumn: (id, title, column) =>
      act(id, title, (tab) => requests({ deleteDimension: span(tab, 'COLUMNS', indexOf(column), 1) })),
    deleteTab: (id, title) =>
      act(id, title, (tab) => requests({ deleteSheet: { sheetId: tab.properties.sheetId } })),
    renameTab: (id, title, next) =>
      act(id, title, (tab) =>
        requests({
          updateSheetProperties: {
            properties: { sheetId: tab.properties.sheetId, title: next },
            fields: 'title',
          },
        }),
      ),
  };
};
