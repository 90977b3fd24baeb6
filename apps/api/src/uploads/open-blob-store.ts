import { join } from 'node:path';
import type { BlobStore } from './blob-store.ts';
import { blobsPlace } from './blobs-url.ts';
import { openDiskBlobStore } from './disk-blob-store.ts';

/** Opens the store that `BLOBS_URL` names. An object store's files wait in `staging` of the data folder. */
export async function openBlobStore(config: {
  readonly BLOBS_URL: string;
  readonly PALMARES_DATA: string;
}): Promise<BlobStore> {
  const place = blobsPlace.parse(config.BLOBS_URL);
  switch (place.kind) {
    case 'folder':
      return openDiskBlobStore(place.folder);
    case 'bucket': {
      // Loaded only where it is used: it would cost every other start more than the rest of the API.
      const { openS3BlobStore } = await import('./s3-blob-store.ts');
      return openS3BlobStore({ ...place, staging: join(config.PALMARES_DATA, 'staging') });
    }
  }
}
