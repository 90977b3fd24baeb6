import { type Board, type Cell, hand, isKept, listCells, loadOf, mayTake } from './board.ts';

/**
 * Hands entries on, along the shortest chain of jurors, from one who reads a lot to one who reads at least two less,
 * until no chain is left. Then no plan with these conflicts has more equal loads.
 */
export function balanceLoads(board: Board): void {
  const heaviestFirst = () => [...board.loads.keys()].sort((a, b) => loadOf(board, b) - loadOf(board, a));
  for (;;) {
    const chain = heaviestFirst().reduce<Step[]>(
      (found, juror) => (found.length > 0 ? found : findChain(board, juror)),
      [],
    );
    if (chain.length === 0) return;
    for (const { to, ...cell } of chain) hand(board, cell, to);
  }
}

type Step = Cell & { readonly to: number };

/** Breadth first, from the juror to the nearest one with at least two readings less; empty when there is none. */
function findChain(board: Board, start: number): Step[] {
  const cells = groupByJuror(board);
  const reachedBy = new Map<number, Step | null>([[start, null]]);
  for (const juror of reachedBy.keys()) {
    for (const to of board.loads.keys()) {
      if (reachedBy.has(to)) continue;
      const step = findStep(board, cells.get(juror) ?? [], to);
      if (step === null) continue;
      reachedBy.set(to, step);
      if (loadOf(board, to) <= loadOf(board, start) - 2) return traceBack(reachedBy, to);
    }
  }
  return [];
}

/** What the juror can hand on, rather something new than a reading of the earlier plan. */
function findStep(board: Board, cells: readonly Cell[], to: number): Step | null {
  const possible = cells.filter(({ entry }) => mayTake(board, { entry, juror: to }));
  const cell = possible.find((one) => !isKept(board, one)) ?? possible[0];
  return cell === undefined ? null : { ...cell, to };
}

function traceBack(reachedBy: ReadonlyMap<number, Step | null>, end: number): Step[] {
  const chain: Step[] = [];
  for (let step = reachedBy.get(end); step != null; step = reachedBy.get(step.juror)) chain.unshift(step);
  return chain;
}

function groupByJuror(board: Board): Map<number, Cell[]> {
  const cells = new Map<number, Cell[]>();
  for (const cell of listCells(board)) {
    const own = cells.get(cell.juror);
    if (own === undefined) cells.set(cell.juror, [cell]);
    else own.push(cell);
  }
  return cells;
}
