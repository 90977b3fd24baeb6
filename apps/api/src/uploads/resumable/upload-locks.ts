import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { findLocksOfOthers, holdLock, releaseLock, renewLocks } from '@palmares/contest/locks';
import type { ApiDeps } from '../../api-env.ts';

// A process that was killed is followed by another within this time; one that lives renews four times in it.
const LEASE = 3_000;
const RENEW_EVERY = 750;
// How often a holder looks whether another process waits for it, and how often that one tries.
const LOOK_EVERY = 100;
const PATIENCE = 15_000;

/** Where the locks of uploads are, among those of others. */
export const LOCK_PREFIX = 'upload/';
const WANTED = '/wanted';

type Held = {
  validUntil: number;
  readonly askToRelease: () => void;
  readonly released: PromiseWithResolvers<void>;
};

/**
 * Who may work on an upload: one request of one process at a time, by leases in the database. Whoever comes asks the
 * holder to let go: a client that reconnects finds its own dead connection still holding.
 */
export type UploadLocks = {
  /** Waits for a lock; false when its holder does not let go in time or `signal` is aborted. */
  acquire(id: string, askToRelease: () => void, signal?: AbortSignal): Promise<boolean>;
  /** Takes a lock that nobody has. */
  tryAcquire(id: string): Promise<boolean>;
  release(id: string): Promise<void>;
  /**
   * Whether this process still has it. One that was stopped for a while, or whose disk is slow to renew, may have lost
   * it: then the database is asked.
   */
  confirm(id: string): Promise<boolean>;
};

export function openUploadLocks({ contest, log }: Pick<ApiDeps, 'contest' | 'log'>): UploadLocks {
  const holder = randomUUID();
  const held = new Map<string, Held>();
  let timer: NodeJS.Timeout | undefined;
  let renewedAt = Number.NEGATIVE_INFINITY;

  const forget = (id: string) => {
    held.get(id)?.released.resolve();
    held.delete(id);
  };

  const take = async (id: string, askToRelease: () => void): Promise<boolean> => {
    if (held.has(id)) return false;
    const entry: Held = { validUntil: 0, askToRelease, released: Promise.withResolvers<void>() };
    // Entered before the database is asked, which knows processes and not their requests.
    held.set(id, entry);
    const from = performance.now();
    try {
      const taken = await holdLock(contest, { name: LOCK_PREFIX + id, holder, milliseconds: LEASE });
      if (taken) entry.validUntil = from + LEASE;
      return taken;
    } finally {
      if (entry.validUntil === 0) forget(id);
      else timer ??= setTimeout(keep, LOOK_EVERY).unref();
    }
  };

  const keep = () => {
    void renewAndLook()
      .catch((error: unknown) => log.warn({ err: error }, 'the locks of uploads could not be renewed'))
      .finally(() => {
        timer = held.size > 0 ? setTimeout(keep, LOOK_EVERY).unref() : undefined;
      });
  };

  const renewAndLook = async () => {
    const ids = [...held].flatMap(([id, { validUntil }]) => (validUntil > 0 ? [id] : []));
    if (ids.length === 0) return;
    if (performance.now() - renewedAt >= RENEW_EVERY) await renew(ids);
    const names = ids.map((id) => LOCK_PREFIX + id + WANTED);
    for (const name of await findLocksOfOthers(contest, names, holder)) {
      held.get(name.slice(LOCK_PREFIX.length, -WANTED.length))?.askToRelease();
    }
  };

  const renew = async (ids: readonly string[]) => {
    const from = performance.now();
    const names = ids.map((id) => LOCK_PREFIX + id);
    const kept = await renewLocks(contest, { names, holder, milliseconds: LEASE });
    renewedAt = from;
    for (const id of ids) {
      const entry = held.get(id);
      if (entry === undefined) continue;
      if (kept.includes(LOCK_PREFIX + id)) entry.validUntil = from + LEASE;
      else entry.askToRelease();
    }
  };

  return {
    async acquire(id, askToRelease, signal) {
      const wanted = LOCK_PREFIX + id + WANTED;
      const giveUpAt = performance.now() + PATIENCE;
      const isWorthTrying = () => performance.now() < giveUpAt && signal?.aborted !== true;
      let askedAt = Number.NEGATIVE_INFINITY;
      try {
        while (isWorthTrying()) {
          const here = held.get(id);
          if (here !== undefined) {
            here.askToRelease();
            await Promise.race([here.released.promise, sleep(LOOK_EVERY)]);
          } else if (await take(id, askToRelease)) {
            return true;
          } else if (!held.has(id)) {
            if (performance.now() - askedAt > LEASE / 2) {
              await holdLock(contest, { name: wanted, holder, milliseconds: LEASE });
              askedAt = performance.now();
            }
            await sleep(LOOK_EVERY);
          }
        }
        return false;
      } finally {
        if (askedAt > 0) await releaseLock(contest, wanted, holder);
      }
    },
    tryAcquire: (id) => take(id, () => undefined),
    async release(id) {
      if (!held.has(id)) return;
      try {
        await releaseLock(contest, LOCK_PREFIX + id, holder);
      } finally {
        forget(id);
      }
    },
    async confirm(id) {
      const entry = held.get(id);
      if (entry === undefined) return false;
      if (entry.validUntil > performance.now()) return true;
      const from = performance.now();
      const kept = await renewLocks(contest, { names: [LOCK_PREFIX + id], holder, milliseconds: LEASE });
      if (kept.length > 0) entry.validUntil = from + LEASE;
      return kept.length > 0;
    },
  };
}
