import { findCanonicalOrder } from './canonical-order.ts';
import type { Totals } from './totals.ts';

/** Totals as rows by entry, one column a juror, both in canonical order. */
export type CompleteMatrix = readonly (readonly number[])[];

/** The matrix of a contest in which everybody read everything, at least 2 × 2; null otherwise. */
export function findCompleteMatrix(totals: Totals): CompleteMatrix | null {
  const { entries, jurors, readings } = totals;
  if (entries.length < 2 || jurors.length < 2) return null;
  if (readings.length !== entries.length * jurors.length) return null;
  const order = findCanonicalOrder(totals);
  const rowOf = new Map(order.entries.map((entry, row) => [entry, row]));
  const columnOf = new Map(order.jurors.map((juror, column) => [juror, column]));
  const rows = entries.map(() => jurors.map(() => 0));
  for (const { entry, juror, total } of readings) {
    const row = rows[rowOf.get(entry) ?? 0];
    if (row !== undefined) row[columnOf.get(juror) ?? 0] = total;
  }
  return rows;
}
