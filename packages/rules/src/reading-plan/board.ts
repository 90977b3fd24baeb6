/**
 * A reading plan in the making: entries and jurors by index. The steps of planning move readings on it and leave
 * each entry's number of readers as it is.
 */
export type Board = {
  /** [entry][juror]: no conflict forbids it. */
  readonly allowed: readonly (readonly boolean[])[];
  /** The indices of each entry's jurors. */
  readonly readers: number[][];
  /** How many entries each juror reads. */
  readonly loads: number[];
  /** Readings of the plan before this one (`keyOf`), which are moved only where nothing else helps. */
  readonly kept: ReadonlySet<number>;
};

/** One juror reads one entry. */
export type Cell = { readonly entry: number; readonly juror: number };

export function keyOf(board: Pick<Board, 'loads'>, { entry, juror }: Cell): number {
  return entry * board.loads.length + juror;
}

export function readersOf({ readers }: Pick<Board, 'readers'>, entry: number): number[] {
  return readers[entry] ?? [];
}

export function loadOf({ loads }: Pick<Board, 'loads'>, juror: number): number {
  return loads[juror] ?? 0;
}

export function isKept(board: Board, cell: Cell): boolean {
  return board.kept.has(keyOf(board, cell));
}

/** Whether the juror could be one more reader of the entry. */
export function mayTake({ allowed, readers }: Board, { entry, juror }: Cell): boolean {
  return allowed[entry]?.[juror] === true && readers[entry]?.includes(juror) !== true;
}

/** The entry goes from its reader to another juror. */
export function hand({ readers, loads }: Board, { entry, juror }: Cell, to: number): void {
  const row = readers[entry] ?? [];
  row[row.indexOf(juror)] = to;
  loads[juror] = (loads[juror] ?? 0) - 1;
  loads[to] = (loads[to] ?? 0) + 1;
}

/** Two jurors exchange an entry each; loads stay. */
export function swap(board: Board, one: Cell, other: Cell): void {
  hand(board, one, other.juror);
  hand(board, other, one.juror);
}

/** Whether two readings can be exchanged without a conflict, and without a juror reading an entry twice. */
export function maySwap(board: Board, one: Cell, other: Cell): boolean {
  return (
    one.juror !== other.juror &&
    one.entry !== other.entry &&
    mayTake(board, { entry: one.entry, juror: other.juror }) &&
    mayTake(board, { entry: other.entry, juror: one.juror })
  );
}

export function listCells({ readers }: Pick<Board, 'readers'>): Cell[] {
  return readers.flatMap((row, entry) => row.map((juror) => ({ entry, juror })));
}
