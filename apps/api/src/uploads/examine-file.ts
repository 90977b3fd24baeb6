import type { FileKind } from '@palmares/rules/application';
import type { Limits } from '@palmares/rules/edition';
import type { CheckUnavailable, FileChecks, FileRefusal } from './file-checks.ts';

/** What is kept of an accepted file: pages of a dossier, seconds of a video. */
export type Examined =
  | { readonly kind: 'accepted'; readonly facts: { readonly pages: number } | { readonly seconds: number } }
  | FileRefusal
  | CheckUnavailable;

/** Has a received file examined against the edition's limits (Art. 3). */
export function examineFile(
  checks: FileChecks,
  kind: FileKind,
  path: string,
  limits: Limits,
): Promise<Examined> {
  switch (kind) {
    case 'dossier':
      return checks.checkDossier(path, { bytes: limits.dossierBytes, pages: limits.dossierPages });
    case 'video':
      return checks.checkVideo(path, {
        bytes: limits.videoBytes,
        seconds: limits.videoSeconds,
        toleranceSeconds: limits.videoToleranceSeconds,
      });
  }
}
