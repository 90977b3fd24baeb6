import type { SkipReason } from './calibration.ts';
import type { Connectivity } from './connectivity.ts';
import type { AgreementFromVariances, IntraclassCorrelations } from './intraclass-correlation.ts';
import type { Concordance } from './kendall.ts';
import type { Dispersion } from './sheet-residuals.ts';
import type { Reading, Totals } from './totals.ts';

/** What a second opinion is made from. */
export type SecondOpinionInput = {
  readonly totals: Totals;
  /** Grades of single criteria, by the same places as the totals: for the agreement on each. */
  readonly criteria?: readonly { readonly id: string; readonly readings: readonly Reading[] }[];
};

/** How a second opinion is drawn. */
export type SecondOpinionOptions = {
  /** How many contests are drawn from the posterior; 20,000 leave an error of at most 0.4 points of a percentage. */
  readonly draws: number;
  /** A 32-bit integer; the same seed gives the same opinion. */
  readonly seed: number;
  /** How many places count as the top; 3 unless told. */
  readonly places?: number;
  /** Whether a juror may not read an entry, by place, for proposed cross-readings. */
  readonly isForbidden?: (entry: number, juror: number) => boolean;
};

/** How sure the rank of one entry is. */
export type RankUncertainty = {
  /** Chance, from 0 to 1, of truly being among the first `places`. */
  readonly chanceOfPlace: number;
  readonly chanceOfFirst: number;
  /** The rank lies here with 90 % probability. */
  readonly interval: readonly [best: number, worst: number];
  /** 1 and the chances of all others to be better. */
  readonly expectedRank: number;
};

/** Why an entry is to be discussed: its chance with all sheets, or only without those that stand far apart. */
export type ZoneMembership = 'with-all-sheets' | 'without-outlying-sheets';

/** What the second opinion says of one entry; marks on the scale of the totals. */
export type EntryOpinion = {
  readonly id: string;
  readonly sheets: number;
  /** The plain mean, in floating point: the official mark is elsewhere, exact. */
  readonly mean: number | null;
  readonly adjustedMark: number | null;
  readonly adjustedRank: number | null;
  /** Of the experimental column that allows for each juror's spread and noise. */
  readonly experimentalMark: number | null;
  readonly experimentalRank: number | null;
  readonly uncertainty: RankUncertainty | null;
  /** Null outside the zone of entries to discuss. */
  readonly zone: ZoneMembership | null;
  readonly dispersion: Dispersion | null;
};

/** One juror's way of grading, for the secretariat alone. Different is not wrong. */
export type JurorProfile = {
  readonly id: string;
  readonly sheets: number;
  readonly mean: number | null;
  readonly sd: number | null;
  /** Points above (or below 0) what the same entries get from others, and its standard deviation. */
  readonly leniency: { readonly mean: number; readonly sd: number } | null;
  /** 1 for a juror who uses as much of the scale as the others. */
  readonly spread: number | null;
  /** How far the sheets lie from those of others for the same entry, leniency taken off. */
  readonly residualSd: number | null;
};

/** One sheet beside the others of its entry. */
export type SheetOpinion = {
  readonly entryId: string;
  readonly jurorId: string;
  readonly z: number | null;
  /** |z| of at least 2.5. */
  readonly isMarked: boolean;
  /** |z| above 3: left out of the second view of the zone, and nowhere else. */
  readonly isSetAside: boolean;
};

/** The variances behind the adjusted marks, or why there are none. */
export type Calibration =
  | {
      readonly kind: 'calibrated';
      readonly mu: number;
      readonly varEntry: number;
      readonly varJuror: number;
      readonly varResidual: number;
      /** σ²residual / σ²juror: how much a juror's leniency is shrunk. */
      readonly lambda: number;
    }
  | { readonly kind: 'skipped'; readonly reason: SkipReason };

/** How far the jurors of a category agree; null where the sheets don't allow the figure. */
export type Agreement = {
  readonly fromVariances: AgreementFromVariances | null;
  readonly fromAnova: IntraclassCorrelations | null;
  readonly alpha: number | null;
  readonly alphaByCriterion: readonly { readonly id: string; readonly alpha: number | null }[];
  readonly kendall: Concordance | null;
};

/** The whole second opinion on one category. It never replaces the official ranking. */
export type SecondOpinion = {
  readonly kind: 'opinion';
  /** In the order of the totals. */
  readonly entries: readonly EntryOpinion[];
  readonly jurors: readonly JurorProfile[];
  readonly sheets: readonly SheetOpinion[];
  readonly calibration: Calibration;
  readonly agreement: Agreement;
  readonly connectivity: Connectivity;
  /** Sheets that would join the groups; empty when there is one group. */
  readonly crossReadings: readonly { readonly entryId: string; readonly jurorId: string }[];
  /** Everybody who graded read everything that was graded: the adjustment can't change the order. */
  readonly isComplete: boolean;
  readonly places: number;
  readonly draws: number;
  readonly seed: number;
};
