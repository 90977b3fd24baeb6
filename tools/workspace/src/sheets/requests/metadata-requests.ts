import { refuse } from '../api-refusal.ts';
import { findMetadata } from '../find-metadata.ts';
import { locateSpan } from '../ranges.ts';
import { applyMask, parseUpdateMask } from '../update-mask.ts';
import type { DeveloperMetadata, DeveloperMetadataLocation } from '../wire.ts';
import { freshNumber, tabById, type Workbook } from '../workbook.ts';
import type { Handlers } from './handler.ts';

const placed = (draft: Workbook, location: DeveloperMetadataLocation): DeveloperMetadataLocation => {
  const { spreadsheet, sheetId, dimensionRange } = location;
  const ways = [spreadsheet, sheetId, dimensionRange].filter((way) => way !== undefined);
  if (ways.length !== 1) refuse('A location must be one of spreadsheet, sheetId and dimensionRange.');
  if (dimensionRange) {
    const { span } = locateSpan(draft, dimensionRange);
    if (span.end - span.start !== 1) refuse('Metadata can be associated with a single row or column only.');
    return { dimensionRange, locationType: span.dimension === 'ROWS' ? 'ROW' : 'COLUMN' };
  }
  if (sheetId !== undefined) {
    tabById(draft, sheetId);
    return { sheetId, locationType: 'SHEET' };
  }
  if (spreadsheet !== true) refuse('The location spreadsheet must be true.');
  return { spreadsheet: true, locationType: 'SPREADSHEET' };
};

const checked = (draft: Workbook, metadata: DeveloperMetadata): DeveloperMetadata => {
  if (!metadata.metadataKey) refuse('A metadataKey is required.');
  if (!metadata.visibility) refuse('A visibility is required.');
  return { ...metadata, location: placed(draft, metadata.location ?? refuse('A location is required.')) };
};

/** Requests about developer metadata. */
export const metadataRequests: Handlers<
  'createDeveloperMetadata' | 'updateDeveloperMetadata' | 'deleteDeveloperMetadata'
> = {
  createDeveloperMetadata: (draft, { developerMetadata = {} }) => {
    const isTaken = (id: number) => draft.developerMetadata.some((other) => other.metadataId === id);
    const metadataId = developerMetadata.metadataId ?? freshNumber(isTaken);
    if (isTaken(metadataId)) refuse(`Developer metadata with ID ${metadataId} already exists.`);
    const created = checked(draft, { ...developerMetadata, metadataId });
    draft.developerMetadata.push(created);
    return { createDeveloperMetadata: { developerMetadata: created } };
  },
  updateDeveloperMetadata: (draft, { dataFilters = [], developerMetadata = {}, fields }) => {
    const mask = parseUpdateMask(fields, 'DeveloperMetadata');
    if (dataFilters.length === 0) refuse('At least one data filter is required.');
    const found = new Set(dataFilters.flatMap((filter) => findMetadata(draft, filter)));
    const updated: DeveloperMetadata[] = [];
    draft.developerMetadata = draft.developerMetadata.map((old) => {
      if (!found.has(old)) return old;
      const next = checked(
        draft,
        applyMask<DeveloperMetadata>(old, { metadataId: old.metadataId, ...developerMetadata }, mask),
      );
      if (next.metadataId !== old.metadataId) refuse('metadataId cannot be changed.');
      updated.push(next);
      return next;
    });
    return { updateDeveloperMetadata: { developerMetadata: updated } };
  },
  deleteDeveloperMetadata: (draft, { dataFilter }) => {
    const found = new Set(findMetadata(draft, dataFilter ?? refuse('A data filter is required.')));
    draft.developerMetadata = draft.developerMetadata.filter((metadata) => !found.has(metadata));
    return { deleteDeveloperMetadata: { deletedDeveloperMetadata: [...found] } };
  },
};
