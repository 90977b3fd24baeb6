import type { EliminatingGround } from './screening.ts';

/** What kind of thing stands between a draft and a deposit. */
export type ProblemCode =
  | 'title-missing'
  | 'organisation-missing'
  | 'categories-missing'
  | 'category-unknown'
  | 'category-repeated'
  | 'contact-missing'
  | 'contact-name-missing'
  | 'contact-email-missing'
  | 'contact-email-invalid'
  | 'summary-missing'
  | 'objectives-missing'
  | 'started-on-missing'
  | 'started-on-invalid'
  | 'started-outside-period'
  | 'ended-on-missing'
  | 'ended-on-invalid'
  | 'ended-before-start'
  | 'ended-outside-period'
  | 'status-missing'
  | 'measured-results-missing'
  | 'costs-missing'
  | 'generalisation-missing'
  | 'interbranch-missing'
  | 'publication-consent-missing'
  | 'rules-not-accepted'
  | 'dossier-missing'
  | 'dossier-too-big'
  | 'dossier-too-long'
  | 'dossier-infected'
  | 'video-too-big'
  | 'video-too-long'
  | 'video-infected';

/** One thing to mend before an application can be deposited. */
export type Problem = {
  readonly code: ProblemCode;
  /** JSON pointer (RFC 6901) into the application's metadata; `/dossier` and `/video` for the files. */
  readonly pointer: string;
  /** A French sentence that says how to mend it. Never repeats what the candidate typed. */
  readonly message: string;
  /** The ground of Art. 5 that it would be eliminated on. */
  readonly ground?: EliminatingGround;
};
