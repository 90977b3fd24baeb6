import { refuse } from './api-refusal.ts';
import type { DataFilter, DeveloperMetadata, DeveloperMetadataLocation } from './wire.ts';
import type { Workbook } from './workbook.ts';

const sameLocation = (one: DeveloperMetadataLocation, other: DeveloperMetadataLocation): boolean => {
  const key = ({ spreadsheet, sheetId, dimensionRange: range }: DeveloperMetadataLocation) =>
    JSON.stringify([
      spreadsheet ?? false,
      sheetId ?? null,
      range ? [range.sheetId ?? 0, range.dimension, range.startIndex ?? 0, range.endIndex] : null,
    ]);
  return key(one) === key(other);
};

/**
 * The developer metadata that a lookup selects: every criterion given must agree.
 * An identifier that doesn't exist is refused with 400; a key without metadata gives none.
 */
export const findMetadata = (workbook: Workbook, filter: DataFilter): DeveloperMetadata[] => {
  const lookup = filter.developerMetadataLookup ?? refuse('Only developerMetadataLookup is supported here.');
  const { metadataLocation: location, locationMatchingStrategy: strategy } = lookup;
  if (strategy === 'INTERSECTING_LOCATION') refuse('INTERSECTING_LOCATION is not supported here.');
  if (Object.keys(lookup).length === 0) refuse('The lookup is empty.');
  const found = workbook.developerMetadata.filter(
    (metadata) =>
      (lookup.metadataId === undefined || metadata.metadataId === lookup.metadataId) &&
      (lookup.metadataKey === undefined || metadata.metadataKey === lookup.metadataKey) &&
      (lookup.metadataValue === undefined || metadata.metadataValue === lookup.metadataValue) &&
      (lookup.visibility === undefined || metadata.visibility === lookup.visibility) &&
      (lookup.locationType === undefined || metadata.location?.locationType === lookup.locationType) &&
      (location === undefined || sameLocation(metadata.location ?? {}, location)),
  );
  if (lookup.metadataId !== undefined && found.length === 0)
    refuse(`No developer metadata with ID ${lookup.metadataId} matches.`);
  return found;
};
