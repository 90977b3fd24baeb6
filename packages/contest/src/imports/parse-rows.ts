import type { z } from 'zod';
import { type LineProblem, readTable } from './read-table.ts';

/** The rows of a file with the line each stands on, or everything that is wrong with it. */
export type ParsedRows<Row> =
  | { kind: 'rows'; rows: readonly Row[]; lines: readonly number[] }
  | { kind: 'invalid'; problems: LineProblem[] };

/** Reads a CSV file whose columns are those of `shape`; every bad cell of every line is told. */
export function parseRows<Shape extends z.ZodObject>(
  bytes: Uint8Array,
  shape: Shape,
): ParsedRows<z.output<Shape>> {
  const table = readTable(bytes, Object.keys(shape.shape));
  if (table.kind === 'invalid') return table;
  const rows: z.output<Shape>[] = [];
  const problems: LineProblem[] = [];
  for (const { line, cells } of table.rows) {
    const parsed = shape.safeParse(cells);
    if (parsed.success) rows.push(parsed.data);
    else problems.push(...parsed.error.issues.map((issue) => ({ line, message: describeCell(issue) })));
  }
  if (problems.length > 0) return { kind: 'invalid', problems };
  return { kind: 'rows', rows, lines: table.rows.map(({ line }) => line) };
}

function describeCell(issue: z.core.$ZodIssue): string {
  return `Colonne «\u00a0${issue.path.join('.')}\u00a0»\u00a0: ${issue.message}.`;
}
