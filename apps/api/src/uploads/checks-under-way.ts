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
export type BegunCheck = Disposable & { end(end: CheckEnd): void };

/** The checks under way in this process, by application: a deposit waits for those of its files. */
export type ChecksUnderWay = {
  begin(applicationId: string, file: FileKind): BegunCheck;
  list(applicationId: string): CheckUnderWay[];
};

export function trackChecks(): ChecksUnderWay {
  const checks = new Map<string, Set<CheckUnderWay>>();
  return {
    begin(applicationId, file) {
      const { promise, resolve } = Promise.withResolvers<CheckEnd>();
      const check = { file, ended: promise };
      const own = checks.get(applicationId) ?? new Set();
      checks.set(applicationId, own.add(check));
      const end = (how: CheckEnd) => {
        resolve(how);
        own.delete(check);
        if (own.size === 0 && checks.get(applicationId) === own) checks.delete(applicationId);
      };
      return { end, [Symbol.dispose]: () => end({ kind: 'dropped' }) };
    },
    list: (applicationId) => [...(checks.get(applicationId) ?? [])],
  };
}

/** A check that begins with the last byte of a file, should that arrive. */
export type ExpectedCheck = Disposable & {
  readonly begin: () => void;
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
    end: (end) => begun?.end(end),
    handOver() {
      const check = begun ?? checks.begin(applicationId, file);
      begun = undefined;
      return check;
    },
    [Symbol.dispose]: () => begun?.[Symbol.dispose](),
  };
}
