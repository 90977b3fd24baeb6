import type { UploadRow } from '@palmares/db/uploads';
import type { FileKind } from '@palmares/rules/application';
import { z } from 'zod';

/** Why a received file was refused: a code for scripts, a French sentence that says how to mend it. */
export type UploadRefusal = { readonly code: string; readonly message: string };

/**
 * A file that comes in parts. `receiving`: its space is reserved; `checking`: all its bytes are here and synced;
 * `attached`: it is, or was, the draft's file; `refused`: the checks said no.
 */
export type Upload = {
  readonly id: string;
  readonly applicationId: string;
  readonly kind: FileKind;
  readonly bytes: number;
  /** What its sender calls the file. */
  readonly fileName: string | null;
  /** What its sender recognises the file by, so that it goes on wherever it is chosen again; says nothing to us. */
  readonly fingerprint: string | null;
  readonly state: UploadRow['state'];
  readonly refusal: UploadRefusal | null;
  readonly receivedAt: Temporal.Instant | null;
  /** By the real clock, in a rehearsal too. */
  readonly expiresAt: Temporal.Instant;
};

const refusalSchema = z.object({ code: z.string(), message: z.string() });

export function readUpload(row: UploadRow): Upload {
  return {
    id: row.id,
    applicationId: row.applicationId,
    kind: row.kind,
    bytes: row.bytes,
    fileName: row.fileName,
    fingerprint: row.fingerprint,
    state: row.state,
    refusal: row.refusal === null ? null : refusalSchema.parse(JSON.parse(row.refusal)),
    receivedAt: row.receivedAt === null ? null : Temporal.Instant.from(row.receivedAt),
    expiresAt: Temporal.Instant.from(row.expiresAt),
  };
}
