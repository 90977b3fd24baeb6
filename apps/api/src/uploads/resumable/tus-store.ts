import { findUpload, removeUpload } from '@palmares/contest/uploads/follow-upload';
import type { Upload } from '@palmares/contest/uploads/upload';
import { DataStore, Upload as TusUpload } from '@tus/utils';
import { NoSpaceError } from '../blob-store.ts';
import { forgetUpload } from './abandon-upload.ts';
import { completeUpload, type PartDeps, type PartRequest, receivePart } from './receive-part.ts';
import type { ResumableUploads } from './resumable-uploads.ts';
import { UploadError } from './upload-error.ts';

/**
 * The uploads as the tus server sees them, for one request: rows and files are ours, ids were made when the row was.
 * Bytes come straight from Node's request and not through the server, which would copy them from stream to stream.
 */
export function tusStore(deps: PartDeps, uploads: ResumableUploads, request: PartRequest): DataStore {
  const { contest } = deps;
  const { parts, options } = uploads;
  const lifetime = options.lifetime.total({ unit: 'milliseconds', relativeTo: '1970-01-01T00:00[UTC]' });

  // A part is synced once it is written; before it, only an offset that is told must be.
  const offsetOf = async ({ id, bytes }: Upload) => {
    const measured = await parts.measure(id);
    return request.tellsOffset || measured === 0 || measured === bytes ? parts.received(id) : measured;
  };

  return Object.assign(new DataStore(), {
    extensions: ['creation', 'expiration', 'checksum', 'termination'],
    getExpiration: () => lifetime,

    async create(upload: TusUpload): Promise<TusUpload> {
      try {
        await parts.create(upload.id);
        return upload;
      } catch (error) {
        await removeUpload(contest, upload.id);
        throw error instanceof NoSpaceError ? new UploadError('no-space') : error;
      }
    },

    async getUpload(id: string): Promise<TusUpload> {
      const upload = await findUpload(contest, id);
      if (upload === null) throw new UploadError('not-found');
      const received = upload.state === 'receiving' ? await offsetOf(upload) : upload.bytes;
      if (received === null) throw new UploadError('upload-expired');
      // Its process ended between the last byte and the row that says so; the client may never send anything again.
      if (upload.state === 'receiving' && received === upload.bytes)
        await completeUpload(deps, uploads, upload);
      return new TusUpload({
        id,
        size: upload.bytes,
        offset: received,
        metadata: { application: upload.applicationId, kind: upload.kind },
        creation_date: new Date(upload.expiresAt.epochMilliseconds - lifetime).toISOString(),
      });
    },

    async write(_: unknown, id: string, offset: number): Promise<number> {
      try {
        return await receivePart(deps, uploads, { id, offset }, request);
      } catch (error) {
        throw error instanceof NoSpaceError ? new UploadError('no-space') : error;
      }
    },

    remove: (id: string): Promise<void> => forgetUpload(contest, uploads, id),
  });
}
