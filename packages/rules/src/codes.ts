import type { Category, Edition } from './edition.ts';

/**
 * The code of an entry: its category's prefix and a running number of at least three digits.
 *
 * @throws RangeError when the number is not a whole number from 1
 * @example formatEntryCode({ prefix: 'SOC' }, 12) // 'SOC-012'
 */
export function formatEntryCode({ prefix }: Pick<Category, 'prefix'>, number: number): string {
  return format(prefix, number, 3);
}

/**
 * The code of an application: the contest's letters and a running number of at least four digits.
 *
 * @throws RangeError when the number is not a whole number from 1
 * @example formatApplicationCode({ id: 'gpi-2022' }, 12) // 'GPI-0012'
 */
export function formatApplicationCode(edition: Pick<Edition, 'id'>, number: number): string {
  return format(listLetters(edition), number, 4);
}

/**
 * The entry code that somebody typed, in its one true form, or null when it is none of this edition's prefixes.
 *
 * @example parseEntryCode(' soc 12', edition) // 'SOC-012'
 */
export function parseEntryCode(text: string, { categories }: Pick<Edition, 'categories'>): string | null {
  const typed = parse(text);
  if (typed === null || !categories.some(({ prefix }) => prefix === typed.prefix)) return null;
  return format(typed.prefix, typed.number, 3);
}

/**
 * The application code that somebody typed, in its one true form, or null.
 *
 * @example parseApplicationCode('gpi12', edition) // 'GPI-0012'
 */
export function parseApplicationCode(text: string, edition: Pick<Edition, 'id'>): string | null {
  const typed = parse(text);
  if (typed === null || typed.prefix !== listLetters(edition)) return null;
  return format(typed.prefix, typed.number, 4);
}

/** Letters, then any spaces or dashes (also those that telephones type), then digits that are not all zeros. */
function parse(text: string): { readonly prefix: string; readonly number: number } | null {
  const match = /^([a-z]+)[\s\p{Dash}_.]*0*([1-9]\d{0,7})$/iu.exec(text.trim());
  if (match?.[1] === undefined || match[2] === undefined) return null;
  return { prefix: match[1].toUpperCase(), number: Number(match[2]) };
}

function format(prefix: string, number: number, digits: number): string {
  if (!Number.isSafeInteger(number) || number < 1) throw new RangeError(`not a running number: ${number}`);
  return `${prefix}-${String(number).padStart(digits, '0')}`;
}

function listLetters({ id }: Pick<Edition, 'id'>): string {
  return (/^[a-z]+/i.exec(id)?.[0] ?? id).toUpperCase();
}
