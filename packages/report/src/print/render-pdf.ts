import type { Content, ContentTable, TDocumentDefinitions } from 'pdfmake/interfaces.d.ts';
import type { Block, ReportDocument, Text } from '../report-document.ts';
import { describePages, MARGIN, printPdf, show } from './print-pdf.ts';

const HEADER_ROWS = 2;
const WIDTH = 595 - 2 * MARGIN;

/** A report as a PDF for printing, A4, with its fonts inside. */
export function renderPdf(report: ReportDocument, made: Temporal.Instant): Promise<Uint8Array> {
  return printPdf(describeDocument(report, made));
}

function describeDocument(report: ReportDocument, made: Temporal.Instant): TDocumentDefinitions {
  return {
    ...describePages(report.banner, report.footer),
    ...(report.banner === null && { pageMargins: [MARGIN, 40, MARGIN, 48] }),
    info: { title: report.title, creationDate: new Date(made.epochMilliseconds) },
    styles: {
      title: { fontSize: 20, bold: true, margin: [0, 0, 0, 4] },
      heading: { fontSize: 13, bold: true, margin: [0, 16, 0, 6] },
      about: { fontSize: 9, color: '#444' },
      caption: { fontSize: 8.5, color: '#444', margin: [0, 2, 0, 8] },
      table: { fontSize: 8.5, margin: [0, 6, 0, 8] },
    },
    content: [
      { text: show(report.title), style: 'title' },
      ...report.lines.map((line): Content => ({ text: show(line), style: 'about' })),
      ...describeBlocks(report.blocks),
    ],
  };
}

/** A heading is never the last thing on a page: it stays with the beginning of what follows. */
function describeBlocks(blocks: readonly Block[]): Content[] {
  const contents: Content[] = [];
  let headings: Content[] = [];
  for (const block of blocks) {
    const [first, ...others] = describeBlock(block);
    if (first === undefined) continue;
    if (block.kind === 'heading') headings.push(first);
    // A table may be longer than a page, and then can't be kept whole with its heading.
    else if (headings.length === 0 || block.kind === 'table') contents.push(...headings, first, ...others);
    else contents.push({ stack: [...headings, first], unbreakable: true }, ...others);
    if (block.kind !== 'heading') headings = [];
  }
  return contents;
}

function describeBlock(block: Block): Content[] {
  switch (block.kind) {
    case 'heading':
      return [{ text: show(block.text), style: 'heading' }];
    case 'paragraph':
      return [{ text: showText(block.text), margin: [0, 0, 0, 6] }];
    case 'lead':
      return [
        frame(
          block.sentences.map(
            (text): Content => ({ text: showText(text), fontSize: 12.5, margin: [0, 2, 0, 3] }),
          ),
          '#f2f2f2',
        ),
      ];
    case 'notice':
      return [frame([{ text: showText(block.text) }], null)];
    case 'list':
      return [
        {
          ul: block.items.map((text): Content => ({ text: showText(text), margin: [0, 0, 0, 3] })),
          margin: [0, 0, 0, 6],
        },
      ];
    case 'reasons':
      return block.items.map(
        ({ term, reasons }): Content => ({
          unbreakable: true,
          stack: [
            { text: show(term), bold: true, margin: [0, 6, 0, 2] },
            ...reasons.map((reason): Content => ({ text: show(reason), margin: [12, 0, 0, 1] })),
          ],
        }),
      );
    case 'table':
      return describeTable(block);
    case 'figure': {
      const caption: Content = { text: show(block.caption), style: 'caption' };
      return block.pictures.map(({ svg }, index): Content => {
        const picture: Content = { svg: show(svg), width: WIDTH, margin: [0, 4, 0, 2] };
        return {
          stack: index === block.pictures.length - 1 ? [picture, caption] : [picture],
          unbreakable: true,
        };
      });
    }
  }
}

/** The caption and the names of the columns are repeated on every page. */
function describeTable({ caption, columns, rows }: Extract<Block, { kind: 'table' }>): Content[] {
  const heads = columns.map(({ title, align }) => ({ text: show(title), bold: true, alignment: align }));
  const title = { text: show(caption), bold: true, fontSize: 10, colSpan: columns.length };
  const table: ContentTable = {
    style: 'table',
    layout: {
      hLineWidth: (line) => (line < HEADER_ROWS ? 0 : line === HEADER_ROWS ? 1 : 0.4),
      vLineWidth: () => 0,
      hLineColor: (line) => (line === HEADER_ROWS ? '#111' : '#bbb'),
    },
    table: {
      headerRows: HEADER_ROWS,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ grows }) => (grows ? '*' : 'auto')),
      body: [
        [title, ...columns.slice(1).map(() => '')],
        heads,
        ...rows.map(({ cells, strong }) =>
          cells.map((cell, index) => ({
            text: show(cell),
            bold: strong,
            alignment: columns[index]?.align ?? 'left',
          })),
        ),
      ],
    },
  };
  return [table];
}

function frame(stack: Content[], fill: string | null): Content {
  return {
    margin: [0, 10, 0, 8],
    table: {
      widths: ['*'],
      body: [[{ stack, ...(fill === null ? {} : { fillColor: fill }), margin: [6, 4, 6, 4] }]],
    },
    layout: {
      hLineWidth: () => (fill === null ? 1 : 0),
      vLineWidth: (line) => (fill === null ? 1 : line === 0 ? 4 : 0),
    },
  };
}

function showText(text: Text): Content[] {
  const runs = typeof text === 'string' ? [text] : text;
  return runs.map((run) =>
    typeof run === 'string' ? { text: show(run) } : { text: show(run.strong), bold: true },
  );
}
