import { type AdjustedMarks, adjustByLeastSquares, adjustMeans } from './adjusted-mean.ts';
import { findSkipReason, type SkipReason } from './calibration.ts';
import { findCompleteMatrix } from './complete-matrix.ts';
import { findComponents } from './connectivity.ts';
import { type BayesGrid, describeGrid } from './describe-grid.ts';
import { type Design, layOut } from './design.ts';
import { readGradesFile } from './grades-file.ts';
import {
  type AgreementFromVariances,
  computeIntraclassCorrelations,
  describeAgreement,
  type IntraclassCorrelations,
} from './intraclass-correlation.ts';
import { type Concordance, computeConcordance } from './kendall.ts';
import { measureAlpha } from './measure-agreement.ts';
import { placeAt } from './place-at.ts';
import { computeMean, computeMedian, computeSd, computeTrimmedMean } from './plain-statistics.ts';
import { type Ranks, rankMarks } from './ranks.ts';
import { estimateVariances, type Variances } from './reml.ts';
import type { Refusal, Totals } from './totals.ts';

type Numbers = readonly (number | null)[];
type Adjusted = { readonly jurorEffect: Numbers; readonly adjustedMean: Numbers };

/** Everything that can be computed from the grades of one category, indices in the file's own order, null where undefined. */
export type RankingFigures = {
  readonly kind: 'figures';
  readonly totals: readonly Numbers[];
  readonly n: {
    readonly observations: number;
    readonly gradesPerDossier: readonly number[];
    readonly gradesPerJuror: readonly number[];
  };
  readonly connectivity: {
    readonly components: number;
    readonly dossierComponent: Numbers;
    readonly jurorComponent: Numbers;
  };
  readonly rawMean: Numbers;
  readonly rawRank: Ranks;
  readonly sd: Numbers;
  readonly median: Numbers;
  readonly trimmedMean: readonly { readonly minSheets: number; readonly values: Numbers }[];
  readonly jurorMean: Numbers;
  readonly jurorSd: Numbers;
  readonly twoWayLS: (Adjusted & { readonly rank: Ranks }) | null;
  readonly ridge: readonly (Adjusted & { readonly lambda_: number })[];
  readonly reml: {
    readonly varDossier: number;
    readonly varJuror: number;
    readonly varResidual: number;
    readonly lambdaJuror: number;
    readonly mu: number;
    readonly dossierBlup: Numbers;
    readonly jurorBlup: Numbers;
    readonly minus2LogREML: number;
    readonly rank: Ranks;
  } | null;
  readonly adjustedMean: {
    /** Null where nothing was adjusted. */
    readonly lambda_: number | null;
    readonly score: Numbers;
    readonly jurorEffect: Numbers;
    readonly rank: Ranks;
  };
  readonly iccFromVariances: AgreementFromVariances | null;
  readonly krippendorffAlphaInterval: number | null;
  readonly krippendorffAlphaByCriterion: Readonly<Record<string, number | null>>;
  readonly kendallW: Concordance | null;
  readonly iccAnova: IntraclassCorrelations | null;
  readonly bayesGrid: BayesGrid | null;
  /** Why there are no variances and no probabilities; null when there are. */
  readonly calibrationSkipped: SkipReason | null;
};

const TRIM_FROM = [5, 7];
const PENALTIES = [1, 2.5];
const TOP = 3;

/**
 * Recomputes everything from an exported file of grades, so that anyone can check a ranking. Key names are those of
 * the reference results in `vectors/README.md`.
 *
 * @param file see `readGradesFile`
 */
export function computeRanking(
  file: unknown,
  options: { readonly draws: number; readonly seed: number } = { draws: 20_000, seed: 1 },
): RankingFigures | Refusal {
  const grades = readGradesFile(file);
  if (grades.kind === 'refused') return grades;
  const { totals, criteria } = grades;
  const byEntry = listBy(totals.entries.length, totals, 'entry');
  const byJuror = listBy(totals.jurors.length, totals, 'juror');
  const { components, entryComponent, jurorComponent } = findComponents(totals);
  const rawMean = byEntry.map(computeMean);
  const complete = findCompleteMatrix(totals);
  const design = totals.readings.length === 0 ? null : layOut(totals);
  const skipped = findSkipReason(totals);
  const variances = design === null || skipped !== null ? null : estimateVariances(design);
  return {
    kind: 'figures',
    totals: spreadOut(totals),
    n: {
      observations: totals.readings.length,
      gradesPerDossier: byEntry.map(({ length }) => length),
      gradesPerJuror: byJuror.map(({ length }) => length),
    },
    connectivity: { components, dossierComponent: entryComponent, jurorComponent },
    rawMean,
    rawRank: rankMarks(rawMean),
    sd: byEntry.map(computeSd),
    median: byEntry.map(computeMedian),
    trimmedMean: TRIM_FROM.map((minSheets) => ({
      minSheets,
      values: byEntry.map((values) => computeTrimmedMean(values, minSheets)),
    })),
    jurorMean: byJuror.map(computeMean),
    jurorSd: byJuror.map(computeSd),
    twoWayLS: design === null ? null : computeLeastSquares(totals, design, jurorComponent),
    ridge:
      design === null
        ? []
        : PENALTIES.map((lambda_) => ({
            lambda_,
            ...placeBack(totals, design, adjustMeans(design, lambda_)),
          })),
    reml: design === null || variances === null ? null : describeReml(totals, design, variances),
    adjustedMean: computeAdjustedMean(totals, design, variances, rawMean),
    iccFromVariances: design === null || variances === null ? null : describeAgreement(design, variances),
    krippendorffAlphaInterval: measureAlpha(totals.entries.length, totals.readings),
    krippendorffAlphaByCriterion: Object.fromEntries(
      criteria.map(({ id, readings }) => [id, measureAlpha(totals.entries.length, readings)]),
    ),
    kendallW: complete === null ? null : computeConcordance(complete),
    iccAnova: complete === null ? null : computeIntraclassCorrelations(complete),
    bayesGrid:
      design === null || skipped !== null ? null : describeGrid(totals, design, { ...options, places: TOP }),
    calibrationSkipped: skipped,
  };
}

function computeLeastSquares(totals: Totals, design: Design, jurorComponent: Numbers) {
  const components = design.jurors.map((juror) => jurorComponent[juror] ?? 0);
  const adjusted = placeBack(totals, design, adjustByLeastSquares(design, components));
  return { ...adjusted, rank: rankMarks(adjusted.adjustedMean) };
}

function describeReml(totals: Totals, design: Design, variances: Variances) {
  const dossierBlup = placeAt(design.entries, variances.entryEffects, totals.entries.length);
  return {
    varDossier: variances.entry,
    varJuror: variances.juror,
    varResidual: variances.residual,
    lambdaJuror: variances.residual / variances.juror,
    mu: variances.mu,
    dossierBlup,
    jurorBlup: placeAt(design.jurors, variances.jurorEffects, totals.jurors.length),
    minus2LogREML: variances.minus2LogReml,
    rank: rankMarks(dossierBlup),
  };
}

function computeAdjustedMean(
  totals: Totals,
  design: Design | null,
  variances: Variances | null,
  rawMean: Numbers,
) {
  if (design === null || variances === null) {
    const jurorEffect = totals.jurors.map(() => null);
    return { lambda_: null, score: rawMean, jurorEffect, rank: rankMarks(rawMean) };
  }
  const lambda = variances.residual / variances.juror;
  const { adjustedMean, jurorEffect } = placeBack(totals, design, adjustMeans(design, lambda));
  return { lambda_: lambda, score: adjustedMean, jurorEffect, rank: rankMarks(adjustedMean) };
}

function placeBack(totals: Totals, design: Design, { jurorEffects, marks }: AdjustedMarks): Adjusted {
  return {
    jurorEffect: placeAt(design.jurors, jurorEffects, totals.jurors.length),
    adjustedMean: placeAt(design.entries, marks, totals.entries.length),
  };
}

function listBy(length: number, { readings }: Totals, side: 'entry' | 'juror'): number[][] {
  const lists: number[][] = Array.from({ length }, () => []);
  for (const reading of readings) lists[reading[side]]?.push(reading.total);
  return lists;
}

function spreadOut({ entries, jurors, readings }: Totals): (number | null)[][] {
  const rows = entries.map(() => jurors.map((): number | null => null));
  for (const { entry, juror, total } of readings) {
    const row = rows[entry];
    if (row !== undefined) row[juror] = total;
  }
  return rows;
}
