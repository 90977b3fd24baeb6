import { refuse } from '../api-refusal.ts';
import { boxOf } from '../ranges.ts';
import { applyMask, parseUpdateMask } from '../update-mask.ts';
import type { GridRange, ProtectedRange } from '../wire.ts';
import { freshNumber, type Tab, tabById, type Workbook } from '../workbook.ts';
import type { Asker, Handlers } from './handler.ts';

const find = (draft: Workbook, id: number | undefined): { tab: Tab; index: number } => {
  for (const tab of draft.tabs) {
    const index = tab.protectedRanges.findIndex((range) => range.protectedRangeId === id);
    if (index >= 0) return { tab, index };
  }
  return refuse(`No protected range with ID: ${id}`);
};

const rangeOf = (draft: Workbook, given: ProtectedRange): GridRange => {
  if ((given.range === undefined) === (given.namedRangeId === undefined))
    refuse('Exactly one of range and namedRangeId must be set.');
  if (given.range) return given.range;
  const named = draft.namedRanges.find((range) => range.namedRangeId === given.namedRangeId);
  return named?.range ?? refuse(`Cannot find a named range with ID: ${given.namedRangeId}`);
};

const settled = (draft: Workbook, given: ProtectedRange, asker: Asker): ProtectedRange => {
  const range = rangeOf(draft, given);
  const tab = tabById(draft, range.sheetId);
  boxOf(tab, range);
  for (const free of given.unprotectedRanges ?? []) {
    if (tabById(draft, free.sheetId) !== tab) refuse('Unprotected ranges must be on the protected sheet.');
    boxOf(tab, free);
  }
  if (given.warningOnly && given.editors) refuse('Editors are not supported with warningOnly.');
  if (given.warningOnly) return given;
  const users = given.editors?.users;
  if (users && !users.includes(asker.email)) refuse("You can't remove yourself as an editor.");
  // Without named editors everyone who may edit the spreadsheet keeps the right: nobody is kept out.
  return { ...given, editors: given.editors ?? { users: [asker.email, ...asker.otherEditors] } };
};

/** Requests about protected ranges. */
export const protectionRequests: Handlers<
  'addProtectedRange' | 'updateProtectedRange' | 'deleteProtectedRange'
> = {
  addProtectedRange: (draft, { protectedRange = {} }, asker) => {
    const taken = (id: number) =>
      draft.tabs.some((tab) => tab.protectedRanges.some((range) => range.protectedRangeId === id));
    const protectedRangeId = protectedRange.protectedRangeId ?? freshNumber(taken);
    if (taken(protectedRangeId)) refuse(`A protected range with ID ${protectedRangeId} already exists.`);
    const added = settled(draft, { ...protectedRange, protectedRangeId }, asker);
    tabById(draft, rangeOf(draft, added).sheetId).protectedRanges.push(added);
    return { addProtectedRange: { protectedRange: { ...added, requestingUserCanEdit: true } } };
  },
  updateProtectedRange: (draft, { protectedRange = {}, fields }, asker) => {
    const mask = parseUpdateMask(fields, 'ProtectedRange');
    const { tab, index } = find(draft, protectedRange.protectedRangeId);
    const old = tab.protectedRanges[index] ?? {};
    const next = settled(draft, applyMask<ProtectedRange>(old, protectedRange, mask), asker);
    if (next.protectedRangeId !== old.protectedRangeId) refuse('protectedRangeId cannot be changed.');
    tab.protectedRanges.splice(index, 1);
    tabById(draft, rangeOf(draft, next).sheetId).protectedRanges.push(next);
    return {};
  },
  deleteProtectedRange: (draft, { protectedRangeId }) => {
    const { tab, index } = find(draft, protectedRangeId);
    tab.protectedRanges.splice(index, 1);
    return {};
  },
};
