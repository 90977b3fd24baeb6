import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

const MOST = 1_000;
const READ_BYTES = 1_048_576;

/** SHA-256 of the first `position` bytes of an upload. */
type Running = { readonly hash: Hash; readonly position: number };

/**
 * Hashes of uploads as far as this process wrote every byte of them itself. One that is not exactly at the place where
 * an upload goes on is worth nothing: another process wrote in between, or a disk took less than it was given.
 */
export type RunningHashes = {
  /** The hash to go on with at `position`, taken away until it is put back; null where the file must be read again. */
  take(id: string, position: number): Hash | null;
  put(id: string, hash: Hash, position: number): void;
  forget(id: string): void;
};

export function keepRunningHashes(): RunningHashes {
  const running = new Map<string, Running>();
  return {
    take(id, position) {
      if (position === 0) return createHash('sha256');
      const known = running.get(id);
      running.delete(id);
      return known?.position === position ? known.hash : null;
    },
    put(id, hash, position) {
      running.delete(id);
      running.set(id, { hash, position });
      const [oldest] = running.keys();
      if (running.size > MOST && oldest !== undefined) running.delete(oldest);
    },
    forget: (id) => void running.delete(id),
  };
}

/** SHA-256 of a file, in hex. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: READ_BYTES }), hash);
  return hash.digest('hex');
}
