import * as Plot from '@observablehq/plot';
import { formatChance } from '../french-figures.ts';
import type { Picture } from '../report-document.ts';
import { cutIntoPages, drawPlot, INK, nameRows, shorten } from './draw-plot.ts';

/** One line of the picture of ranks. */
export type RankLine = {
  readonly code: string;
  readonly title: string;
  readonly rank: number;
  /** Null where nothing can be said of how sure the rank is. */
  readonly interval: readonly [best: number, worst: number] | null;
  readonly chance: number | null;
  readonly isToDiscuss: boolean;
};

const ROWS_PER_PAGE = 30;
const ROW_HEIGHT = 24;
/** How far a line reaches beyond its ranks, so that one over a single rank is seen. */
const OVERHANG = 0.3;
const MARGINS = { left: 290, right: 105, top: 44, bottom: 10 };

/** Each entry's official rank on the interval in which its true rank lies; entries to discuss in bold black. */
export function drawRanks(lines: readonly RankLine[], places: number): Picture[] {
  const last = Math.max(...lines.map(({ rank, interval }) => Math.max(rank, interval?.[1] ?? 1)), places);
  return cutIntoPages(lines, ROWS_PER_PAGE).map((page) => drawPage(page, places, last));
}

function drawPage(page: readonly RankLine[], places: number, last: number): Picture {
  const rows = page.map((line) => ({
    ...line,
    best: line.interval === null ? null : line.interval[0] - OVERHANG,
    worst: line.interval === null ? null : line.interval[1] + OVERHANG,
    label: shorten(line.title, 36),
    told: line.chance === null ? '' : formatChance(line.chance),
  }));
  const strong = rows.filter(({ isToDiscuss }) => isToDiscuss);
  const plain = rows.filter(({ isToDiscuss }) => !isToDiscuss);
  return drawPlot({
    height: MARGINS.top + MARGINS.bottom + rows.length * ROW_HEIGHT,
    marginLeft: MARGINS.left,
    marginRight: MARGINS.right,
    marginTop: MARGINS.top,
    marginBottom: MARGINS.bottom,
    x: { domain: [0.5, last + 0.5], axis: null },
    y: { domain: rows.map(({ code }) => code), axis: null, type: 'band', padding: 0 },
    marks: [
      Plot.rect([0], { x1: 0.5, x2: places + 0.5, fill: INK.band }),
      Plot.ruleY(rows, { y: 'code', x1: 0.5, x2: last + 0.5, stroke: INK.line, strokeWidth: 0.5 }),
      Plot.axisX(chooseTicks(last), {
        anchor: 'top',
        tickFormat: String,
        tickSize: 4,
        label: null,
        fontSize: 11,
      }),
      Plot.text(['Rang'], {
        frameAnchor: 'top-left',
        dy: -36,
        dx: 2,
        textAnchor: 'start',
        fontWeight: 'bold',
      }),
      Plot.text([describePlaces(places)], {
        frameAnchor: 'top-right',
        dy: -36,
        dx: MARGINS.right - 4,
        textAnchor: 'end',
        fontWeight: 'bold',
      }),
      Plot.ruleY(plain, { y: 'code', x1: 'best', x2: 'worst', stroke: INK.plain, strokeWidth: 2.5 }),
      Plot.ruleY(strong, { y: 'code', x1: 'best', x2: 'worst', stroke: INK.strong, strokeWidth: 6 }),
      Plot.dot(plain, { x: 'rank', y: 'code', r: 4.5, fill: 'white', stroke: INK.plain, strokeWidth: 1.5 }),
      Plot.dot(strong, { x: 'rank', y: 'code', r: 5.5, fill: 'white', stroke: INK.strong, strokeWidth: 2 }),
      ...nameRows(plain, MARGINS.left),
      ...nameRows(strong, MARGINS.left, 'bold'),
      Plot.text(rows, {
        y: 'code',
        text: 'told',
        frameAnchor: 'right',
        textAnchor: 'end',
        dx: MARGINS.right - 4,
      }),
    ],
  });
}

function describePlaces(places: number): string {
  return places === 1 ? 'Chance d’être 1re' : `Chance d’être dans les ${places}`;
}

/** The first rank, round ones, and the last. */
function chooseTicks(last: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((one) => last / one <= 12) ?? last;
  const round = Array.from({ length: Math.floor(last / step) }, (_, index) => (index + 1) * step);
  const near = round.filter((tick) => tick !== 1 && (tick === last || last - tick >= step / 2));
  return [...new Set([1, ...near, last])];
}
