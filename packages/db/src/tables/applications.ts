/** A draft and what became of it. `metadata` is the draft's JSON; deposits keep their own copy. */
export type ApplicationsTable = {
  id: string;
  number: number;
  code: string;
  depositKeyHash: string;
  metadata: string;
  dossierId: string | null;
  videoId: string | null;
  /** Counts the draft's changes, so that a view can tell whether the last deposit is up to date. */
  draftVersion: number;
  /** When the last of these changes arrived; a file with its last byte, though its checks end later. */
  draftChangedAt: string;
  depositedVersion: number | null;
  depositedDraftVersion: number | null;
  withdrawnAt: string | null;
  createdAt: string;
  updatedAt: string;
};

/** A stored and accepted file. `sha256` is hex; `pages` for a dossier, `seconds` (decimal text) for a video. */
export type FilesTable = {
  id: string;
  applicationId: string;
  kind: 'dossier' | 'video';
  blobKey: string;
  bytes: number;
  sha256: string;
  pages: number | null;
  seconds: string | null;
  validator: string;
  /** When its last byte arrived. */
  createdAt: string;
  /** By the antivirus: `none` where there is none; an infected file is kept and shown to nobody. */
  scan: 'none' | 'waiting' | 'clean' | 'infected';
};

/** One version of an application as deposited; earlier ones are kept. `receipt` is JSON. */
export type DepositsTable = {
  applicationId: string;
  version: number;
  metadata: string;
  dossierId: string;
  videoId: string | null;
  depositedAt: string;
  receipt: string;
  /** The same receipt, signed; null for one from before there were signatures. */
  receiptJws: string | null;
};

export type EntriesTable = {
  id: string;
  number: number;
  code: string;
  applicationId: string;
  category: string;
  screening: 'pending' | 'admissible' | 'inadmissible';
  ground: string | null;
  reason: string | null;
  screenedAt: string | null;
  withdrawnAt: string | null;
  createdAt: string;
  /** The entry that it became in another category; its old code finds that one. */
  repositionedTo: string | null;
};

export type IdempotencyKeysTable = {
  applicationId: string;
  key: string;
  bodySha256: string;
  answer: string;
  createdAt: string;
};
