import type { FileKind } from '@palmares/rules/application';
import type { Limits } from '@palmares/rules/edition';

/** What each kind of file must be (Art. 3). */
export const mediaTypes = { dossier: 'application/pdf', video: 'video/mp4' } as const;

/** The most bytes that a file of this kind may have (Art. 3). */
export function maxBytesOf(kind: FileKind, limits: Limits): number {
  return kind === 'dossier' ? limits.dossierBytes : limits.videoBytes;
}
