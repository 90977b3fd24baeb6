import type { IncomingMessage } from 'node:http';
import { finished } from 'node:stream';
import type { Person } from '@palmares/contest/people';
import type { FileKind } from '@palmares/rules/application';
import type { ApiDeps } from '../../api-env.ts';
import { type StoreUploadOutcome, storeUpload } from '../../uploads/store-upload.ts';
import { openFormFile } from './open-form-file.ts';

// The rest of a refused body is read and thrown away, so that the browser listens to the answer; not without end.
const DRAINED_BYTES = 67_108_864;
const DRAINED_MILLISECONDS = 30_000;

/**
 * Takes in the file of a form, streamed like that of any other upload, and lets the body come to its end. A body that
 * is no form with one file counts as one that did not arrive whole.
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
    await drain(incoming);
  }
}

// The connection outlives the body, cut short or not: it is needed for the answer.
async function drain(incoming: IncomingMessage): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, DRAINED_MILLISECONDS);
  const stopWatching = finished(incoming, () => resolve());
  let bytes = 0;
  const count = (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes >= DRAINED_BYTES) resolve();
  };
  incoming.on('data', count).resume();
  await promise;
  incoming.pause().off('data', count);
  stopWatching();
  clearTimeout(timer);
}
