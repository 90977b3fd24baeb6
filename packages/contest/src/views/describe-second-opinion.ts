import type { Edition } from '@palmares/rules/edition';
import type { SkipReason } from '@palmares/rules/second-opinion/calibration';
import type {
  EntryOpinion,
  SecondOpinion,
  ZoneMembership,
} from '@palmares/rules/second-opinion/second-opinion';
import type { CategorySheets } from '../grading/category-sheets.ts';
import { groupsSentence, skippedSentence, variancesSentence } from './second-opinion-words.ts';

/** How people recognise a juror. */
export type JurorLabel = { readonly name: string; readonly slackUserId: string };

/** What the second opinion says of one entry; marks out of the edition's `shownOutOf`. */
export type EntryOpinionView = {
  readonly code: string;
  readonly adjustedMark: number | null;
  readonly adjustedRank: number | null;
  /** Of the experimental model that allows for each juror's spread and noise. */
  readonly experimentalMark: number | null;
  readonly experimentalRank: number | null;
  /** From 0 to 1: of truly being among the first `places`. Null without a calibration, as are the next two. */
  readonly chanceOfPlace: number | null;
  /** The rank lies here with 90 % probability. */
  readonly rankInterval: readonly [best: number, worst: number] | null;
  readonly expectedRank: number | null;
  readonly zone: ZoneMembership | null;
  /** The sheets disagree more than chance alone would have it once in a hundred. */
  readonly disputed: boolean;
};

/** How much of what tells totals apart lies in the entries, in how severe jurors are, and in neither. Shares of 1. */
export type VariancesView =
  | {
      readonly kind: 'estimated';
      readonly entries: number;
      readonly jurors: number;
      readonly rest: number;
      readonly sentence: string;
    }
  | { readonly kind: 'none'; readonly reason: SkipReason; readonly sentence: string };

/** How far the jurors agree: 1 is full agreement; null where the sheets don't allow the figure. */
export type AgreementView = {
  /** Of one juror's total, and of the mean of the usual number of readers. */
  readonly icc21: number | null;
  readonly icc2k: number | null;
  readonly readersPerEntry: number | null;
  readonly alpha: number | null;
  readonly alphaByCriterion: readonly { readonly criterion: string; readonly alpha: number | null }[];
  readonly kendallW: number | null;
};

/** A second opinion as the secretariat reads it; entries by code. */
export type GivenOpinion = {
  readonly entries: readonly EntryOpinionView[];
  readonly places: number;
  readonly draws: number;
  readonly seed: number;
  /** Everybody read everything: the adjustment leaves the order of the official marks. */
  readonly isComplete: boolean;
  readonly variances: VariancesView;
  /** Entries with a chance of a place worth discussing. */
  readonly zone: readonly string[];
  /** The same, with those that have one once sheets far from the others are set aside. */
  readonly unionZone: readonly string[];
  readonly agreement: AgreementView;
  /** Entries that can be compared with one another; more than one group is said in `groupsSentence`. */
  readonly groups: readonly (readonly string[])[];
  readonly groupsSentence: string | null;
  readonly crossReadings: readonly { readonly code: string; readonly juror: JurorLabel }[];
  /** Sheets that differ from the others of their entry: different, not wrong. The furthest first. */
  readonly flaggedSheets: readonly {
    readonly code: string;
    readonly juror: JurorLabel;
    readonly z: number;
  }[];
  /** Entries whose sheets disagree, the most disputed first. */
  readonly disputed: readonly {
    readonly code: string;
    readonly dispersion: number;
    readonly bound: number;
  }[];
};

/** Puts a second opinion in the words and on the scale that people read. */
export function describeOpinion(
  edition: Edition,
  sheets: CategorySheets,
  opinion: SecondOpinion,
): GivenOpinion {
  const labels = labelJurors(sheets);
  const labelOf = (id: string) => labels.get(id) ?? { name: 'Juré qui n’est plus du jury', slackUserId: '' };
  const groups = groupEntries(opinion);
  return {
    entries: opinion.entries.map((entry) => describeEntry(edition, entry)),
    places: opinion.places,
    draws: opinion.draws,
    seed: opinion.seed,
    isComplete: opinion.isComplete,
    variances: describeVariances(opinion),
    zone: opinion.entries.filter(({ zone }) => zone === 'with-all-sheets').map(({ id }) => id),
    unionZone: opinion.entries.filter(({ zone }) => zone !== null).map(({ id }) => id),
    agreement: describeAgreement(opinion),
    groups,
    groupsSentence: groups.length > 1 ? groupsSentence(groups.length) : null,
    crossReadings: opinion.crossReadings.map(({ entryId, jurorId }) => ({
      code: entryId,
      juror: labelOf(jurorId),
    })),
    flaggedSheets: opinion.sheets
      .flatMap(({ entryId, jurorId, z, isMarked }) =>
        isMarked && z !== null ? [{ code: entryId, juror: labelOf(jurorId), z }] : [],
      )
      .sort((a, b) => Math.abs(b.z) - Math.abs(a.z)),
    disputed: opinion.entries
      .flatMap(({ id, dispersion }) =>
        dispersion?.isHigh === true
          ? [{ code: id, dispersion: dispersion.value, bound: dispersion.bound }]
          : [],
      )
      .sort((a, b) => b.dispersion / b.bound - a.dispersion / a.bound),
  };
}

/** Jurors by id, those with sheets among them. */
export function labelJurors({ jury }: CategorySheets): ReadonlyMap<string, JurorLabel> {
  return new Map(jury.map(({ id, name, slackUserId }) => [id, { name, slackUserId }]));
}

/** From the scale of the grades to the one that people read; null stays null. */
export function toShown(value: number | null, { shownOutOf, scale }: Edition): number | null {
  return value === null ? null : (value * shownOutOf) / scale.max;
}

function describeEntry(edition: Edition, entry: EntryOpinion): EntryOpinionView {
  const { uncertainty } = entry;
  return {
    code: entry.id,
    adjustedMark: toShown(entry.adjustedMark, edition),
    adjustedRank: entry.adjustedRank,
    experimentalMark: toShown(entry.experimentalMark, edition),
    experimentalRank: entry.experimentalRank,
    chanceOfPlace: uncertainty?.chanceOfPlace ?? null,
    rankInterval: uncertainty?.interval ?? null,
    expectedRank: uncertainty?.expectedRank ?? null,
    zone: entry.zone,
    disputed: entry.dispersion?.isHigh ?? false,
  };
}

function describeVariances({ calibration }: SecondOpinion): VariancesView {
  if (calibration.kind === 'skipped')
    return { kind: 'none', reason: calibration.reason, sentence: skippedSentence(calibration.reason) };
  const { varEntry, varJuror, varResidual } = calibration;
  const all = varEntry + varJuror + varResidual;
  const shares = { entries: varEntry / all, jurors: varJuror / all, rest: varResidual / all };
  return { kind: 'estimated', ...shares, sentence: variancesSentence(shares) };
}

function describeAgreement({ agreement }: SecondOpinion): AgreementView {
  return {
    icc21: agreement.fromVariances?.ICC21 ?? null,
    icc2k: agreement.fromVariances?.ICC2k_meanPanel ?? null,
    readersPerEntry: agreement.fromVariances?.harmonicMeanGradesPerDossier ?? null,
    alpha: agreement.alpha,
    alphaByCriterion: agreement.alphaByCriterion.map(({ id, alpha }) => ({ criterion: id, alpha })),
    kendallW: agreement.kendall?.W ?? null,
  };
}

function groupEntries({ entries, connectivity }: SecondOpinion): string[][] {
  const groups: string[][] = Array.from({ length: connectivity.components }, () => []);
  for (const [place, { id }] of entries.entries()) groups[connectivity.entryComponent[place] ?? -1]?.push(id);
  return groups;
}
