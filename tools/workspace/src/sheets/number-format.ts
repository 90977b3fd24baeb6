import { formatSerial } from './serial-date.ts';
import type { ExtendedValue } from './wire.ts';
import type { Cell } from './workbook.ts';

type Locale = { locale: string };
const isFrench = ({ locale }: Locale): boolean => locale.startsWith('fr');

const inLocale = (number: string, locale: Locale): string =>
  isFrench(locale) ? number.replaceAll(',', '\u202f').replace('.', ',') : number;

const general = (value: number, locale: Locale): string =>
  inLocale(String(Number(value.toPrecision(10))), locale);

const formatters = new Map<string, Intl.NumberFormat>();
/** Making a formatter takes longer than formatting a column: there are few patterns, each is made once. */
const formatterOf = (whole: string, decimals: string): Intl.NumberFormat => {
  const key = `${whole}.${decimals}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat('en-US', {
    useGrouping: whole.includes(','),
    minimumIntegerDigits: Math.max(1, whole.replaceAll(/[^0]/g, '').length),
    minimumFractionDigits: decimals.replaceAll(/[^0]/g, '').length,
    maximumFractionDigits: decimals.length,
  });
  formatters.set(key, made);
  return made;
};

/** A number by a simple pattern: digits, grouping, decimals, percent, text in quotes around them. */
const byPattern = (value: number, pattern: string, locale: Locale): string => {
  const sections = pattern.split(';');
  const section = (value < 0 && sections[1]) || (value === 0 && sections[2]) || sections[0] || '';
  const shown = value < 0 && sections[1] ? -value : value;
  const digits = /[#0][#0,]*(?:\.[#0]+)?/.exec(section)?.[0];
  const literal = (text: string) => text.replaceAll(/"([^"]*)"|\\(.)|[_*]./g, '$1$2');
  if (!digits) return section ? literal(section) : general(value, locale);
  const [whole = '', decimals = ''] = digits.split('.');
  const scaled = section.replaceAll(/"[^"]*"/g, '').includes('%') ? shown * 100 : shown;
  const text = formatterOf(whole, decimals).format(scaled);
  const at = section.indexOf(digits);
  return literal(section.slice(0, at)) + inLocale(text, locale) + literal(section.slice(at + digits.length));
};

const numberText = (value: number, cell: Cell, locale: Locale): string => {
  const { type, pattern } = cell.userEnteredFormat?.numberFormat ?? {};
  if (type === 'DATE' || type === 'TIME' || type === 'DATE_TIME') return formatSerial(value, type, pattern);
  if (pattern) return byPattern(value, pattern, locale);
  if (type === 'PERCENT') return byPattern(value, '0.00%', locale);
  if (type === 'NUMBER') return byPattern(value, '#,##0.00', locale);
  return general(value, locale);
};

/** A cell's value as it takes part in sorting and rules. A formula is not computed here: its text stands for it. */
export const effectiveValue = (cell: Cell): ExtendedValue | undefined => {
  const value = cell.userEnteredValue;
  return value?.formulaValue === undefined ? value : { stringValue: value.formulaValue };
};

/** A cell's text as a person sees it, in the spreadsheet's locale; undefined when it is empty. */
export const formattedText = (cell: Cell, locale: Locale): string | undefined => {
  const value = effectiveValue(cell);
  if (!value) return undefined;
  if (value.numberValue !== undefined) return numberText(value.numberValue, cell, locale);
  if (value.boolValue !== undefined)
    return isFrench(locale) ? (value.boolValue ? 'VRAI' : 'FAUX') : String(value.boolValue).toUpperCase();
  return value.stringValue;
};
