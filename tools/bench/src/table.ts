import type { Cell, Report, Table } from './report.ts';

/** A report as Markdown, columns padded so that it reads well on a terminal too. */
export function formatReport(name: string, report: Report): string {
  const notes = report.notes.map((note) => `- ${note}`).join('\n');
  const tables = report.tables.map(formatTable);
  return [`## ${name}`, ...tables, ...(notes === '' ? [] : [notes])].join('\n\n');
}

function formatTable({ title, columns, rows }: Table): string {
  const lines = [columns, ...rows.map((row) => row.map(formatCell))];
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const draw = (line: readonly string[], pad: string) =>
    `| ${widths.map((width, column) => (line[column] ?? '').padEnd(width, pad)).join(' | ')} |`;
  const [head = [], ...body] = lines;
  return [`### ${title}`, '', draw(head, ' '), draw([], '-'), ...body.map((line) => draw(line, ' '))].join(
    '\n',
  );
}

/** `1234.5 ms` is `1,235 ms`; three significant digits below 100. Nothing is a dash. */
export function formatCell(cell: Cell): string {
  if (cell === null) return '–';
  if (typeof cell === 'string') return cell;
  const { value, unit } = cell;
  const text =
    unit === '×'
      ? value.toPrecision(value < 100 ? 3 : 4)
      : value.toLocaleString(
          'en',
          Math.abs(value) < 100 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 0 },
        );
  if (unit === 'count') return text;
  return unit === '×' || unit === '/s' ? `${text}${unit}` : `${text} ${unit}`;
}
