import { findFile } from '@palmares/db/applications';
import { type DepositedEntryRow, findEntry } from '@palmares/db/entries';
import type { FileKind } from '@palmares/rules/application';
import { parseEntryCode } from '@palmares/rules/codes';
import type { Contest } from '../contest.ts';
import { forbidden, isSecretariat, notFound, type Person, type Refused } from '../people.ts';

/** A deposited file, ready to be sent. */
export type EntryFile = {
  readonly kind: 'file';
  readonly blobKey: string;
  readonly bytes: number;
  readonly mediaType: 'application/pdf' | 'video/mp4';
  /** Made from the entry's code: nothing that a candidate wrote. */
  readonly fileName: string;
};

/** A file, or why there is none; one that the antivirus found infected is given to nobody. */
export type EntryFileOutcome = EntryFile | { readonly kind: 'quarantined' } | Refused;

/** A file of an entry as it was deposited, for the secretariat who screens it. */
export async function viewEntryFile(
  contest: Contest,
  person: Person,
  code: string,
  kind: FileKind,
): Promise<EntryFileOutcome> {
  if (!isSecretariat(person)) return forbidden;
  const parsed = parseEntryCode(code, contest.edition);
  const entry = parsed === null ? undefined : await findEntry(contest.db, parsed);
  return entry ? readEntryFile(contest, entry, kind) : notFound;
}

/** The file itself; whoever calls has checked who asks. */
export async function readEntryFile(
  contest: Contest,
  entry: DepositedEntryRow,
  kind: FileKind,
): Promise<EntryFileOutcome> {
  const id = kind === 'dossier' ? entry.dossierId : entry.videoId;
  const file = id ? await findFile(contest.db, id) : undefined;
  if (!file) return notFound;
  if (file.scan === 'infected') return { kind: 'quarantined' };
  const format = FORMATS[kind];
  return {
    kind: 'file',
    blobKey: file.blobKey,
    bytes: file.bytes,
    mediaType: format.mediaType,
    fileName: `${entry.code}.${format.ending}`,
  };
}

const FORMATS = {
  dossier: { mediaType: 'application/pdf', ending: 'pdf' },
  video: { mediaType: 'video/mp4', ending: 'mp4' },
} as const;
