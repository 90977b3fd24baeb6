import { instantText } from '@palmares/db/instant-text';
import { holdLock, releaseLock } from '@palmares/db/locks';
import { realClock } from './clock.ts';
import type { Contest } from './contest.ts';

/** The right to do something that one process does at a time. */
export type Lease = { readonly name: string; readonly holder: string };

/** Takes or keeps a lease for `seconds` of real time; false while another process has it. */
export function holdLease(contest: Contest, lease: Lease, seconds: number): Promise<boolean> {
  const now = realClock();
  return holdLock(contest.db, {
    ...lease,
    now: instantText(now),
    expiresAt: instantText(now.add({ seconds })),
  });
}

export function releaseLease(contest: Contest, { name, holder }: Lease): Promise<void> {
  return releaseLock(contest.db, name, holder);
}
