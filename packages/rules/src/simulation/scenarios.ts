import { ALIKE_JURY, USUAL_JURY } from './jury-model.ts';
import type { ContestShape } from './simulate-contest.ts';

/** A kind of contest on which methods are compared. */
export type Scenario = {
  readonly shape: ContestShape;
  /** Null: everybody reads everything. */
  readonly readersPerEntry: number | null;
  /** The first juror lifts a favourite and buries three rivals. */
  readonly manipulator: boolean;
  /** Whether the second opinion's rank intervals are held against the true ranks: it supposes honest jurors. */
  readonly checksIntervals: boolean;
  /** Whether the zone is held against the true top. */
  readonly checksZone: boolean;
};

const DENSE: ContestShape = { model: USUAL_JURY, entries: 40, jurors: 8, erratic: 0, leastReaders: 3 };
const SPARSE: ContestShape = { ...DENSE, entries: 60 };
const dense: Scenario = {
  shape: DENSE,
  readersPerEntry: null,
  manipulator: false,
  checksIntervals: false,
  checksZone: false,
};
const sparse: Scenario = { ...dense, shape: SPARSE, readersPerEntry: 3 };

/** Dense: 40 entries, read by all 8 jurors. Sparse: 60 entries, each read by 3 of 8. */
export const SCENARIOS = {
  dense: { ...dense, checksIntervals: true },
  'dense, 1 manipulator': { ...dense, manipulator: true, checksZone: true },
  'dense, 2 erratic': { ...dense, shape: { ...DENSE, erratic: 2 } },
  sparse: { ...sparse, checksIntervals: true },
  'sparse, 1 manipulator': { ...sparse, manipulator: true },
  'dense, alike jurors': { ...dense, shape: { ...DENSE, model: ALIKE_JURY } },
  'sparse, alike jurors': { ...sparse, shape: { ...SPARSE, model: ALIKE_JURY } },
} satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;
