import type { ApplicationView, ProblemsOutcome } from '@palmares/contest/views/application';

/** One application as its candidate's pages show it, all of one instant. */
export type OpenedApplication = {
  readonly application: ApplicationView;
  readonly state: Extract<ProblemsOutcome, { kind: 'problems' }>;
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  readonly now: Temporal.Instant;
};
