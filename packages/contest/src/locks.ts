import { instantText } from '@palmares/db/instant-text';
import {
  deleteExpiredLocks,
  holdLock as holdRow,
  listLocksOfOthers,
  releaseLock as releaseRow,
  renewLocks as renewRows,
} from '@palmares/db/locks';
import { writeTogether } from '@palmares/db/write-together';
import { realClock } from './clock.ts';
import type { Contest } from './contest.ts';

/** Takes or keeps a lock for some real time; false while another holder has it. A holder that dies loses it by itself. */
export function holdLock(
  contest: Contest,
  { name, holder, milliseconds }: { name: string; holder: string; milliseconds: number },
): Promise<boolean> {
  return writeTogether(contest.db, (tx) => {
    const now = realClock();
    const expiresAt = instantText(now.add({ milliseconds }));
    return holdRow(tx, { name, holder, now: instantText(now), expiresAt });
  });
}

/** Keeps several locks for some real time more, and names those that are still the holder's. */
export function renewLocks(
  contest: Contest,
  { names, holder, milliseconds }: { names: readonly string[]; holder: string; milliseconds: number },
): Promise<string[]> {
  return writeTogether(contest.db, (tx) =>
    renewRows(tx, { names, holder, expiresAt: instantText(realClock().add({ milliseconds })) }),
  );
}

/** Which of these names somebody else than `holder` holds now. */
export function findLocksOfOthers(
  contest: Contest,
  names: readonly string[],
  holder: string,
): Promise<string[]> {
  return listLocksOfOthers(contest.db, names, holder, instantText(realClock()));
}

export function releaseLock(contest: Contest, name: string, holder: string): Promise<void> {
  return writeTogether(contest.db, (tx) => releaseRow(tx, name, holder));
}

/** Forgets the locks under a prefix that expired over an hour ago. */
export function forgetOldLocks(contest: Contest, prefix: string): Promise<void> {
  const before = instantText(realClock().subtract({ hours: 1 }));
  return writeTogether(contest.db, (tx) => deleteExpiredLocks(tx, prefix, before));
}
