import { join } from 'node:path';
import { blobsPlace } from '../blobs-url.ts';

/** Where uploads wait that come in parts: beside the files they become, or in the data folder before an object store. */
export function partsPlace(config: { readonly BLOBS_URL: string; readonly PALMARES_DATA: string }): string {
  const place = blobsPlace.parse(config.BLOBS_URL);
  return join(place.kind === 'folder' ? place.folder : config.PALMARES_DATA, 'resumable');
}
