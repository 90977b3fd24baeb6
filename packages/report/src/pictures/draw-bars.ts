import * as Plot from '@observablehq/plot';
import type { Picture } from '../report-document.ts';
import { drawPlot, INK } from './draw-plot.ts';

/** A share of agreement, 1 at most; null where the sheets don't allow it. */
export type BarLine = { readonly label: string; readonly value: number | null; readonly told: string };

const ROW_HEIGHT = 24;
const MARGINS = { left: 230, right: 60, top: 30, bottom: 10 };

/** Bars from 0 to 1; what is below 0 is drawn to the left. */
export function drawBars(lines: readonly BarLine[]): Picture {
  const least = Math.min(0, ...lines.map(({ value }) => value ?? 0));
  const bars = lines.filter(({ value }) => value !== null);
  return drawPlot({
    height: MARGINS.top + MARGINS.bottom + lines.length * ROW_HEIGHT,
    marginLeft: MARGINS.left,
    marginRight: MARGINS.right,
    marginTop: MARGINS.top,
    marginBottom: MARGINS.bottom,
    x: { domain: [least, 1], axis: null },
    y: { domain: lines.map(({ label }) => label), axis: null, type: 'band', padding: 0.35 },
    marks: [
      Plot.axisX({ anchor: 'top', ticks: 5, tickFormat: formatTick, tickSize: 4, label: null, fontSize: 11 }),
      Plot.ruleX([0, 1], { stroke: INK.line }),
      Plot.barX(bars, { y: 'label', x1: 0, x2: 'value', fill: INK.plain }),
      Plot.text(lines, {
        y: 'label',
        text: 'label',
        frameAnchor: 'left',
        textAnchor: 'start',
        dx: 6 - MARGINS.left,
      }),
      Plot.text(lines, { y: 'label', text: 'told', frameAnchor: 'right', textAnchor: 'start', dx: 8 }),
    ],
  });
}

function formatTick(value: number): string {
  return value.toLocaleString('fr-FR', { maximumFractionDigits: 1 }).replace('-', '\u2212');
}
