import type { ApplicationView, ProblemsOutcome } from '@palmares/contest/views/application';
import type { FileKind } from '@palmares/rules/application';

/** One application as its candidate's pages show it, all of one instant. */
export type OpenedApplication = {
  readonly application: ApplicationView;
  readonly state: Extract<ProblemsOutcome, { kind: 'problems' }>;
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  /** Files that have arrived and are still being examined: a deposit waits for them, and is in time all the same. */
  readonly checking: readonly FileKind[];
  /** Files of which only a part has arrived, in bytes. */
  readonly unfinished: readonly {
    readonly id: string;
    readonly kind: FileKind;
    readonly bytes: number;
    readonly received: number;
    readonly fileName: string | null;
  }[];
  readonly now: Temporal.Instant;
};
