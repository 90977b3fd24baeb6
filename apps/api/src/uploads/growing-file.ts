import type { FileHandle } from 'node:fs/promises';
import { orNoSpace } from './or-no-space.ts';

// Written pages go to the disk while the rest is still arriving, so that the last sync finds little left to do.
const SYNC_EVERY_BYTES = 16_777_216;

/** A file that is appended to, and how far it has grown. A full disk throws NoSpaceError. */
export type GrowingFile = {
  readonly end: () => number;
  write(chunks: readonly Uint8Array[]): Promise<void>;
  /** Returns once every byte would outlive a power cut. */
  sync(): Promise<void>;
};

/** Appends to an open file from byte `start` on. The handle stays its opener's to close. */
export function growFile(handle: FileHandle, start = 0): GrowingFile {
  let end = start;
  let syncedUpTo = start;
  let syncing: Promise<void> | undefined;
  let failure: unknown;

  const syncUpTo = async (position: number) => {
    try {
      await handle.datasync();
      syncedUpTo = position;
      syncing = undefined;
    } catch (error) {
      // The system tells a failed sync once only: it must fail the upload, not be retried and pass.
      failure = error;
    }
  };

  return {
    end: () => end,
    write: async (chunks) => {
      await orNoSpace(async () => {
        let left = [...chunks];
        // A disk that fills up takes a part of a write without an error; the next one then fails.
        while (left.length > 0) {
          const { bytesWritten } = await handle.writev(left, end);
          end += bytesWritten;
          left = withoutFirstBytes(left, bytesWritten);
        }
      });
      if (syncing === undefined && end - syncedUpTo >= SYNC_EVERY_BYTES) syncing = syncUpTo(end);
    },
    sync: () =>
      orNoSpace(async () => {
        await syncing;
        if (failure !== undefined) throw failure;
        await handle.sync();
      }),
  };
}

function withoutFirstBytes(chunks: readonly Uint8Array[], count: number): Uint8Array[] {
  let skip = count;
  return chunks.flatMap((chunk) => {
    const skipped = Math.min(skip, chunk.length);
    skip -= skipped;
    return skipped === chunk.length ? [] : [chunk.subarray(skipped)];
  });
}
