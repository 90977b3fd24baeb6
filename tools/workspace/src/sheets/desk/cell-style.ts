import { rgbOf } from '../effective-format.ts';
import type { Border, CellFormat, Color } from '../wire.ts';

/** CSS declarations by their names in the DOM, only those that differ from a plain cell. */
export type CellStyle = Record<string, string>;

const css = ({ red = 0, green = 0, blue = 0 }: Color): string =>
  `rgb(${[red, green, blue].map((part) => Math.round(part * 255)).join(', ')})`;

const lines: Record<string, string> = {
  DOTTED: '1px dotted',
  DASHED: '1px dashed',
  SOLID: '1px solid',
  SOLID_MEDIUM: '2px solid',
  SOLID_THICK: '3px solid',
  DOUBLE: '3px double',
};

const borderCss = (border: Border | undefined): string | undefined => {
  const line = lines[border?.style ?? ''];
  return line && `${line} ${css(rgbOf(border?.colorStyle, border?.color) ?? {})}`;
};

const alignments = { LEFT: 'left', CENTER: 'center', RIGHT: 'right' } as const;

/** How a format looks in a browser. Numbers stand at the right unless told otherwise. */
export const cellStyle = (format: CellFormat, isNumber: boolean): CellStyle => {
  const background = rgbOf(format.backgroundColorStyle, format.backgroundColor);
  const { bold, italic, underline, strikethrough, fontSize, foregroundColor, foregroundColorStyle } =
    format.textFormat ?? {};
  const color = rgbOf(foregroundColorStyle, foregroundColor);
  const alignment = format.horizontalAlignment
    ? alignments[format.horizontalAlignment]
    : isNumber
      ? 'right'
      : undefined;
  const decoration = [underline && 'underline', strikethrough && 'line-through'].filter(Boolean).join(' ');
  const declared: Record<string, string | undefined> = {
    backgroundColor: background && css(background),
    color: color && css(color),
    fontWeight: bold ? 'bold' : undefined,
    fontStyle: italic ? 'italic' : undefined,
    textDecoration: decoration || undefined,
    fontSize: fontSize === undefined ? undefined : `${fontSize}pt`,
    textAlign: alignment,
    verticalAlign: format.verticalAlignment?.toLowerCase(),
    whiteSpace: format.wrapStrategy === 'WRAP' ? 'pre-wrap' : undefined,
    borderTop: borderCss(format.borders?.top),
    borderBottom: borderCss(format.borders?.bottom),
    borderLeft: borderCss(format.borders?.left),
    borderRight: borderCss(format.borders?.right),
  };
  return Object.fromEntries(
    Object.entries(declared).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
};
