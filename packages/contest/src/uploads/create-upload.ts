import { randomBytes } from 'node:crypto';
import { instantText } from '@palmares/db/instant-text';
import { insertUpload, listUploadsIn, type UploadRow } from '@palmares/db/uploads';
import { writeTogether } from '@palmares/db/write-together';
import type { FileKind } from '@palmares/rules/application';
import { loadOwnApplication } from '../applications/load-application.ts';
import { realClock } from '../clock.ts';
import type { Contest } from '../contest.ts';
import type { Person, Refused } from '../people.ts';
import { readUpload, type Upload } from './upload.ts';

/** What the disk had before this upload, in bytes: free, and already there of each open upload. */
export type MeasuredSpace = {
  readonly freeBytes: number;
  readonly received: ReadonlyMap<string, number>;
};

/** What one application may have open at once, what must stay free beside all uploads, and how long an upload may rest. */
export type UploadQuota = {
  readonly uploads: number;
  readonly bytes: number;
  readonly spareBytes: number;
  readonly lifetime: Temporal.Duration;
};

export type WantedUpload = {
  readonly applicationId: string;
  readonly kind: FileKind;
  readonly bytes: number;
  readonly fileName?: string | null;
  readonly fingerprint?: string | null;
};

export type CreateUploadOutcome =
  | { readonly kind: 'created'; readonly upload: Upload }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'no-space' }
  | Refused;

/**
 * Begins an upload of `bytes` bytes and reserves its space: what all open uploads still have to bring must fit. `space`
 * is measured before; what arrived meanwhile is missing from both of its numbers alike. No other change of any process
 * comes between: what is read as reserved is what is reserved.
 */
export function createUpload(
  contest: Contest,
  person: Person,
  wanted: WantedUpload,
  space: MeasuredSpace,
  quota: UploadQuota,
): Promise<CreateUploadOutcome> {
  const { applicationId, kind, bytes, fileName = null, fingerprint = null } = wanted;
  return writeTogether<CreateUploadOutcome>(contest.db, async (tx) => {
    const loaded = await loadOwnApplication(tx, person, applicationId);
    if (loaded.kind !== 'loaded') return loaded;
    if (loaded.row.withdrawnAt) return { kind: 'withdrawn' };
    const now = realClock();
    const open = (await listUploadsIn(tx, 'receiving')).filter((row) => row.expiresAt > instantText(now));
    const own = open.filter((row) => row.applicationId === applicationId);
    if (own.length >= quota.uploads || sum(own, (row) => row.bytes) + bytes > quota.bytes) {
      return { kind: 'too-many' };
    }
    const reserved = sum(open, (row) => row.bytes - (space.received.get(row.id) ?? 0));
    if (reserved + bytes + quota.spareBytes > space.freeBytes) return { kind: 'no-space' };
    const row: UploadRow = {
      id: randomBytes(16).toString('hex'),
      applicationId,
      kind,
      bytes,
      fileName,
      fingerprint,
      state: 'receiving',
      refusal: null,
      createdAt: instantText(contest.clock()),
      receivedAt: null,
      expiresAt: instantText(now.add(quota.lifetime)),
    };
    await insertUpload(tx, row);
    return { kind: 'created', upload: readUpload(row) };
  });
}

function sum(rows: readonly UploadRow[], of: (row: UploadRow) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}
