import * as Plot from '@observablehq/plot';
import type { Picture } from '../report-document.ts';
import { cutIntoPages, drawPlot, INK, nameRows, shorten } from './draw-plot.ts';

/** The totals of one entry, out of what they are shown out of. */
export type TotalsLine = {
  readonly code: string;
  readonly title: string;
  readonly totals: readonly { readonly value: number; readonly isMarked: boolean }[];
};

const ROWS_PER_PAGE = 30;
const ROW_HEIGHT = 26;
const MARGINS = { left: 290, right: 24, top: 40, bottom: 10 };

/** Every sheet's total as a ring, a square where it stands apart; the mean as an upright line. */
export function drawTotals(lines: readonly TotalsLine[], shownOutOf: number): Picture[] {
  return cutIntoPages(lines, ROWS_PER_PAGE).map((page) => drawPage(page, shownOutOf));
}

function drawPage(page: readonly TotalsLine[], shownOutOf: number): Picture {
  const labels = page.map(({ code, title }) => ({ code, label: shorten(title, 36) }));
  const sheets = page.flatMap(({ code, totals }) => totals.map((total) => ({ code, ...total })));
  const means = page.map(({ code, totals }) => ({
    code,
    mean: totals.reduce((sum, { value }) => sum + value, 0) / totals.length,
  }));
  return drawPlot({
    height: MARGINS.top + MARGINS.bottom + page.length * ROW_HEIGHT,
    marginLeft: MARGINS.left,
    marginRight: MARGINS.right,
    marginTop: MARGINS.top,
    marginBottom: MARGINS.bottom,
    x: { domain: [0, shownOutOf], axis: null, inset: 6 },
    y: { domain: page.map(({ code }) => code), axis: null, type: 'band', padding: 0 },
    marks: [
      Plot.ruleY(labels, { y: 'code', stroke: INK.line, strokeWidth: 0.5 }),
      Plot.axisX({ anchor: 'top', ticks: 10, tickFormat: String, tickSize: 4, label: null, fontSize: 11 }),
      Plot.text([`Total de chaque grille, sur ${shownOutOf}`], {
        frameAnchor: 'top-left',
        dy: -34,
        textAnchor: 'start',
        fontWeight: 'bold',
      }),
      Plot.tickX(means, {
        x: 'mean',
        y: 'code',
        stroke: INK.strong,
        strokeWidth: 3,
        insetTop: 4,
        insetBottom: 4,
      }),
      Plot.dot(
        sheets.filter(({ isMarked }) => !isMarked),
        {
          x: 'value',
          y: 'code',
          r: 4.5,
          stroke: INK.strong,
          strokeWidth: 1.2,
          fill: 'white',
          fillOpacity: 0.6,
        },
      ),
      Plot.dot(
        sheets.filter(({ isMarked }) => isMarked),
        { x: 'value', y: 'code', r: 6, symbol: 'square', fill: INK.strong },
      ),
      ...nameRows(labels, MARGINS.left),
    ],
  });
}
