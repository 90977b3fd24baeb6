import { randomUUID } from 'node:crypto';
import type { Contest } from '@palmares/contest/contest';
import { holdLock, releaseLock } from '@palmares/contest/locks';

/** How long another process waits for one that died, in milliseconds. */
const LEASE = 10_000;

/** Whether this process has the lease, renewed when half of it is over; `release` lets another have it at once. */
export type LeaseKeeper = {
  readonly isHeld: () => Promise<boolean>;
  readonly release: () => Promise<void>;
};

export function keepLease(contest: Contest, name: string): LeaseKeeper {
  const holder = randomUUID();
  let renewAt = 0;
  return {
    async isHeld() {
      const now = performance.now();
      if (now < renewAt) return true;
      const held = await holdLock(contest, { name, holder, milliseconds: LEASE });
      renewAt = held ? now + LEASE / 2 : 0;
      return held;
    },
    async release() {
      renewAt = 0;
      await releaseLock(contest, name, holder);
    },
  };
}
