/** A cell of a list: text from people, numbers of ours. */
export type Cell = string | number | null;

// A spreadsheet reads a cell that starts so as a formula.
const FORMULA = /^[=+\-@\t\r]/;

/**
 * A list as CSV (RFC 4180): UTF-8, a header line, commas. Text that a spreadsheet would run as a formula gets an
 * apostrophe in front of it, which spreadsheets don't show.
 */
export function formatCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows].map((row) => `${row.map(formatCell).join(',')}\r\n`).join('');
}

function formatCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
