const SMALL = ['zéro', 'une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'];

/** The first entries in words: "première", "trois premières". */
export function nameFirst(places: number): string {
  return places === 1 ? 'première' : `${SMALL[places] ?? places} premières`;
}

/**
 * The first places in words, as they stand after an article.
 *
 * @example nameFirstPlaces(3) // 'trois premières places'
 */
export function nameFirstPlaces(places: number): string {
  return places === 1 ? 'première place' : `${SMALL[places] ?? places} premières places`;
}

/** "de la première place", "des trois premières places". */
export function ofFirstPlaces(places: number): string {
  return places === 1 ? 'de la première place' : `des ${nameFirstPlaces(places)}`;
}

/** An entry as it is announced: code, title, organisation. */
export function nameEntry(entry: {
  readonly code: string;
  readonly title: string;
  readonly organisation: string;
}): string {
  const organisation = entry.organisation === '' ? '' : ` (${entry.organisation})`;
  return `${entry.code}\u00a0: ${entry.title}${organisation}`;
}
