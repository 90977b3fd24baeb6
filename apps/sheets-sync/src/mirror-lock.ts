/** The right to write the spreadsheet, renewed in the background while it is held, also during a slow call. */
export type MirrorLock = {
  /** Takes it, or tells whether it is still ours. */
  hold(): Promise<boolean>;
  release(): Promise<void>;
};

/** How long the lock outlives a process that was killed: a new one waits for that long. */
export const LOCK_MS = 5_000;

const RENEW_MS = LOCK_MS / 3;

/** Keeps a lock that `take` takes or renews for LOCK_MS. `take` failing counts as not held. */
export function keepLock(take: () => Promise<boolean>, letGo: () => Promise<void>): MirrorLock {
  let held = false;
  let renewing: NodeJS.Timeout | undefined;

  const renew = async () => {
    try {
      held = await take();
    } catch {
      held = false;
    }
  };

  return {
    async hold() {
      if (!held) held = await take();
      if (held) renewing ??= setInterval(() => void renew(), RENEW_MS).unref();
      return held;
    },
    async release() {
      clearInterval(renewing);
      renewing = undefined;
      if (held) await letGo();
      held = false;
    },
  };
}
