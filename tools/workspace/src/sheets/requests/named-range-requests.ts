import { randomUUID } from 'node:crypto';
import { refuse } from '../api-refusal.ts';
import { boxOf } from '../ranges.ts';
import { applyMask, parseUpdateMask } from '../update-mask.ts';
import type { NamedRange } from '../wire.ts';
import { tabById, type Workbook } from '../workbook.ts';
import type { Handlers } from './handler.ts';

const checkName = (draft: Workbook, named: NamedRange): void => {
  const name = named.name ?? '';
  const reference = /^\$?[a-z]{1,3}\$?\d+$/i.test(name) || /^r\d*c\d*$/i.test(name);
  if (!/^[\p{L}_][\p{L}\p{N}_]{0,249}$/u.test(name) || reference || /^(true|false)$/i.test(name))
    refuse(`The name "${name}" is not a valid name of a range.`);
  const taken = draft.namedRanges.some(
    (other) => other.namedRangeId !== named.namedRangeId && other.name?.toLowerCase() === name.toLowerCase(),
  );
  if (taken)
    refuse(`Cannot add named range with name: ${name}. A named range with that name already exists.`);
};

const checkRange = (draft: Workbook, named: NamedRange): void => {
  const range = named.range ?? refuse('A named range must have a range.');
  boxOf(tabById(draft, range.sheetId), range);
};

const indexOf = (draft: Workbook, id: string | undefined): number => {
  const index = draft.namedRanges.findIndex((named) => named.namedRangeId === id);
  return index < 0 ? refuse(`Cannot find a named range with ID: ${id}`) : index;
};

/** Requests about named ranges. */
export const namedRangeRequests: Handlers<'addNamedRange' | 'updateNamedRange' | 'deleteNamedRange'> = {
  addNamedRange: (draft, { namedRange = {} }) => {
    const namedRangeId = namedRange.namedRangeId ?? randomUUID().slice(0, 12).replaceAll('-', '');
    if (draft.namedRanges.some((other) => other.namedRangeId === namedRangeId))
      refuse(`A named range with ID ${namedRangeId} already exists.`);
    const added = { ...namedRange, namedRangeId };
    checkName(draft, added);
    checkRange(draft, added);
    draft.namedRanges.push(added);
    return { addNamedRange: { namedRange: added } };
  },
  updateNamedRange: (draft, { namedRange = {}, fields }) => {
    const mask = parseUpdateMask(fields, 'NamedRange');
    const index = indexOf(draft, namedRange.namedRangeId);
    const next = applyMask<NamedRange>(draft.namedRanges[index] ?? {}, namedRange, mask);
    if (next.namedRangeId !== namedRange.namedRangeId) refuse('namedRangeId cannot be changed.');
    checkName(draft, next);
    checkRange(draft, next);
    draft.namedRanges[index] = next;
    return {};
  },
  deleteNamedRange: (draft, { namedRangeId }) => {
    draft.namedRanges.splice(indexOf(draft, namedRangeId), 1);
    return {};
  },
};
