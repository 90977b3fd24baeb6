/** A cell of a list: text from people, numbers of ours. */
type Cell = string | number | null;

/** What a list's columns are called, from the first to the last, and what each holds of a row. */
export type Columns<Row> = Readonly<Record<string, (row: Row) => Cell>>;

// A spreadsheet reads a cell that starts so as a formula.
const FORMULA = /^[=+\-@\t\r]/;

/**
 * A list as CSV (RFC 4180): UTF-8, a header line, commas. Text that a spreadsheet would run as a formula gets an
 * apostrophe in front of it, which spreadsheets don't show.
 */
export function formatCsv<Row>(columns: Columns<Row>, rows: readonly Row[]): string {
  const cells = rows.map((row) => Object.values(columns).map((cellOf) => cellOf(row)));
  return [Object.keys(columns), ...cells].map((line) => `${line.map(formatCell).join(',')}\r\n`).join('');
}

function formatCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
