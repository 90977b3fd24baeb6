import type { ReadCell, ReadSpreadsheet, ReadTab } from '../src/read-spreadsheet.ts';
import { HASH_METADATA, LAYOUT_METADATA, textOf } from '../src/read-spreadsheet.ts';
import type { SheetsRequest } from '../src/sheets-client.ts';
import { ORDER_COLUMN } from '../src/workbook-model.ts';

/** A tab of the model: values alone, every row as wide as the tab. */
export type ModelTab = { sheetId: number; title: string; layout: string | null; rows: ReadCell[][] };
/** A spreadsheet as far as values and identities go: what a batch does to them, and nothing of formats. */
export type Model = { tabs: ModelTab[]; hash: string | null; namedRangeIds: string[] };

export class BatchRefused extends Error {}

export function emptyModel(): Model {
  return {
    tabs: [{ sheetId: 0, title: 'Feuille 1', layout: null, rows: [[null]] }],
    hash: null,
    namedRangeIds: [],
  };
}

/** What a read of the model gives. */
export function readModel(model: Model): ReadSpreadsheet {
  const { hash, namedRangeIds, tabs } = copyModel(model);
  return {
    locale: 'fr_FR',
    timeZone: 'Europe/Paris',
    hash,
    namedRangeIds,
    tabs: tabs.map((tab): ReadTab => {
      const last = tab.rows.findLastIndex((row) => row.some((cell) => cell !== null));
      return {
        ...tab,
        rowCount: tab.rows.length,
        columnCount: tab.rows[0]?.length ?? 0,
        protections: [],
        conditions: [],
        rows: tab.rows.slice(0, last + 1),
      };
    }),
  };
}

/** Does a whole batch, or throws BatchRefused and leaves the model as it was. */
export function applyBatch(model: Model, requests: readonly SheetsRequest[]): void {
  const draft = copyModel(model);
  for (const request of requests) applyRequest(draft, request);
  Object.assign(model, draft);
}

/** Sorts whole rows from `start` on: numbers, then text, then nothing; equal ones stay in order. */
export function sortRows(tab: ModelTab, start: number, column: number, descending = false): void {
  const weigh = (cell: ReadCell | undefined) =>
    typeof cell === 'number' ? 0 : typeof cell === 'string' ? 1 : 2;
  const body = tab.rows.splice(start);
  body.sort((one, other) => {
    const [a, b] = [one[column] ?? null, other[column] ?? null];
    if (weigh(a) === 2 || weigh(b) === 2) return weigh(a) - weigh(b);
    const numbers = typeof a === 'number' && typeof b === 'number';
    const order = weigh(a) - weigh(b) || (numbers ? a - b : textOf(a) < textOf(b) ? -1 : 1);
    return a === b ? 0 : descending ? -order : order;
  });
  tab.rows.push(...body);
}

function applyRequest(model: Model, request: SheetsRequest): void {
  const { addSheet, updateCells, insertDimension, sortRange, createDeveloperMetadata } = request;
  if (addSheet) {
    const { sheetId, title, index, gridProperties } = addSheet.properties ?? {};
    if (model.tabs.some((tab) => tab.sheetId === sheetId || tab.title === title))
      throw new BatchRefused('taken');
    const width = gridProperties?.columnCount ?? 0;
    const rows = Array.from({ length: gridProperties?.rowCount ?? 0 }, () => blankRow(width));
    model.tabs.splice(index ?? 0, 0, { sheetId: sheetId ?? 0, title: title ?? '', layout: null, rows });
  } else if (updateCells) {
    const { sheetId, rowIndex, columnIndex } = updateCells.start ?? {};
    const tab = tabOf(model, sheetId);
    for (const [down, row] of (updateCells.rows ?? []).entries()) {
      const cells = tab.rows[(rowIndex ?? 0) + down];
      if (cells === undefined) throw new BatchRefused('outside the grid');
      for (const [along, cell] of (row.values ?? []).entries()) {
        const value = cell.userEnteredValue;
        cells[(columnIndex ?? 0) + along] = value?.stringValue ?? value?.numberValue ?? null;
      }
    }
  } else if (insertDimension) {
    const { sheetId, startIndex, endIndex, dimension } = insertDimension.range ?? {};
    const tab = tabOf(model, sheetId);
    const start = startIndex ?? 0;
    if (dimension === 'COLUMNS') {
      if (start >= (tab.rows[0]?.length ?? 0)) throw new BatchRefused('outside the grid');
      for (const row of tab.rows) row.splice(start, 0, ...blankRow((endIndex ?? 0) - start));
      return;
    }
    if (start >= tab.rows.length) throw new BatchRefused('outside the grid');
    const width = tab.rows[0]?.length ?? 0;
    tab.rows.splice(start, 0, ...Array.from({ length: (endIndex ?? 0) - start }, () => blankRow(width)));
  } else if (sortRange) {
    sortRows(tabOf(model, sortRange.range?.sheetId), sortRange.range?.startRowIndex ?? 0, ORDER_COLUMN);
  } else if (createDeveloperMetadata) {
    const { metadataKey, metadataValue, location } = createDeveloperMetadata.developerMetadata ?? {};
    if (metadataKey === HASH_METADATA) model.hash = metadataValue ?? null;
    if (metadataKey === LAYOUT_METADATA) tabOf(model, location?.sheetId).layout = metadataValue ?? null;
  } else {
    applyIdentityRequest(model, request);
  }
}

function applyIdentityRequest(model: Model, request: SheetsRequest): void {
  const { deleteNamedRange, addNamedRange, updateDeveloperMetadata } = request;
  if (deleteNamedRange) {
    const at = model.namedRangeIds.indexOf(deleteNamedRange.namedRangeId ?? '');
    if (at < 0) throw new BatchRefused('no such named range');
    model.namedRangeIds.splice(at, 1);
  } else if (addNamedRange) {
    const id = addNamedRange.namedRange?.namedRangeId ?? '';
    if (model.namedRangeIds.includes(id)) throw new BatchRefused('named range taken');
    model.namedRangeIds.push(id);
  } else if (updateDeveloperMetadata) {
    const lookup = updateDeveloperMetadata.dataFilters?.[0]?.developerMetadataLookup;
    const value = updateDeveloperMetadata.developerMetadata?.metadataValue ?? null;
    if (lookup?.metadataKey === HASH_METADATA) model.hash = value;
    if (lookup?.metadataKey === LAYOUT_METADATA)
      tabOf(model, lookup.metadataLocation?.sheetId).layout = value;
  }
}

function tabOf(model: Model, sheetId: number | null | undefined): ModelTab {
  const tab = model.tabs.find((one) => one.sheetId === sheetId);
  if (tab === undefined) throw new BatchRefused('no such sheet');
  return tab;
}

export function blankRow(width: number): ReadCell[] {
  return Array.from({ length: width }, () => null);
}

function copyModel({ tabs, hash, namedRangeIds }: Model): Model {
  const copies = tabs.map((tab) => ({ ...tab, rows: tab.rows.map((row) => [...row]) }));
  return { tabs: copies, hash, namedRangeIds: [...namedRangeIds] };
}
