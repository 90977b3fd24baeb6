/** The one row of the contest. `revision` grows by one with every committed change. */
export type ContestTable = {
  id: number;
  editionId: string;
  revision: number;
  lastApplicationNumber: number;
  /** In a rehearsal, the instant its clock showed when the real clock showed `startedAt`; else null. */
  rehearsalFrom: string | null;
  startedAt: string;
  /** Signs short-lived file links. */
  linkSecret: string;
};

export type CategoriesTable = {
  slug: string;
  gradingOpen: number;
  gradingChangedAt: string | null;
};

/** Append-only, each entry chained to the one before it by its hash. */
export type AuditTable = {
  seq: number;
  revision: number;
  instant: string;
  actorKind: string;
  actorId: string;
  kind: string;
  subject: string;
  before: string | null;
  after: string | null;
  previousHash: string;
  hash: string;
};
