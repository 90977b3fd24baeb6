/**
 * Words as a French list.
 *
 * @example joinWords(['2019', '2020', '2021'], 'et') // '2019, 2020 et 2021'
 */
export function joinWords(words: readonly string[], conjunction: 'et' | 'ou'): string {
  const last = words.at(-1) ?? '';
  if (words.length < 2) return last;
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

/**
 * A whole number with French thousands, never torn apart.
 *
 * @example formatWhole(5000) // '5 000'
 */
export function formatWhole(value: number): string {
  return String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, '\u00a0');
}

/**
 * A size in Mo (1 Mo = 1,048,576 bytes), with two decimals at most, rounded up: a file over a limit never looks equal to it.
 *
 * @example formatMo(5_242_881) // '5,01 Mo'
 */
export function formatMo(bytes: number): string {
  const hundredths = Math.ceil((bytes * 100) / 1_048_576);
  const decimals = String(hundredths % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  const whole = formatWhole(Math.floor(hundredths / 100));
  return `${whole}${decimals === '' ? '' : `,${decimals}`}\u00a0Mo`;
}
