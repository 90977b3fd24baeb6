import * as Plot from '@observablehq/plot';
import type { Picture } from '../report-document.ts';
import { cutIntoPages, drawPlot, INK, shorten } from './draw-plot.ts';

/** A number with the interval in which it lies nine times in ten. */
export type IntervalLine = {
  readonly label: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
};

/** What the axis says on both sides of its origin. */
export type IntervalAxis = {
  readonly title: string;
  readonly origin: number;
  readonly below: string;
  readonly above: string;
};

const ROWS_PER_PAGE = 34;
const ROW_HEIGHT = 22;
const MARGINS = { left: 230, right: 20, top: 58, bottom: 10 };

/** Values with their intervals beside an origin; the same axis on every page. */
export function drawIntervals(lines: readonly IntervalLine[], axis: IntervalAxis): Picture[] {
  const reach =
    1.05 * Math.max(0.1, ...lines.flatMap(({ low, high }) => [axis.origin - low, high - axis.origin]));
  return cutIntoPages(lines, ROWS_PER_PAGE).map((page) => drawPage(page, axis, reach));
}

function drawPage(
  page: readonly IntervalLine[],
  { title, origin, below, above }: IntervalAxis,
  reach: number,
): Picture {
  const rows = page.map((line, row) => ({ ...line, row, told: shorten(line.label, 34) }));
  return drawPlot({
    height: MARGINS.top + MARGINS.bottom + rows.length * ROW_HEIGHT,
    marginLeft: MARGINS.left,
    marginRight: MARGINS.right,
    marginTop: MARGINS.top,
    marginBottom: MARGINS.bottom,
    x: { domain: [origin - reach, origin + reach], axis: null },
    y: { domain: rows.map(({ row }) => row), axis: null, type: 'band', padding: 0 },
    marks: [
      Plot.ruleY(rows, { y: 'row', stroke: INK.line, strokeWidth: 0.5 }),
      Plot.axisX({ anchor: 'top', ticks: 7, tickFormat: formatTick, tickSize: 4, label: null, fontSize: 11 }),
      Plot.text([title], { frameAnchor: 'top', dy: -52, fontWeight: 'bold' }),
      Plot.text([below], { frameAnchor: 'top-left', dy: -36, textAnchor: 'start' }),
      Plot.text([above], { frameAnchor: 'top-right', dy: -36, textAnchor: 'end' }),
      Plot.ruleX([origin], { stroke: INK.strong, strokeWidth: 1, strokeDasharray: '4 3' }),
      Plot.ruleY(rows, { y: 'row', x1: 'low', x2: 'high', stroke: INK.plain, strokeWidth: 4 }),
      Plot.dot(rows, { x: 'value', y: 'row', r: 5, fill: INK.strong }),
      Plot.text(rows, {
        y: 'row',
        text: 'told',
        frameAnchor: 'left',
        textAnchor: 'start',
        dx: 6 - MARGINS.left,
      }),
    ],
  });
}

function formatTick(value: number): string {
  return value
    .toLocaleString('fr-FR', { maximumFractionDigits: 1, signDisplay: 'negative' })
    .replace('-', '\u2212');
}
