import { refuse } from '../api-refusal.ts';
import { clippedBox, locate, overlaps } from '../ranges.ts';
import { sortBox } from '../sort-box.ts';
import type { Handlers } from './handler.ts';

/** Requests that put rows in order. */
export const sortRequests: Handlers<'sortRange'> = {
  sortRange: (draft, { range, sortSpecs = [] }) => {
    const { tab, box } = locate(draft, range);
    if (sortSpecs.length === 0) refuse('At least one sort spec is required.');
    for (const { dimensionIndex = 0 } of sortSpecs)
      if (dimensionIndex < box.left || dimensionIndex >= box.right)
        refuse(`Sort column ${dimensionIndex} is outside the range.`);
    if (tab.merges.some((merge) => overlaps(clippedBox(tab, merge), box)))
      refuse("You can't sort a range with vertical merges.");
    sortBox(draft, tab, box, sortSpecs);
    return {};
  },
};
