import { describe, expect, test } from 'vitest';
import { adjustMeans } from '../src/second-opinion/adjusted-mean.ts';
import { computeRanking, type RankingFigures } from '../src/second-opinion/compute-ranking.ts';
import { layOut } from '../src/second-opinion/design.ts';
import { readGradesFile } from '../src/second-opinion/grades-file.ts';
import { computeAlpha, type Metric } from '../src/second-opinion/krippendorff.ts';
import { placeAt } from '../src/second-opinion/place-at.ts';
import { describeVariances, evaluateReml } from '../src/second-opinion/reml.ts';
import {
  findMismatches,
  listOddNumbers,
  readKrippendorff,
  readOpinionEdgeCases,
  readOpinionVectors,
} from './second-opinion-vectors.ts';

const DRAWS = 20_000;
const FILES = [
  'tiny_5x3',
  'medium_8x5_holes',
  'disconnected_7x5',
  'large_200x12_sparse',
  'shrout_fleiss_1979',
];

function compute(file: unknown): RankingFigures {
  const figures = computeRanking(file, { draws: DRAWS, seed: 2022 });
  if (figures.kind === 'refused') throw new Error(JSON.stringify(figures));
  return figures;
}

describe.each(FILES)('%s, against reference results', (name) => {
  const { file, expected } = readOpinionVectors(name);
  const figures = compute(file);

  test('plain statistics, ranks and connectivity', () => {
    for (const key of [
      'n',
      'connectivity',
      'rawMean',
      'rawRank',
      'sd',
      'median',
      'trimmedMean',
      'jurorMean',
      'jurorSd',
    ] as const) {
      expect(findMismatches(figures[key], expected[key], 1e-9, key)).toEqual([]);
    }
    const { totals = figures.totals } = expected;
    expect(findMismatches(figures.totals, totals, 1e-9)).toEqual([]);
  });

  test('least squares, ridge and adjusted mean', () => {
    expect(findMismatches(figures.twoWayLS, expected.twoWayLS, 1e-9, 'twoWayLS')).toEqual([]);
    expect(findMismatches(figures.ridge, expected.ridge, 1e-9, 'ridge')).toEqual([]);
    const { lambda_, ...adjusted } = expected.adjustedMean;
    expect(findMismatches(figures.adjustedMean, adjusted, 1e-5, 'adjustedMean')).toEqual([]);
    expect((figures.adjustedMean.lambda_ ?? 0) / lambda_).toBeCloseTo(1, 3);
  });

  test('variances, effects and the restricted likelihood', () => {
    const { varDossier, varJuror, varResidual, mu, dossierBlup, jurorBlup, minus2LogREML, rank } =
      expected.reml;
    const { reml } = figures;
    expect(reml).not.toBeNull();
    expect((reml?.varDossier ?? 0) / varDossier).toBeCloseTo(1, 4);
    expect((reml?.varResidual ?? 0) / varResidual).toBeCloseTo(1, 4);
    // On the boundary the reference stops at 1e-8 times the residual; any such zero will do.
    const slack = varJuror < 1e-6 ? 1e-6 : 1e-4 * varJuror;
    expect(Math.abs((reml?.varJuror ?? 0) - varJuror)).toBeLessThan(slack);
    expect(findMismatches({ ...reml }, { mu, dossierBlup, jurorBlup, rank }, 1e-5, 'reml')).toEqual([]);
    expect(findMismatches({ ...reml }, { minus2LogREML }, 1e-6, 'reml')).toEqual([]);
  });

  test('effects and likelihood at variances that are given', () => {
    const grades = readGradesFile(file);
    if (grades.kind === 'refused') throw new Error('refused');
    const design = layOut(grades.totals);
    const {
      varDossier: entry,
      varJuror: juror,
      varResidual: residual,
      ...results
    } = expected.blupGivenVariances;
    const given = describeVariances(design, { entry: entry / residual, juror: juror / residual });
    const found = {
      mu: given.mu,
      dossierBlup: placeAt(design.entries, given.entryEffects, grades.totals.entries.length),
      jurorBlup: placeAt(design.jurors, given.jurorEffects, grades.totals.jurors.length),
      minus2LogREML: evaluateReml(design, { entry, juror, residual }),
    };
    expect(findMismatches(found, results, 1e-8, 'blupGivenVariances')).toEqual([]);
  });

  test('agreement', () => {
    expect(
      findMismatches(figures.iccFromVariances, expected.iccFromVariances, 1e-4, 'iccFromVariances'),
    ).toEqual([]);
    expect(
      findMismatches(figures.krippendorffAlphaInterval, expected.krippendorffAlphaInterval, 1e-9, 'alpha'),
    ).toEqual([]);
    expect(findMismatches(figures.kendallW, expected.kendallW ?? null, 1e-9, 'kendallW')).toEqual([]);
    expect(findMismatches(figures.iccAnova, expected.iccAnova ?? null, 1e-9, 'iccAnova')).toEqual([]);
    const byCriterion = expected.krippendorffAlphaByCriterion ?? {};
    expect(
      findMismatches(figures.krippendorffAlphaByCriterion, byCriterion, 1e-9, 'alpha by criterion'),
    ).toEqual([]);
  });

  test('the posterior, exactly where it can be', () => {
    const { monteCarlo: _, ...exact } = expected.bayesGrid;
    expect(findMismatches(figures.bayesGrid, exact, 1e-6, 'bayesGrid')).toEqual([]);
  });

  test('the posterior, by draws', () => {
    const { pTopK, pRank1, rank90 } = expected.bayesGrid.monteCarlo;
    const found = figures.bayesGrid?.monteCarlo;
    expect(found?.draws).toBe(DRAWS);
    expect(
      findMismatches(found, { pTopK, pRank1 }, 0.002 + 4 * Math.sqrt(0.25 / DRAWS), 'monteCarlo'),
    ).toEqual([]);
    expect(findMismatches(found, { rank90 }, rank90.length > 100 ? 3 : 1, 'monteCarlo')).toEqual([]);
  });
});

describe('degenerate contests, against reference results', () => {
  test.each(readOpinionEdgeCases())('$id', ({ totals, expected }) => {
    const figures = compute({ totals });
    const { rank, icc, components, calibration = '', kendallW, ridge, ...rest } = expected;
    const iccAnova = icc === undefined ? {} : { iccAnova: icc };
    const concordance = typeof kendallW === 'number' ? { W: kendallW } : kendallW;
    const results = {
      ...rest,
      ...iccAnova,
      ...(rank === undefined ? {} : { rawRank: { competition: rank } }),
      ...(components === undefined ? {} : { connectivity: { components } }),
      ...(concordance === undefined ? {} : { kendallW: concordance }),
      ...(ridge === undefined ? {} : { ridge: { 0: ridge } }),
    };
    expect(findMismatches(figures, results, 1e-9)).toEqual([]);
    const isSkipped = /^skip|not identifiable/.test(calibration);
    expect(figures.calibrationSkipped !== null).toBe(isSkipped);
    expect(figures.bayesGrid === null).toBe(isSkipped);
    const unadjusted = isSkipped ? figures.rawMean : figures.adjustedMean.score;
    expect(figures.adjustedMean.score).toEqual(unadjusted);
    expect(listOddNumbers(figures)).toEqual([]);
  });
});

describe("Krippendorff's α, against published results", () => {
  const METRICS: readonly Metric[] = ['nominal', 'ordinal', 'interval', 'ratio'];

  test.each(readKrippendorff())('$id', ({ data, published, expected }) => {
    const units = (data[0] ?? []).map((_, unit) => data.flatMap((observer) => observer[unit] ?? []));
    const found = Object.fromEntries(METRICS.map((metric) => [metric, computeAlpha(units, metric)]));
    expect(findMismatches(found, expected, 1e-11, 'alpha')).toEqual([]);
    expect(findMismatches(found, published, 5e-4, 'alpha')).toEqual([]);
  });
});

test('Shrout and Fleiss (1979), as printed', () => {
  const { file, published } = readOpinionVectors('shrout_fleiss_1979');
  expect(findMismatches(compute(file).iccAnova, published, 0.0051, 'iccAnova')).toEqual([]);
});

test('an infinite λ gives the plain mean', () => {
  const { file } = readOpinionVectors('medium_8x5_holes');
  const grades = readGradesFile(file);
  if (grades.kind === 'refused') throw new Error('refused');
  const design = layOut(grades.totals);
  const { marks } = adjustMeans(design, Number.POSITIVE_INFINITY);
  expect(findMismatches(placeAt(design.entries, marks, 8), compute(file).rawMean, 1e-12, 'marks')).toEqual(
    [],
  );
});
