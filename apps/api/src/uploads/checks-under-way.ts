import type { FileKind } from '@palmares/rules/application';
import type { FileRefusal } from './file-checks.ts';

/** How the check of a received file ended. `dropped`: nothing came of it, for a reason its sender was told. */
export type CheckEnd =
  | { readonly kind: 'accepted' }
  | FileRefusal
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'dropped' };

/** A file that was received whole and is being synced, examined and attached. */
export type CheckUnderWay = { readonly file: FileKind; readonly ended: Promise<CheckEnd> };

/** Tells how a check ended, once; where it is disposed of before that, it was dropped. */
export type BegunCheck = Disposable & {
  /** There once its file may be attached: the deposits that were asked for before it arrived have ended. */
  readonly turn: Promise<unknown>;
  end(end: CheckEnd): void;
};

/** A deposit, until it is disposed of; `checks` are those that it waits for. */
export type BegunDeposit = Disposable & { readonly checks: readonly CheckUnderWay[] };

/**
 * What is under way in this process, by application. A deposit waits for the checks of files that arrived before it
 * was asked for; what changes the draft after that waits for the deposit, and is no part of it. Each waits only for
 * what began before it, so that no two wait for one another.
 */
export type ChecksUnderWay = {
  begin(applicationId: string, file: FileKind): BegunCheck;
  /** Goes on with a check that began elsewhere or earlier: deposits may wait for it already, so it waits for none. */
  resume(applicationId: string, file: FileKind): BegunCheck;
  list(applicationId: string): CheckUnderWay[];
  beginDeposit(applicationId: string): BegunDeposit;
  /** There once the deposits under way now have ended. */
  turnOf(applicationId: string): Promise<unknown>;
};

export function trackChecks(): ChecksUnderWay {
  const checks = setsByKey<CheckUnderWay>();
  const deposits = setsByKey<Promise<void>>();
  const turnOf = (applicationId: string) => Promise.all(deposits.list(applicationId));
  const begin = (applicationId: string, file: FileKind, turn: Promise<unknown>): BegunCheck => {
    const { promise, resolve } = Promise.withResolvers<CheckEnd>();
    const remove = checks.add(applicationId, { file, ended: promise });
    const end = (how: CheckEnd) => {
      resolve(how);
      remove();
    };
    return { turn, end, [Symbol.dispose]: () => end({ kind: 'dropped' }) };
  };
  return {
    begin: (applicationId, file) => begin(applicationId, file, turnOf(applicationId)),
    resume: (applicationId, file) => begin(applicationId, file, Promise.resolve()),
    list: (applicationId) => checks.list(applicationId),
    beginDeposit(applicationId) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const remove = deposits.add(applicationId, promise);
      const end = () => {
        resolve();
        remove();
      };
      return { checks: checks.list(applicationId), [Symbol.dispose]: end };
    },
    turnOf,
  };
}

/** Sets that are gone with their last member. */
function setsByKey<T>() {
  const sets = new Map<string, Set<T>>();
  return {
    list: (key: string) => [...(sets.get(key) ?? [])],
    /** Returns what takes it out again. */
    add: (key: string, member: T) => {
      const own = sets.get(key) ?? new Set();
      sets.set(key, own.add(member));
      return () => {
        own.delete(member);
        if (own.size === 0 && sets.get(key) === own) sets.delete(key);
      };
    },
  };
}

/** A check that begins with the last byte of a file, should that arrive. */
export type ExpectedCheck = Disposable & {
  readonly begin: () => void;
  /** As that of the check; there at once where none has begun. */
  turn(): Promise<unknown>;
  end(end: CheckEnd): void;
  /** Leaves its end to somebody else. */
  handOver(): BegunCheck;
};

export function expectCheck(checks: ChecksUnderWay, applicationId: string, file: FileKind): ExpectedCheck {
  let begun: BegunCheck | undefined;
  return {
    begin: () => {
      begun ??= checks.begin(applicationId, file);
    },
    turn: async () => begun?.turn,
    end: (end) => begun?.end(end),
    handOver() {
      const check = begun ?? checks.begin(applicationId, file);
      begun = undefined;
      return check;
    },
    [Symbol.dispose]: () => begun?.[Symbol.dispose](),
  };
}
