/** A message to be sent once for its `cause` (`receipt/<application>/2`); written in the transaction of that cause. */
export type MailsTable = {
  id: string;
  cause: string;
  kind: string;
  applicationId: string | null;
  recipient: string;
  subject: string;
  /** Plain text. */
  body: string;
  /** The version of the deposit whose receipt (PDF) is attached. */
  receiptVersion: number | null;
  /** `failed`: given up, for the secretariat to look at; `cancelled`: its reason went away before it was sent. */
  state: 'queued' | 'sent' | 'failed' | 'cancelled';
  attempts: number;
  nextAttemptAt: string;
  lastError: string | null;
  createdAt: string;
  sentAt: string | null;
};

/** What opens an application in a browser: `link` once, from a mail; `session` until it expires. Hashed. */
export type AccessTokensTable = {
  tokenHash: string;
  applicationId: string;
  kind: 'link' | 'session';
  createdAt: string;
  expiresAt: string;
};

/**
 * A resumable upload. `receiving` reserves its space; `checking`: all its bytes are here and synced; `attached`: it is
 * or was the draft's file; `refused`: `refusal` is JSON, code and French sentence.
 */
export type UploadsTable = {
  id: string;
  applicationId: string;
  kind: 'dossier' | 'video';
  bytes: number;
  /** What its sender calls the file, and recognises it by. */
  fileName: string | null;
  fingerprint: string | null;
  state: 'receiving' | 'checking' | 'attached' | 'refused';
  refusal: string | null;
  createdAt: string;
  receivedAt: string | null;
  expiresAt: string;
};

/** An Ed25519 key that receipts are signed with. `privateJwk` never leaves the process. */
export type SigningKeysTable = { kid: string; privateJwk: string; publicJwk: string; createdAt: string };

/** More time for one application, with the reason. The latest one granted holds. */
export type ExtensionsTable = {
  id: string;
  applicationId: string;
  until: string;
  reason: string;
  grantedAt: string;
};

/** An entry on its way to another category: it moves once the notice `mailId` has left (Art. 1). */
export type RepositioningsTable = {
  id: string;
  entryId: string;
  category: string;
  reason: string;
  askedAt: string;
  mailId: string;
  state: 'announced' | 'done' | 'cancelled';
  endedAt: string | null;
};
