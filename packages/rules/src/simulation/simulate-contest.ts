import type { Draws } from '../second-opinion/draws.ts';
import type { JuryModel } from './jury-model.ts';
import { drawChance } from './seeded-draws.ts';

/** What a contest to simulate looks like. */
export type ContestShape = {
  readonly model: JuryModel;
  readonly entries: number;
  readonly jurors: number;
  /** How many jurors, the last ones, hardly look: a narrow spread, double noise, a severity of their own. */
  readonly erratic: number;
  /** Conflicts leave every entry at least so many jurors. */
  readonly leastReaders: number;
};

/** A contest of which everything is known, also what nobody knows in a real one. */
export type SimulatedContest = {
  /** The true quality of each entry. */
  readonly truth: readonly number[];
  /** [entry][juror]: may not read it. */
  readonly conflicts: readonly (readonly boolean[])[];
  /** [entry][juror]: the total Σ w·g / Σ w that the juror gives, honestly, if the entry is read. */
  readonly honestTotals: readonly (readonly number[])[];
};

type Juror = { readonly severity: number; readonly spread: number; readonly noise: number };

const ERRATIC = { spread: 0.15, noise: 2, severity: 1.5 };

/**
 * Draws one contest: projects, jurors, conflicts and the total of every juror for every entry, read or not, so that
 * several reading plans can be compared on the same contest.
 *
 * @throws RangeError when fewer jurors exist than every entry must have
 */
export function simulateContest(shape: ContestShape, draws: Draws): SimulatedContest {
  const { model, leastReaders } = shape;
  if (shape.jurors < leastReaders) throw new RangeError(`${shape.jurors} jurors, ${leastReaders} needed`);
  const abilities = repeat(shape.entries, () => {
    const quality = draws.normal();
    return model.weights.map(() => quality + model.criterion * draws.normal());
  });
  const jurors = repeat(shape.jurors, (index) =>
    drawJuror(model, index >= shape.jurors - shape.erratic, draws),
  );
  const conflicts = abilities.map(() => drawConflicts(shape, draws));
  return {
    truth: abilities.map((ability) => weigh(ability, model.weights)),
    conflicts,
    honestTotals: abilities.map((ability) => jurors.map((juror) => drawTotal(model, juror, ability, draws))),
  };
}

function drawJuror(model: JuryModel, erratic: boolean, draws: Draws): Juror {
  const juror = {
    severity: model.severity * draws.normal(),
    spread: Math.exp(model.spread * draws.normal()),
    noise: Math.exp(model.noisiness * draws.normal()),
  };
  if (!erratic) return juror;
  return {
    severity: juror.severity + ERRATIC.severity * draws.normal(),
    spread: ERRATIC.spread,
    noise: ERRATIC.noise * juror.noise,
  };
}

function drawConflicts({ model, jurors, leastReaders }: ContestShape, draws: Draws): boolean[] {
  for (;;) {
    const row = repeat(jurors, () => drawChance(draws, model.conflict));
    if (row.filter((conflict) => !conflict).length >= leastReaders) return row;
  }
}

function drawTotal(model: JuryModel, juror: Juror, ability: readonly number[], draws: Draws): number {
  const halo = model.halo * juror.noise * draws.normal();
  const grades = ability.map((theta) => {
    const noise = model.noise * juror.noise * draws.normal();
    const impression = model.centre + juror.spread * theta - juror.severity + halo + noise;
    return Math.min(model.scale.max, Math.max(model.scale.min, Math.round(impression)));
  });
  return weigh(grades, model.weights);
}

function weigh(values: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  let weightSum = 0;
  for (const [index, weight] of weights.entries()) {
    sum += weight * (values[index] ?? 0);
    weightSum += weight;
  }
  return sum / weightSum;
}

function repeat<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
