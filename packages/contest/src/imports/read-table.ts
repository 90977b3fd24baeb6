import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';

/** What is wrong with the line `line` of a file (the header is line 1), in a French sentence that says how to mend it. */
export type LineProblem = { line: number; message: string };

/** A line of the file, its cells by column. */
export type TableRow = { line: number; cells: Readonly<Record<string, string>> };

export type Table =
  | { kind: 'table'; rows: readonly TableRow[] }
  | { kind: 'invalid'; problems: LineProblem[] };

const records = z.array(z.object({ info: z.object({ lines: z.number() }), record: z.array(z.string()) }));

/**
 * Reads a CSV file (RFC 4180) with a header line, in UTF-8 with or without a byte order mark, separated by commas or
 * semicolons, as spreadsheets write it in English or French. Every line that does not fit the header is told.
 */
export function readTable(bytes: Uint8Array, columns: readonly string[]): Table {
  const text = decode(bytes);
  if (text === undefined) {
    return refuse(
      1,
      'Le fichier n’est pas en UTF-8\u00a0: enregistrez-le au format «\u00a0CSV UTF-8\u00a0».',
    );
  }
  try {
    const [header, ...lines] = records.parse(
      parse(text, {
        delimiter: findDelimiter(text),
        info: true,
        relax_column_count: true,
        skip_empty_lines: true,
        trim: true,
      }),
    );
    if (header === undefined) return refuse(1, `Le fichier est vide. ${expectHeader(columns)}`);
    const names = dropEmptyEnd(header.record);
    const problems = checkHeader(names, columns);
    if (problems.length > 0) {
      return { kind: 'invalid', problems: problems.map((message) => ({ line: header.info.lines, message })) };
    }
    return readRows(
      names,
      lines.map(({ info, record }) => ({ line: info.lines, record })),
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    return refuse(line, 'Cette ligne n’est pas du CSV valable\u00a0: vérifiez ses guillemets.');
  }
}

function readRows(names: readonly string[], lines: readonly { line: number; record: string[] }[]): Table {
  const problems: LineProblem[] = [];
  const rows: TableRow[] = [];
  for (const { line, record } of lines) {
    // A row of separators alone is what spreadsheets leave of an emptied one.
    if (record.every((cell) => cell === '')) continue;
    const cells = [...record, ...Array.from({ length: names.length - record.length }, () => '')].slice(
      0,
      names.length,
    );
    if (record.length < names.length || record.slice(names.length).some((cell) => cell !== '')) {
      const message = `La ligne a ${record.length} cellules au lieu de ${names.length}\u00a0; mettez entre guillemets le texte qui contient un séparateur.`;
      problems.push({ line, message });
    } else {
      rows.push({ line, cells: Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])) });
    }
  }
  return problems.length > 0 ? { kind: 'invalid', problems } : { kind: 'table', rows };
}

function checkHeader(names: readonly string[], columns: readonly string[]): string[] {
  const missing = columns.filter((column) => !names.includes(column));
  const unknown = names.filter((name) => !columns.includes(name));
  const repeated = names.filter((name, index) => names.indexOf(name) !== index);
  return [
    ...missing.map((name) => `Il manque la colonne «\u00a0${name}\u00a0». ${expectHeader(columns)}`),
    ...unknown.map((name) => `La colonne «\u00a0${name}\u00a0» est inconnue. ${expectHeader(columns)}`),
    ...new Set(repeated.map((name) => `La colonne «\u00a0${name}\u00a0» figure deux fois.`)),
  ];
}

function expectHeader(columns: readonly string[]): string {
  return `La première ligne doit être\u00a0: ${columns.join(',')}`;
}

function refuse(line: number, message: string): Table {
  return { kind: 'invalid', problems: [{ line, message }] };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

// The header holds names without separators: whichever is there more often separates the columns.
function findDelimiter(text: string): string {
  const header = text.split(/\r?\n/).find((line) => line.trim() !== '') ?? '';
  return header.split(';').length > header.split(',').length ? ';' : ',';
}

function dropEmptyEnd(names: readonly string[]): string[] {
  return names.slice(0, names.findLastIndex((name) => name !== '') + 1);
}
