import type { Calibrated } from './calibrate.ts';
import type { SkipReason } from './calibration.ts';
import { computeMean, computeSd } from './plain-statistics.ts';
import { rankMarks } from './ranks.ts';
import type {
  Calibration,
  EntryOpinion,
  JurorProfile,
  RankUncertainty,
  SheetOpinion,
  ZoneMembership,
} from './second-opinion.ts';
import type { Reading, Totals } from './totals.ts';
import { LEAST_CHANCE, MARKED_FROM, SET_ASIDE_ABOVE } from './zone.ts';

/** Opinions in the order of the totals; without calibration the adjusted marks are the plain means. */
export function describeEntries(totals: Totals, calibrated: Calibrated | null): EntryOpinion[] {
  const values = gather(totals.entries, totals.readings, ({ entry }) => entry);
  const means = values.map(computeMean);
  const places = placesIn(calibrated?.design.entries);
  const pick = (array: Float64Array | undefined) =>
    array === undefined ? means : totals.entries.map((_, entry) => at(array, places.get(entry)));
  const adjusted = pick(calibrated?.adjusted.marks);
  const experimental = pick(calibrated?.experimental.marks);
  const adjustedRanks = rankMarks(adjusted).competition;
  const experimentalRanks = rankMarks(experimental).competition;
  return totals.entries.map((id, entry) => {
    const uncertainty = calibrated === null ? null : describeUncertainty(calibrated, places.get(entry));
    const dispersion = calibrated?.dispersion[places.get(entry) ?? -1] ?? null;
    return {
      id,
      sheets: values[entry]?.length ?? 0,
      mean: means[entry] ?? null,
      adjustedMark: adjusted[entry] ?? null,
      adjustedRank: adjustedRanks[entry] ?? null,
      experimentalMark: experimental[entry] ?? null,
      experimentalRank: experimentalRanks[entry] ?? null,
      uncertainty,
      zone: findMembership(uncertainty, calibrated?.zoneWithoutOutliers.has(entry) ?? false),
      dispersion,
    };
  });
}

/** Profiles in the order of the totals. */
export function describeJurors(totals: Totals, calibrated: Calibrated | null): JurorProfile[] {
  const values = gather(totals.jurors, totals.readings, ({ juror }) => juror);
  const places = placesIn(calibrated?.design.jurors);
  return totals.jurors.map((id, juror) => {
    const place = places.get(juror);
    const mean = at(calibrated?.posterior.jurors.mean, place);
    const sd = at(calibrated?.posterior.jurors.sd, place);
    return {
      id,
      sheets: values[juror]?.length ?? 0,
      mean: computeMean(values[juror] ?? []),
      sd: computeSd(values[juror] ?? []),
      leniency: mean === null || sd === null ? null : { mean, sd },
      spread: at(calibrated?.experimental.spread, place),
      residualSd: calibrated === null ? null : measureResidualSd(calibrated, juror),
    };
  });
}

/** Sheets by entry, then by juror, in the order of the totals. */
export function describeSheets(totals: Totals, calibrated: Calibrated | null): SheetOpinion[] {
  if (calibrated === null) return [];
  const sorted = [...calibrated.residuals].sort((a, b) => a.entry - b.entry || a.juror - b.juror);
  return sorted.map(({ entry, juror, z }) => ({
    entryId: totals.entries[entry] ?? '',
    jurorId: totals.jurors[juror] ?? '',
    z,
    isMarked: z !== null && Math.abs(z) >= MARKED_FROM,
    isSetAside: z !== null && Math.abs(z) > SET_ASIDE_ABOVE,
  }));
}

/** The variances, or why there are none. */
export function describeCalibration(calibrated: Calibrated | null, reason: SkipReason | null): Calibration {
  if (calibrated === null) return { kind: 'skipped', reason: reason ?? 'not-identifiable' };
  const { mu, entry, juror, residual } = calibrated.variances;
  return {
    kind: 'calibrated',
    mu,
    varEntry: entry,
    varJuror: juror,
    varResidual: residual,
    lambda: residual / juror,
  };
}

function describeUncertainty(
  { ranks, posterior }: Calibrated,
  place: number | undefined,
): RankUncertainty | null {
  const interval = ranks.interval[place ?? -1];
  if (interval === undefined) return null;
  return {
    chanceOfPlace: at(ranks.chanceOfPlace, place) ?? 0,
    chanceOfFirst: at(ranks.chanceOfFirst, place) ?? 0,
    interval,
    expectedRank: at(posterior.expectedRank, place) ?? 0,
  };
}

function findMembership(uncertainty: RankUncertainty | null, isHidden: boolean): ZoneMembership | null {
  if (uncertainty !== null && uncertainty.chanceOfPlace >= LEAST_CHANCE) return 'with-all-sheets';
  return isHidden ? 'without-outlying-sheets' : null;
}

/** Root mean square of the leave-one-out distances, on the scale of σ; null where nobody else read the same. */
function measureResidualSd({ residuals, variances }: Calibrated, juror: number): number | null {
  const squares = residuals.flatMap((sheet) =>
    sheet.juror === juror && sheet.z !== null ? [sheet.z ** 2] : [],
  );
  const mean = computeMean(squares);
  return mean === null ? null : Math.sqrt(mean * variances.residual);
}

function gather(
  ids: readonly string[],
  readings: readonly Reading[],
  placeOf: (reading: Reading) => number,
): number[][] {
  const values: number[][] = ids.map(() => []);
  for (const reading of readings) values[placeOf(reading)]?.push(reading.total);
  return values;
}

/** From a place in the totals to one in the design. */
function placesIn(order: readonly number[] | undefined): Map<number, number> {
  return new Map((order ?? []).map((place, index) => [place, index]));
}

function at(array: Float64Array | undefined, place: number | undefined): number | null {
  return array?.[place ?? -1] ?? null;
}
