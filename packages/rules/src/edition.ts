/** An article of the rules, as data: everything below comes from the edition's file, never from code. */

/** One of the categories of Art. 1; its `slug` is its identifier, its `prefix` begins the codes of its entries (`SOC-012`). */
export type Category = {
  readonly slug: string;
  readonly prefix: string;
  readonly name: string;
  readonly description: string;
};

/** One line of the analysis grid (Art. 4). `weight` is a positive whole number. */
export type Criterion = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly weight: number;
};

/** The whole points a criterion may receive, each with its worded anchor, lowest first. */
export type Scale = {
  readonly min: number;
  readonly max: number;
  readonly anchors: readonly { readonly grade: number; readonly label: string }[];
};

/** The calendar of Art. 12, as instants; days become the first instant of the day in `timeZone`, ends the last. */
export type Calendar = {
  readonly opensAt: Temporal.Instant;
  readonly depositDeadline: Temporal.Instant;
  readonly gradingFrom: Temporal.Instant;
  readonly gradingUntil: Temporal.Instant;
  readonly shortlistingFrom: Temporal.Instant;
  readonly shortlistingUntil: Temporal.Instant;
  readonly answersAt: Temporal.Instant;
  readonly hearingAt: Temporal.Instant;
  readonly ceremonyAt: Temporal.Instant;
};

/** Limits of a deposit (Art. 3): exact byte counts (1 Mo = 1,048,576 bytes) and seconds. */
export type Limits = {
  readonly dossierBytes: number;
  readonly dossierPages: number;
  readonly videoBytes: number;
  readonly videoSeconds: number;
  readonly videoToleranceSeconds: number;
};

/** A tie-break of the edition, in order; GPI 2022 names none. */
export type TieBreak = 'median-of-totals' | 'criteria-by-weight';

/** One award the edition may give (Art. 6.3, 9), with the money it carries in euros. */
export type AwardRule = {
  readonly award: 'gold' | 'silver' | 'bronze' | 'favourite' | 'special';
  readonly name: string;
  readonly perCategory: boolean;
  readonly euros: number;
  readonly needsPrizePurpose: boolean;
};

/** One contest: calendar, categories, criteria, limits, prizes. Data, not code. */
export type Edition = {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly organisers: readonly string[];
  readonly secretariatEmail: string;
  readonly timeZone: string;
  readonly calendar: Calendar;
  readonly categories: readonly Category[];
  readonly criteria: readonly Criterion[];
  readonly scale: Scale;
  /** Totals are shown out of this number (20). */
  readonly shownOutOf: number;
  readonly limits: Limits;
  /** Years in which a project must have been carried out (Art. 4). */
  readonly eligibleYears: readonly number[];
  /** Submitted score sheets below which a rank is provisional. */
  readonly quorum: number;
  readonly finalistsPerCategory: number;
  readonly tieBreaks: readonly TieBreak[];
  /** When set, one highest and one lowest total are dropped where every entry has at least `minSheets`. */
  readonly trimmedMean: { readonly minSheets: number } | null;
  readonly awards: readonly AwardRule[];
};
