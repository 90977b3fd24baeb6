/** A decimal number as the French write it; a minus that is as wide as a plus. */
export function formatDecimal(value: number, digits: number): string {
  const text = value.toLocaleString('fr-FR', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  // "-0,00" would be a sign without a number.
  return text
    .replaceAll('\u202f', '\u00a0')
    .replace(/^-(?=[0,]+$)/, '')
    .replace('-', '\u2212');
}

/** A number with its sign, "+0,35". */
export function formatSigned(value: number, digits: number): string {
  const text = formatDecimal(value, digits);
  return text.startsWith('\u2212') || /^[0,]+$/.test(text) ? text : `+${text}`;
}

/** A chance in whole percents; what was drawn at random is never said to be certain or impossible. */
export function formatChance(chance: number): string {
  if (chance < 0.01) return 'moins de 1\u00a0%';
  if (chance > 0.99) return 'plus de 99\u00a0%';
  return `${Math.round(100 * chance)}\u00a0%`;
}

/** The place of an entry (une présentation), "1re", "2e"; a dash without one. */
export function formatPlace(rank: number | null): string {
  if (rank === null) return '–';
  return rank === 1 ? '1re' : `${rank}e`;
}

/** Numbers with the noun in the right number: none and one are singular in French. */
export function count(value: number, one: string, several: string): string {
  return `${formatDecimal(value, 0)}\u00a0${value < 2 ? one : several}`;
}

/** A rank (un rang), "1er", "2e". */
export function formatRank(rank: number): string {
  return rank === 1 ? '1er' : `${rank}e`;
}
