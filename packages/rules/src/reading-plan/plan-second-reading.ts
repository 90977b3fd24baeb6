import { namePairing, type Pairing } from './plan-reading.ts';

/** The second wave: what each juror still has to read. */
export type SecondReading = {
  readonly assignments: readonly Pairing[];
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
  conflicts: readonly Pairing[],
  done: readonly Pairing[],
): SecondReading {
  const out = new Set([...conflicts, ...done].map(namePairing));
  const assignments = zone
    .flatMap((entryId) => jurorIds.map((jurorId) => ({ entryId, jurorId })))
    .filter((pairing) => !out.has(namePairing(pairing)));
  const loads = new Map(jurorIds.map((jurorId) => [jurorId, 0]));
  for (const { jurorId } of assignments) loads.set(jurorId, (loads.get(jurorId) ?? 0) + 1);
  return { assignments, loads };
}
