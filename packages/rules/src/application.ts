/** What a candidate declares about a project (Art. 3 to 5, 9, 10). Every field may still be missing in a draft. */
export type ApplicationMetadata = {
  readonly title?: string;
  readonly organisationId?: string;
  readonly organisationName?: string;
  readonly scheme?: string;
  readonly branch?: string;
  readonly partners?: readonly string[];
  readonly categories?: readonly string[];
  readonly contact?: { readonly name: string; readonly email: string; readonly phone?: string };
  readonly summary?: string;
  readonly objectives?: string;
  /** ISO calendar dates. */
  readonly startedOn?: string;
  readonly endedOn?: string;
  readonly status?: 'completed' | 'concluded-experiment';
  readonly measuredResults?: string;
  readonly costs?: string;
  readonly savings?: string;
  readonly generalisation?: string;
  readonly interbranch?: string;
  /** What the money of an Or would be spent on (Art. 9). */
  readonly prizePurpose?: string;
  /** The video's rights are held (Art. 10). */
  readonly videoRights?: boolean;
  readonly publicationConsent?: boolean;
  readonly acceptsRules?: boolean;
};

/** The two files of a deposit. */
export type FileKind = 'dossier' | 'video';
