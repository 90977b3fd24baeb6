import type { HumanCells } from '@palmares/contest/mirror';
import { type FoundTab, matchRows, readHumanCells } from './match-rows.ts';
import { planNewTab, planTab, refreshTop } from './plan-tab.ts';
import { HASH_METADATA, type ReadSpreadsheet, type ReadTab } from './read-spreadsheet.ts';
import type { SheetsRequest } from './sheets-client.ts';
import { widenTab } from './widen-tab.ts';
import type { Tab, Workbook } from './workbook-model.ts';

/** What was seen in the spreadsheet, in counts alone: fit for a log. */
export type SyncCounts = {
  readonly tabsMade: number;
  readonly tabsChanged: number;
  readonly copies: number;
  readonly foreignRows: number;
  /** Tabs in which a person sorted, copied or moved rows while we wrote: worth another look soon. */
  readonly disturbedTabs: number;
};

/** What to do about the spreadsheet as it was read: nothing, or exactly one batchUpdate. */
export type SyncPlan = {
  /** Titles of tabs whose columns a person moved: left alone until they are back or the tab is deleted. */
  readonly movedTabs: readonly string[];
  readonly counts: SyncCounts;
} & (
  | { readonly kind: 'unchanged'; readonly publish: number }
  | { readonly kind: 'publish'; readonly publish: number; readonly requests: readonly SheetsRequest[] }
);

type Matched = {
  tab: Tab;
  /** As it stands once `widening` is done. */
  read: ReadTab | null;
  found: FoundTab | null;
  /** Opens the columns that an earlier layout did not have. */
  widening: readonly SheetsRequest[];
};

/** Everything people wrote in their columns, by key, as the read shows it. */
export function collectHumanCells(read: ReadSpreadsheet, wanted: Workbook): HumanCells[] {
  return matchTabs(read, wanted).flatMap(({ tab, found }) =>
    found === null ? [] : readHumanCells(found, tab),
  );
}

/**
 * Compares what was read with what is wanted. `kept` is what people wrote, from the database: it goes into rows that
 * have to be made again, and nowhere else. `editor` is our own account, the only one that may edit our columns.
 * The batch begins by taking away the named range of the publish it was planned on (`pub_n`) and ends by adding
 * `pub_n+1` under a given id: the same batch twice, or another's in between, fails whole.
 */
export function planSync(
  read: ReadSpreadsheet,
  wanted: Workbook,
  kept: ReadonlyMap<string, HumanCells>,
  context: { readonly editor: string; readonly lastPublish: number },
): SyncPlan {
  const matched = matchTabs(read, wanted);
  const titles = new Set(read.tabs.map((tab) => tab.title.toLowerCase()));
  const planned = matched.map((one, index) => {
    const { tab, found } = one;
    if (one.read === null || found === null) {
      const title = freeTitle(tab.title, titles);
      titles.add(title.toLowerCase());
      return { ...one, requests: planNewTab(tab, kept, { title, index }, context.editor) };
    }
    return {
      ...one,
      requests: found.columnsMoved
        ? []
        : [...one.widening, ...planTab(one.read, tab, found, kept, context.editor)],
    };
  });
  const seen = publishesSeen(read);
  const publish = Math.max(context.lastPublish, 0, ...seen.map((range) => range.publish));
  const report = {
    movedTabs: matched.flatMap(({ read: tab, found }) => (tab && found?.columnsMoved ? [tab.title] : [])),
    counts: {
      tabsMade: planned.filter((one) => one.read === null).length,
      tabsChanged: planned.filter((one) => one.read !== null && one.requests.length > 0).length,
      copies: sum(matched, (found) => found.copies.length),
      foreignRows: sum(matched, (found) => found.foreign),
      disturbedTabs: sum(matched, (found) => (found.orderIntact ? 0 : 1)),
    },
  };
  const changed = planned.some((one) => one.requests.length > 0);
  if (!changed && read.hash === wanted.hash && seen.length === 1)
    return { kind: 'unchanged', publish, ...report };
  const requests = [
    ...seen.map(({ id }) => ({ deleteNamedRange: { namedRangeId: id } })),
    ...setLocale(read),
    ...planned.flatMap((one, index) => [
      ...one.requests,
      ...(one.requests.length > 0 || index === 0 ? refreshTop(one.tab, one.found) : []),
    ]),
    markPublish(publish + 1, wanted),
    keepHash(read, wanted.hash),
  ];
  return { kind: 'publish', publish: publish + 1, requests, ...report };
}

function matchTabs(read: ReadSpreadsheet, wanted: Workbook): Matched[] {
  return wanted.tabs.map((tab) => {
    const standing = read.tabs.find((one) => one.sheetId === tab.sheetId) ?? null;
    if (standing === null) return { tab, read: null, found: null, widening: [] };
    const { read: widened, requests } = widenTab(standing, tab);
    return { tab, read: widened, found: matchRows(widened, tab), widening: requests };
  });
}

function publishesSeen(read: ReadSpreadsheet): { id: string; publish: number }[] {
  return read.namedRangeIds.flatMap((id) => {
    const match = /^pub_(\d+)$/.exec(id);
    return match === null ? [] : [{ id, publish: Number(match[1]) }];
  });
}

function markPublish(publish: number, wanted: Workbook): SheetsRequest {
  const id = `pub_${publish}`;
  const range = {
    sheetId: wanted.tabs[0]?.sheetId,
    startRowIndex: 0,
    endRowIndex: 1,
    startColumnIndex: 0,
    endColumnIndex: 1,
  };
  return { addNamedRange: { namedRange: { namedRangeId: id, name: id, range } } };
}

function keepHash(read: ReadSpreadsheet, hash: string): SheetsRequest {
  if (read.hash === null)
    return {
      createDeveloperMetadata: {
        developerMetadata: {
          metadataKey: HASH_METADATA,
          metadataValue: hash,
          location: { spreadsheet: true },
          visibility: 'DOCUMENT',
        },
      },
    };
  return {
    updateDeveloperMetadata: {
      dataFilters: [{ developerMetadataLookup: { metadataKey: HASH_METADATA } }],
      developerMetadata: { metadataValue: hash },
      fields: 'metadataValue',
    },
  };
}

// Decimal commas and Paris dates, once: what a person sets later stays.
function setLocale(read: ReadSpreadsheet): SheetsRequest[] {
  if (read.hash !== null || (read.locale === 'fr_FR' && read.timeZone === 'Europe/Paris')) return [];
  return [
    {
      updateSpreadsheetProperties: {
        properties: { locale: 'fr_FR', timeZone: 'Europe/Paris' },
        fields: 'locale,timeZone',
      },
    },
  ];
}

function freeTitle(title: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? title : `${title} (${number})`;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}

function sum(matched: readonly Matched[], count: (found: FoundTab) => number): number {
  return matched.reduce((total, { found }) => total + (found === null ? 0 : count(found)), 0);
}
