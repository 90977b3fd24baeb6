import { writeFile } from 'node:fs/promises';

/** Writes rows as the operator's imports read them (RFC 4180): UTF-8, a header line, commas. */
export async function writeCsv<Row extends object>(
  path: string,
  columns: readonly (keyof Row & string)[],
  rows: readonly Row[],
): Promise<void> {
  const line = (cells: readonly unknown[]) =>
    cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',');
  const lines = [columns.join(','), ...rows.map((row) => line(columns.map((column) => row[column])))];
  await writeFile(path, `${lines.join('\r\n')}\r\n`);
}
