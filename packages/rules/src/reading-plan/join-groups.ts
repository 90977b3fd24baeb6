import { type Board, type Cell, hand, listCells, loadOf, maySwap, mayTake, swap } from './board.ts';

/**
 * How many groups share nothing: no chain of jurors and entries leads from one to the other. 1 is a connected plan;
 * jurors who read nothing and entries without a reader are no group.
 */
export function countGroups(board: Pick<Board, 'readers' | 'loads'>): number {
  return new Set(labelGroups(board).filter((_, juror) => (board.loads[juror] ?? 0) > 0)).size;
}

/**
 * Joins groups by exchanging readings between them, loads unchanged, or by handing one on where that only makes two
 * loads change places. Ends when the plan is connected or nothing of the kind helps any more.
 */
export function joinGroups(board: Board): void {
  for (let groups = countGroups(board); groups > 1; groups -= 1) {
    if (!joinTwo(board, groups)) return;
  }
}

function joinTwo(board: Board, groups: number): boolean {
  const labels = labelGroups(board);
  const isAcross = (a: number, b: number) => labels[a] !== labels[b];
  const cells = listCells(board);
  for (const one of cells) {
    if (!isOnCycle(board, one, groups)) continue;
    const other = cells.find((cell) => isAcross(one.juror, cell.juror) && maySwap(board, one, cell));
    if (other !== undefined) {
      swap(board, one, other);
      return true;
    }
    const to = [...board.loads.keys()].find(
      (juror) =>
        isAcross(one.juror, juror) &&
        loadOf(board, one.juror) - loadOf(board, juror) === 1 &&
        mayTake(board, { entry: one.entry, juror }),
    );
    if (to !== undefined) {
      hand(board, one, to);
      return true;
    }
  }
  return false;
}

/** Whether its group stays whole without this reading: then it can go and build a bridge. */
function isOnCycle(board: Board, { entry, juror }: Cell, groups: number): boolean {
  const row = board.readers[entry] ?? [];
  if (row.length < 2 || loadOf(board, juror) < 2) return false;
  const readers = board.readers.with(
    entry,
    row.filter((reader) => reader !== juror),
  );
  return countGroups({ readers, loads: board.loads }) === groups;
}

/** The group of each juror, named by one of its jurors. */
function labelGroups({ readers, loads }: Pick<Board, 'readers' | 'loads'>): number[] {
  const parents = [...loads.keys()];
  const find = (juror: number): number => {
    let root = juror;
    while ((parents[root] ?? root) !== root) root = parents[root] ?? root;
    return root;
  };
  for (const [first, ...others] of readers) {
    if (first === undefined) continue;
    for (const other of others) parents[find(other)] = find(first);
  }
  return parents.map((_, juror) => find(juror));
}
