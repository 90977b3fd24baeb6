import type { IncomingMessage } from 'node:http';
import type { Person } from '@palmares/contest/people';
import type { FileKind } from '@palmares/rules/application';
import type { ApiDeps } from '../../api-env.ts';
import { type StoreUploadOutcome, storeUpload } from '../../uploads/store-upload.ts';
import { openFormFile } from './open-form-file.ts';

/**
 * Takes in the file of a form, streamed like that of any other upload. A body that is no form with one file counts as
 * one that did not arrive whole.
 */
export async function receiveFormFile(
  deps: ApiDeps,
  incoming: IncomingMessage,
  upload: { readonly person: Person; readonly id: string; readonly kind: FileKind },
): Promise<StoreUploadOutcome> {
  const file = openFormFile(incoming);
  try {
    return await storeUpload(deps, { ...upload, body: file });
  } finally {
    incoming.unpipe();
    file.destroy();
  }
}
