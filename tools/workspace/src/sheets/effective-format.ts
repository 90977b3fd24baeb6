import { conditionHolds } from './condition-holds.ts';
import { clippedBox } from './ranges.ts';
import type { BandingProperties, CellFormat, Color, ColorStyle } from './wire.ts';
import type { Cell, Tab } from './workbook.ts';

/** The colour of a style or of the older plain field; a style that is set wins, as in Google Sheets. */
export const rgbOf = (style: ColorStyle | undefined, plain: Color | undefined): Color | undefined =>
  style?.rgbColor ?? plain;

const laidOver = (under: CellFormat, over: CellFormat | undefined): CellFormat => {
  if (!over) return under;
  const { backgroundColor, backgroundColorStyle, ...rest } = under;
  const repaints = over.backgroundColor !== undefined || over.backgroundColorStyle !== undefined;
  return {
    ...rest,
    ...(!repaints && backgroundColor && { backgroundColor }),
    ...(!repaints && backgroundColorStyle && { backgroundColorStyle }),
    ...over,
    ...((under.textFormat ?? over.textFormat) && { textFormat: { ...under.textFormat, ...over.textFormat } }),
    ...((under.borders ?? over.borders) && { borders: { ...under.borders, ...over.borders } }),
  };
};

const bandColor = (bands: BandingProperties, index: number): Color | undefined => {
  const header = rgbOf(bands.headerColorStyle, bands.headerColor);
  if (header && index === 0) return header;
  const first = rgbOf(bands.firstBandColorStyle, bands.firstBandColor);
  const second = rgbOf(bands.secondBandColorStyle, bands.secondBandColor);
  return (header ? index - 1 : index) % 2 === 0 ? first : second;
};

const bandFormat = (tab: Tab, row: number, column: number): CellFormat => {
  for (const { range, rowProperties, columnProperties } of tab.bandedRanges) {
    const box = clippedBox(tab, range ?? {});
    if (row < box.top || row >= box.bottom || column < box.left || column >= box.right) continue;
    const color = rowProperties
      ? bandColor(rowProperties, row - box.top)
      : bandColor(columnProperties ?? {}, column - box.left);
    if (color) return { backgroundColor: color, backgroundColorStyle: { rgbColor: color } };
  }
  return {};
};

/**
 * The format a person sees: bands, over them what was entered, over that the first conditional rule that holds.
 * Gradients, and formulas other than a plain comparison with one cell, colour nothing here.
 */
export const effectiveFormat = (tab: Tab, cell: Cell, row: number, column: number): CellFormat => {
  const entered = laidOver(bandFormat(tab, row, column), cell.userEnteredFormat);
  const rule = tab.conditionalFormats.find(({ ranges = [], booleanRule }) =>
    ranges.some((range) => {
      const box = clippedBox(tab, range);
      const inside = row >= box.top && row < box.bottom && column >= box.left && column < box.right;
      const origin = { down: row - box.top, along: column - box.left };
      return inside && conditionHolds(tab, booleanRule?.condition, cell, origin);
    }),
  );
  return laidOver(entered, rule?.booleanRule?.format);
};
