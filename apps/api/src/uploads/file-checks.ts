/** Why a file is refused: a code for scripts, a French sentence that says how to mend it. */
export type FileRefusal = { readonly kind: 'refused'; readonly code: string; readonly message: string };

/** The file could not be examined, which is no fault of the candidate's. */
export type CheckUnavailable = { readonly kind: 'unavailable'; readonly cause: unknown };

export type DossierVerdict =
  | { readonly kind: 'accepted'; readonly facts: { readonly pages: number } }
  | FileRefusal
  | CheckUnavailable;

export type VideoVerdict =
  | { readonly kind: 'accepted'; readonly facts: { readonly seconds: number } }
  | FileRefusal
  | CheckUnavailable;

/** The examination of received files (Art. 3), each at an absolute path and within the edition's limits. */
export type FileChecks = {
  /** Name and version, as receipts say them. */
  readonly validator: string;
  checkDossier(
    path: string,
    limits: { readonly bytes: number; readonly pages: number },
  ): Promise<DossierVerdict>;
  checkVideo(
    path: string,
    limits: { readonly bytes: number; readonly seconds: number; readonly toleranceSeconds: number },
  ): Promise<VideoVerdict>;
};
