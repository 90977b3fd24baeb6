/** One record of a file: its cells, and the line it begins on, from 1. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] };

export type SplitCsv =
  | { readonly kind: 'records'; readonly records: readonly CsvRecord[] }
  /** On this line a quotation mark is left open, or stands where none may. */
  | { readonly kind: 'malformed'; readonly line: number };

/**
 * Cuts a CSV text into records and cells (RFC 4180), lines ended in any of the usual ways. Space around a cell is
 * dropped, inside its quotation marks it is kept; blank lines are no records.
 */
export function splitCsv(text: string, delimiter: ',' | ';'): SplitCsv {
  const cell = CELLS[delimiter];
  const records: CsvRecord[] = [];
  let line = 1;
  for (let at = 0; at < text.length; ) {
    const start = line;
    const cells: string[] = [];
    for (let end: string | undefined = delimiter; end === delimiter; ) {
      cell.lastIndex = at;
      const match = cell.exec(text);
      if (match === null) return { kind: 'malformed', line };
      const [all, quoted, plain = ''] = match;
      cells.push(quoted === undefined ? plain.trimEnd() : quoted.replaceAll('""', '"'));
      end = match[3];
      at += all.length;
      line += all.match(LINE_END)?.length ?? 0;
    }
    if (cells.length > 1 || cells[0] !== '') records.push({ line: start, cells });
  }
  return { kind: 'records', records };
}

const LINE_END = /\r\n|\n|\r/g;

// A cell in quotation marks, or one that has none; then what ends it.
const CELLS = {
  ',': /[^\S\r\n]*(?:"([^"]*(?:""[^"]*)*)"[^\S\r\n]*|([^",\r\n]*))(,|\r\n|\n|\r|$)/y,
  ';': /[^\S\r\n]*(?:"([^"]*(?:""[^"]*)*)"[^\S\r\n]*|([^";\r\n]*))(;|\r\n|\n|\r|$)/y,
};
