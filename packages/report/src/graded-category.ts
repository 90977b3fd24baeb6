import type { SecondOpinion } from '@palmares/rules/second-opinion/second-opinion';

/** One line of the official ranking, as it is reported. */
export type ReportedEntry = {
  readonly code: string;
  readonly title: string;
  readonly organisation: string;
  readonly rank: number | null;
  readonly tied: boolean;
  readonly provisional: boolean;
  readonly acrossCutLine: boolean;
  /** As people read it ("15,71"); null without a sheet. */
  readonly mark: string | null;
  readonly sheets: number;
  readonly expected: number | null;
};

/** Everything a category's reports are made from. */
export type GradedCategory = {
  readonly editionName: string;
  readonly categoryName: string;
  readonly instant: Temporal.Instant;
  readonly revision: number;
  readonly rehearsal: boolean;
  /** The highest grade, and what totals are shown out of (20). */
  readonly highestGrade: number;
  readonly shownOutOf: number;
  readonly quorum: number;
  readonly finalists: number;
  readonly criteria: readonly { readonly id: string; readonly name: string }[];
  /** By official rank, entries without a sheet last. */
  readonly entries: readonly ReportedEntry[];
  /** Juror ids as in the opinion. */
  readonly jurors: readonly { readonly id: string; readonly name: string }[];
  /** Totals on the scale of the grades. */
  readonly sheets: readonly { readonly code: string; readonly jurorId: string; readonly total: number }[];
  /** Entry ids are codes. */
  readonly opinion: SecondOpinion;
};
