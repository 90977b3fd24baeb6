import { refuse } from '../api-refusal.ts';
import { changeCells } from '../cells.ts';
import { type Box, boxOf, clippedBox, contains, locate, overlaps } from '../ranges.ts';
import { applyMask, parseUpdateMask } from '../update-mask.ts';
import type { BandedRange, GridRange } from '../wire.ts';
import { freshNumber, type Tab, tabById, type Workbook } from '../workbook.ts';
import type { Handlers } from './handler.ts';

const asRange = (tab: Tab, box: Box): GridRange => ({
  sheetId: tab.properties.sheetId,
  startRowIndex: box.top,
  endRowIndex: box.bottom,
  startColumnIndex: box.left,
  endColumnIndex: box.right,
});

const mergedBoxes = (box: Box, type: 'MERGE_ALL' | 'MERGE_COLUMNS' | 'MERGE_ROWS'): Box[] => {
  const count = type === 'MERGE_ROWS' ? box.bottom - box.top : box.right - box.left;
  if (type === 'MERGE_ALL') return [box];
  return Array.from({ length: count }, (_, index) =>
    type === 'MERGE_ROWS'
      ? { ...box, top: box.top + index, bottom: box.top + index + 1 }
      : { ...box, left: box.left + index, right: box.left + index + 1 },
  );
};

const checkBanding = (draft: Workbook, banded: BandedRange): Tab => {
  const { tab, box } = locate(draft, banded.range);
  if (!banded.rowProperties && !banded.columnProperties)
    refuse('At least one of rowProperties and columnProperties must be set.');
  const clash = tab.bandedRanges.some(
    (other) =>
      other.bandedRangeId !== banded.bandedRangeId && overlaps(clippedBox(tab, other.range ?? {}), box),
  );
  if (clash) refuse('You cannot add alternating background colors to a range that already has them.');
  return tab;
};

const findBanding = (draft: Workbook, id: number | undefined): { tab: Tab; index: number } => {
  for (const tab of draft.tabs) {
    const index = tab.bandedRanges.findIndex((banded) => banded.bandedRangeId === id);
    if (index >= 0) return { tab, index };
  }
  return refuse(`No banding with ID: ${id}`);
};

/** Requests about merges, bands and the basic filter of a sheet. */
export const areaRequests: Handlers<
  | 'mergeCells'
  | 'unmergeCells'
  | 'setBasicFilter'
  | 'clearBasicFilter'
  | 'addBanding'
  | 'updateBanding'
  | 'deleteBanding'
> = {
  mergeCells: (draft, { range, mergeType = 'MERGE_ALL' }) => {
    const { tab, box } = locate(draft, range);
    if (
      tab.merges.some(
        (merge) => overlaps(clippedBox(tab, merge), box) && !contains(box, clippedBox(tab, merge)),
      )
    )
      refuse('You must select all cells in a merged range to merge or unmerge them.');
    tab.merges = tab.merges.filter((merge) => !overlaps(clippedBox(tab, merge), box));
    for (const merged of mergedBoxes(box, mergeType)) {
      if ((merged.bottom - merged.top) * (merged.right - merged.left) < 2) continue;
      tab.merges.push(asRange(tab, merged));
      changeCells(tab, merged, (cell, row, column) => {
        if (row === merged.top && column === merged.left) return cell;
        const { userEnteredValue: _covered, ...rest } = cell;
        return rest;
      });
    }
    return {};
  },
  unmergeCells: (draft, { range }) => {
    const { tab, box } = locate(draft, range);
    const touched = tab.merges.filter((merge) => overlaps(clippedBox(tab, merge), box));
    if (touched.some((merge) => !contains(box, clippedBox(tab, merge))))
      refuse('You must select all cells in a merged range to merge or unmerge them.');
    tab.merges = tab.merges.filter((merge) => !touched.includes(merge));
    return {};
  },
  setBasicFilter: (draft, { filter }) => {
    const { tab } = locate(draft, filter?.range);
    if (filter) tab.basicFilter = filter;
    return {};
  },
  clearBasicFilter: (draft, { sheetId }) => {
    delete tabById(draft, sheetId).basicFilter;
    return {};
  },
  addBanding: (draft, { bandedRange = {} }) => {
    const taken = (id: number) =>
      draft.tabs.some((tab) => tab.bandedRanges.some((other) => other.bandedRangeId === id));
    const bandedRangeId = bandedRange.bandedRangeId ?? freshNumber(taken);
    if (taken(bandedRangeId)) refuse(`A banding with ID ${bandedRangeId} already exists.`);
    const added = { ...bandedRange, bandedRangeId };
    checkBanding(draft, added).bandedRanges.push(added);
    return { addBanding: { bandedRange: added } };
  },
  updateBanding: (draft, { bandedRange = {}, fields }) => {
    const mask = parseUpdateMask(fields, 'BandedRange');
    const { tab, index } = findBanding(draft, bandedRange.bandedRangeId);
    const next = applyMask<BandedRange>(tab.bandedRanges[index] ?? {}, bandedRange, mask);
    if (next.bandedRangeId !== bandedRange.bandedRangeId) refuse('bandedRangeId cannot be changed.');
    if (checkBanding(draft, next) !== tab) refuse('Banding cannot move to another sheet.');
    boxOf(tab, next.range ?? {});
    tab.bandedRanges[index] = next;
    return {};
  },
  deleteBanding: (draft, { bandedRangeId }) => {
    const { tab, index } = findBanding(draft, bandedRangeId);
    tab.bandedRanges.splice(index, 1);
    return {};
  },
};
