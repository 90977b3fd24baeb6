import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { Person } from '@palmares/contest/people';
import type { FileKind } from '@palmares/rules/application';
import type { ApiDeps } from '../../api-env.ts';
import { type StoreUploadOutcome, storeUpload } from '../../uploads/store-upload.ts';
import { boundaryOf, readOnlyFile } from './split-multipart.ts';

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
  const boundary = boundaryOf(incoming.headers['content-type']);
  if (boundary === null) return { kind: 'cut-short' };
  // The connection outlives the file: it is needed for the answer.
  const chunks = incoming.iterator({ destroyOnReturn: false });
  const body = Readable.from(readOnlyFile(chunks, boundary), { objectMode: false });
  const outcome = await storeUpload(deps, { ...upload, body });
  body.destroy();
  await drain(chunks);
  return outcome;
}

async function drain(chunks: AsyncIterator<Buffer>): Promise<void> {
  const giveUp = Promise.withResolvers<{ readonly done: true }>();
  const timer = setTimeout(() => giveUp.resolve({ done: true }), DRAINED_MILLISECONDS);
  try {
    for (let bytes = 0; bytes < DRAINED_BYTES; ) {
      const read = await Promise.race([chunks.next(), giveUp.promise]);
      if (read.done) return;
      bytes += read.value.length;
    }
  } catch {
    // The browser is gone: nobody waits for an answer.
  } finally {
    clearTimeout(timer);
  }
}
