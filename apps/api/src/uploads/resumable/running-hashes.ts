import { createHash, type Hash } from 'node:crypto';
import { open } from 'node:fs/promises';

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

/** SHA-256 of a file, in hex. It is read into one buffer: a stream's would pile up in memory, unseen by the collector. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafeSlow(READ_BYTES);
  const handle = await open(path, 'r');
  try {
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, READ_BYTES);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}
