import { randomUUID } from 'node:crypto';
import {
  deleteFileUnlessDeposited,
  type FileRow,
  insertFile,
  updateApplication,
} from '@palmares/db/applications';
import { instantText } from '@palmares/db/instant-text';
import type { FileKind } from '@palmares/rules/application';
import { act, type Change } from '../act.ts';
import { type FileView, viewFile } from '../applications/file-view.ts';
import { type LoadedApplication, loadOwnApplication } from '../applications/load-application.ts';
import type { Contest } from '../contest.ts';
import type { Person, Refused } from '../people.ts';

/** A file that is stored and synced under `blobKey`, and that `validator` accepted. `sha256` is in hex. */
export type StoredFile = {
  readonly kind: FileKind;
  readonly blobKey: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly pages?: number;
  readonly seconds?: number;
  readonly validator: string;
  /** When its last byte arrived: what counts beside the deadline, however long its checks took. Else now. */
  readonly receivedAt?: Temporal.Instant | null;
};

/** Blobs that no draft and no deposit refers to any more: the caller may delete them. */
export type Obsolete = { readonly obsoleteBlobKeys: readonly string[] };

export type AttachFileOutcome =
  | ({ readonly kind: 'attached'; readonly file: FileView } & Obsolete)
  | { readonly kind: 'withdrawn' }
  /** The draft already has one that arrived after it: checks may end in another order. */
  | { readonly kind: 'superseded' }
  | Refused;

/** Makes a file the draft's dossier or video, in place of the one before. The file of a deposit is kept. */
export function attachFile(
  contest: Contest,
  person: Person,
  id: string,
  stored: StoredFile,
): Promise<AttachFileOutcome> {
  return act(contest, person, (change) => attachTo(change, person, id, stored));
}

/** The same within an act that changes more than that. */
export async function attachTo(
  change: Change,
  person: Person,
  id: string,
  stored: StoredFile,
): Promise<AttachFileOutcome> {
  const loaded = await loadOwnApplication(change.tx, person, id);
  if (loaded.kind !== 'loaded') return loaded;
  if (loaded.row.withdrawnAt) return { kind: 'withdrawn' };
  const { kind, blobKey, bytes, sha256, validator } = stored;
  const file: FileRow = {
    id: randomUUID(),
    applicationId: id,
    kind,
    blobKey,
    bytes,
    sha256,
    pages: stored.pages ?? null,
    seconds: stored.seconds === undefined ? null : String(stored.seconds),
    validator,
    createdAt: instantText(stored.receivedAt ?? change.now),
    scan: change.scansFiles ? 'waiting' : 'none',
  };
  const current = loaded[kind];
  if (current && current.createdAt > file.createdAt) return { kind: 'superseded' };
  await insertFile(change.tx, file);
  const obsoleteBlobKeys = await replaceFile(change, loaded, kind, file);
  await change.record({ kind: `${kind}.attached`, subject: loaded.row.code, after: { bytes, sha256 } });
  return { kind: 'attached', file: viewFile(file), obsoleteBlobKeys };
}

export type DetachVideoOutcome =
  | ({ readonly kind: 'detached' } & Obsolete)
  | { readonly kind: 'withdrawn' }
  | Refused;

/** Takes the video, which is optional, out of the draft. */
export function detachVideo(contest: Contest, person: Person, id: string): Promise<DetachVideoOutcome> {
  return act<DetachVideoOutcome>(contest, person, async (change) => {
    const loaded = await loadOwnApplication(change.tx, person, id);
    if (loaded.kind !== 'loaded') return loaded;
    if (loaded.row.withdrawnAt) return { kind: 'withdrawn' };
    if (!loaded.video) return { kind: 'not-found' };
    const { bytes, sha256 } = loaded.video;
    const obsoleteBlobKeys = await replaceFile(change, loaded, 'video', null);
    await change.record({ kind: 'video.detached', subject: loaded.row.code, before: { bytes, sha256 } });
    return { kind: 'detached', obsoleteBlobKeys };
  });
}

async function replaceFile(
  { tx, at }: Change,
  { row, dossier, video }: LoadedApplication,
  kind: FileKind,
  file: FileRow | null,
): Promise<string[]> {
  const id = file?.id ?? null;
  const arrivedAt = file?.createdAt ?? at;
  const draft = {
    draftVersion: row.draftVersion + 1,
    // Checks end in any order: the latest arrival is told, whichever was attached last.
    draftChangedAt: arrivedAt > row.draftChangedAt ? arrivedAt : row.draftChangedAt,
    updatedAt: at,
  };
  await updateApplication(
    tx,
    row.id,
    kind === 'dossier' ? { ...draft, dossierId: id } : { ...draft, videoId: id },
  );
  const previous = kind === 'dossier' ? dossier : video;
  return previous && (await deleteFileUnlessDeposited(tx, previous.id)) ? [previous.blobKey] : [];
}
