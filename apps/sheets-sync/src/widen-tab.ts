import { matchRows } from './match-rows.ts';
import { LAYOUT_VERSION } from './provision-tab.ts';
import type { ReadCell, ReadTab } from './read-spreadsheet.ts';
import { insertColumns } from './sheet-requests.ts';
import type { SheetsRequest } from './sheets-client.ts';
import { HIDDEN_COLUMNS, type Tab } from './workbook-model.ts';

/**
 * Opens the columns that a tab of an earlier layout lacks, and gives the tab as it will then be read. People's columns
 * move to the right with what stands in them. A tab whose columns a person moved is left as it is.
 */
export function widenTab(
  read: ReadTab,
  tab: Tab,
): { readonly read: ReadTab; readonly requests: readonly SheetsRequest[] } {
  const layout = read.layout === null ? LAYOUT_VERSION : Number(read.layout);
  const isThere = (since = 1) => since <= layout;
  const before: Tab = { ...tab, columns: tab.columns.filter(({ since }) => isThere(since)) };
  if (before.columns.length === tab.columns.length || matchRows(read, before).columnsMoved)
    return { read, requests: [] };
  const runs: { start: number; count: number }[] = [];
  for (const [at, { since }] of tab.columns.entries()) {
    if (isThere(since)) continue;
    const last = runs.at(-1);
    const start = HIDDEN_COLUMNS + at;
    if (last !== undefined && last.start + last.count === start) last.count += 1;
    else runs.push({ start, count: 1 });
  }
  // From the left: each run is then inserted where it belongs in the end.
  return {
    read: {
      ...read,
      columnCount: read.columnCount + tab.columns.length - before.columns.length,
      rows: read.rows.map((cells) => runs.reduce(openCells, cells)),
    },
    requests: runs.map(({ start, count }) => insertColumns(tab.sheetId, start, count)),
  };
}

function openCells(cells: readonly ReadCell[], run: { start: number; count: number }): readonly ReadCell[] {
  if (cells.length <= run.start) return cells;
  return [
    ...cells.slice(0, run.start),
    ...Array.from({ length: run.count }, () => null),
    ...cells.slice(run.start),
  ];
}
