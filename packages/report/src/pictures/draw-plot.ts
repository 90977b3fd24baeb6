import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { Picture } from '../report-document.ts';

/** Wide enough for a page of A4 between its margins, in CSS pixels. */
const PICTURE_WIDTH = 720;

/** Black and greys that stay apart on a laser printer. */
export const INK = { strong: '#111', plain: '#777', band: '#e6e6e6', line: '#ddd' } as const;

/** Draws a plot without a browser. The picture is decoration: its words are in `alt` and in the table beside it. */
export function drawPlot(options: Plot.PlotOptions): Picture {
  const { document } = parseHTML('<!doctype html><html lang="fr"></html>');
  const height = options.height ?? 0;
  const svg = Plot.plot({
    document,
    width: PICTURE_WIDTH,
    marginTop: 28,
    marginBottom: 8,
    style: {
      fontFamily: 'Roboto, Arial, sans-serif',
      fontSize: '11px',
      color: INK.strong,
      background: 'none',
    },
    ...options,
    height,
  });
  // The stylesheet is for screens that resize, the labels are English.
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const labelled of svg.querySelectorAll('[aria-label]')) labelled.removeAttribute('aria-label');
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  svg.setAttribute('aria-hidden', 'true');
  return { svg: svg.outerHTML, width: PICTURE_WIDTH, height };
}

/** Rows in pieces that each fit a page. */
export function cutIntoPages<T>(rows: readonly T[], rowsPerPage: number): T[][] {
  const pages: T[][] = [];
  for (let from = 0; from < rows.length; from += rowsPerPage)
    pages.push(rows.slice(from, from + rowsPerPage));
  return pages;
}

/** A text that fits a margin. */
export function shorten(text: string, characters: number): string {
  return text.length <= characters ? text : `${text.slice(0, characters - 1).trimEnd()}…`;
}

/** Codes and titles in the left margin of a plot whose rows are codes. */
export function nameRows(
  rows: readonly { readonly code: string; readonly label: string }[],
  margin: number,
  fontWeight: 'normal' | 'bold' = 'normal',
): Plot.Markish[] {
  const place = { y: 'code', frameAnchor: 'left', textAnchor: 'start', fontWeight } as const;
  return [
    Plot.text(rows, { ...place, text: 'code', dx: 6 - margin }),
    Plot.text(rows, { ...place, text: 'label', dx: 62 - margin }),
  ];
}
