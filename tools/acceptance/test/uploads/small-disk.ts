import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk that can be made full; where none can be mounted, a folder that can't. */
export type TestDisk = Disposable & {
  readonly folder: string;
  /** Leaves room for so many bytes more; undefined where that can't be done. */
  readonly leave: ((bytes: number) => void) | undefined;
  readonly makeRoom: () => void;
};

export function mountTestDisk(size: number): TestDisk {
  const folder = mkdtempSync(join(tmpdir(), 'palmares-disk-'));
  const mount = (options: string) =>
    void execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' });
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    mount(`size=${size}`);
  } catch {
    return { folder, leave: undefined, makeRoom: () => undefined, [Symbol.dispose]: remove };
  }
  return {
    folder,
    leave: (bytes) => {
      // Whoever writes to it meanwhile may have taken that room already.
      for (let more = bytes; ; more *= 2) {
        const { blocks, bfree, bsize } = statfsSync(folder);
        try {
          return mount(`remount,size=${(blocks - bfree) * bsize + more}`);
        } catch (error) {
          if (more > size) throw error;
        }
      }
    },
    makeRoom: () => mount(`remount,size=${size}`),
    [Symbol.dispose]() {
      execFileSync('umount', ['--lazy', folder]);
      remove();
    },
  };
}
