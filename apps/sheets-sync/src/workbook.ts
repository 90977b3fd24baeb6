import { createHash } from 'node:crypto';
import type { MirrorSnapshot } from '@palmares/contest/views/mirror-snapshot';
import { buildCategoryTab } from './category-tab.ts';
import { buildProgressTab } from './progress-tab.ts';
import { buildSummaryTab } from './summary-tab.ts';
import type { Tab, Workbook } from './workbook-model.ts';

/**
 * The workbook that a snapshot asks for: Synthèse, one tab a category in the edition's order, Avancement des jurés.
 * Equal snapshots give equal hashes whatever their revision and instant.
 */
export function buildWorkbook(snapshot: MirrorSnapshot): Workbook {
  const tabs = [
    buildSummaryTab(snapshot),
    ...snapshot.categories.map((category) => buildCategoryTab(snapshot, category)),
    buildProgressTab(snapshot),
  ];
  return { tabs, hash: hashTabs(tabs) };
}

function hashTabs(tabs: readonly Tab[]): string {
  const lasting = tabs.map((tab) => ({
    ...tab,
    top: tab.top.map((line) => (line.volatile ? { ...line, text: '' } : line)),
  }));
  return createHash('sha256').update(JSON.stringify(lasting)).digest('hex');
}
