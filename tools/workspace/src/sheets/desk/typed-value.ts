import type { ExtendedValue } from '../wire.ts';
import type { Cell } from '../workbook.ts';

/**
 * What a text typed in a cell becomes: a formula, a number in the locale, a boolean, or text; a leading
 * apostrophe, or a cell formatted as text, keeps text. Dates stay text here.
 */
export const typedValue = (typed: string, cell: Cell, locale: string): ExtendedValue | undefined => {
  if (typed === '') return undefined;
  if (typed.startsWith("'")) return { stringValue: typed.slice(1) };
  if (cell.userEnteredFormat?.numberFormat?.type === 'TEXT') return { stringValue: typed };
  if (typed.startsWith('=') && typed.length > 1) return { formulaValue: typed };
  const french = locale.startsWith('fr');
  if (/^(vrai|true)$/i.test(typed)) return { boolValue: true };
  if (/^(faux|false)$/i.test(typed)) return { boolValue: false };
  const plain = typed.replaceAll(/[\s\u00a0\u202f]/g, '');
  const number = french ? plain.replace(',', '.') : plain;
  const [, digits, percent] = /^(-?\d+(?:\.\d+)?)(%?)$/.exec(number) ?? [];
  if (digits === undefined || (french && plain.includes('.'))) return { stringValue: typed };
  return { numberValue: percent ? Number(digits) / 100 : Number(digits) };
};

/** The text that stands in the editor when a cell is opened: what was entered, not how it is shown. */
export const enteredText = (cell: Cell, locale: string): string => {
  const value = cell.userEnteredValue;
  if (value?.numberValue !== undefined) {
    const text = String(value.numberValue);
    return locale.startsWith('fr') ? text.replace('.', ',') : text;
  }
  if (value?.boolValue !== undefined)
    return locale.startsWith('fr')
      ? value.boolValue
        ? 'VRAI'
        : 'FAUX'
      : String(value.boolValue).toUpperCase();
  const text = value?.formulaValue ?? value?.stringValue ?? '';
  return value?.stringValue !== undefined && /^['=]/.test(text) ? `'${text}` : text;
};
