import { chiSquareQuantile } from './chi-square.ts';
import type { Design } from './design.ts';

/** How a sheet stands to the other sheets of its entry, jurors' leniency taken off all of them. */
export type SheetResidual = {
  /** Places in `Totals`. */
  readonly entry: number;
  readonly juror: number;
  /** In standard deviations; positive when the sheet is higher than the others. Null without another sheet. */
  readonly z: number | null;
};

/** How the sheets of one entry disagree, leniency taken off. */
export type Dispersion = {
  /** Sum of squares around the adjusted mean, in units of the residual variance. */
  readonly value: number;
  /** What chance alone exceeds for one entry in a hundred. */
  readonly bound: number;
  readonly isHigh: boolean;
};

const TAIL = 0.01;

/**
 * The leave-one-out z of each adjusted total: its distance to the mean of the other adjusted totals of the entry,
 * divided by the standard deviation that this distance has, σ·√(1 + 1/(n − 1)). In the order of the design.
 */
export function measureSheets(design: Design, jurorEffects: Float64Array, residual: number): SheetResidual[] {
  return design.entries.flatMap((place, entry) => {
    const sheets = adjustSheets(design, entry, jurorEffects);
    const sum = sheets.reduce((all, { value }) => all + value, 0);
    const others = sheets.length - 1;
    return sheets.map(({ juror, value }) => {
      const distance = value - (sum - value) / others;
      const z = others === 0 ? null : distance / Math.sqrt(residual * (1 + 1 / others));
      return { entry: place, juror: design.jurors[juror] ?? 0, z };
    });
  });
}

/** The dispersion of each entry, in the order of the design; null with a single sheet. */
export function measureDispersion(
  design: Design,
  jurorEffects: Float64Array,
  residual: number,
): (Dispersion | null)[] {
  const bounds = new Map(
    design.classes
      .filter(({ readers }) => readers > 1)
      .map(({ readers }) => [readers, chiSquareQuantile(TAIL, readers - 1)]),
  );
  return design.entries.map((_, entry) => {
    const sheets = adjustSheets(design, entry, jurorEffects);
    const bound = bounds.get(sheets.length);
    if (bound === undefined) return null;
    const mean = sheets.reduce((all, { value }) => all + value, 0) / sheets.length;
    const value = sheets.reduce((all, sheet) => all + (sheet.value - mean) ** 2, 0) / residual;
    return { value, bound, isHigh: value > bound };
  });
}

function adjustSheets(design: Design, entry: number, jurorEffects: Float64Array) {
  const sheets: { juror: number; value: number }[] = [];
  const to = design.starts[entry + 1] ?? 0;
  for (let index = design.starts[entry] ?? 0; index < to; index += 1) {
    const juror = design.jurorOf[index] ?? 0;
    sheets.push({ juror, value: (design.values[index] ?? 0) - (jurorEffects[juror] ?? 0) });
  }
  return sheets;
}
