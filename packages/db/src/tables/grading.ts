/**
 * One juror's grades for one entry. `draft…` is what has been chosen since the last submission, never counted;
 * `grades` and `comment` are the submitted version, null until then. Grades are JSON by criterion.
 */
export type ScoreSheetsTable = {
  id: string;
  entryId: string;
  jurorId: string;
  draftGrades: string | null;
  draftComment: string | null;
  version: number;
  grades: string | null;
  comment: string | null;
  submittedAt: string | null;
  voidedAt: string | null;
  voidReason: string | null;
  updatedAt: string;
};

/** Every submitted version, with the version of the application it was about. */
export type ScoreSheetVersionsTable = {
  scoreSheetId: string;
  version: number;
  depositVersion: number;
  grades: string;
  comment: string;
  submittedAt: string;
};

export type RecusalsTable = {
  entryId: string;
  jurorId: string;
  kind: 'declared' | 'same-organisation' | 'partner';
  reason: string;
  recusedAt: string;
};
