import { nameReading, type Reading } from './plan-reading.ts';

/** The second wave: what each juror still has to read. */
export type SecondReading = {
  readonly readings: readonly Reading[];
  /** Further entries to read, by juror. */
  readonly loads: ReadonlyMap<string, number>;
};

/**
 * The second wave: everyone reads the zone, apart from conflicts and what they have read already. By entry in the order
 * of the zone, then by juror in the order of the jury.
 */
export function planSecondReading(
  zone: readonly string[],
  jurorIds: readonly string[],
  conflicts: readonly Reading[],
  done: readonly Reading[],
): SecondReading {
  const out = new Set([...conflicts, ...done].map(nameReading));
  const readings = zone
    .flatMap((entryId) => jurorIds.map((jurorId) => ({ entryId, jurorId })))
    .filter((reading) => !out.has(nameReading(reading)));
  const loads = new Map(jurorIds.map((jurorId) => [jurorId, 0]));
  for (const { jurorId } of readings) loads.set(jurorId, (loads.get(jurorId) ?? 0) + 1);
  return { readings, loads };
}
