import type { Block, ReportDocument, Text } from '../src/report-document.ts';

/** Everything that a report says, pictures' words included. */
export function sayAll({ title, lines, banner, footer, blocks }: ReportDocument): string {
  return [title, ...lines, banner ?? '', footer, ...blocks.flatMap(sayBlock)].join('\n');
}

function sayBlock(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'paragraph':
    case 'notice':
      return [say(block.text)];
    case 'lead':
      return block.sentences.map(say);
    case 'list':
      return block.items.map(say);
    case 'reasons':
      return block.items.flatMap(({ term, reasons }) => [term, ...reasons]);
    case 'table':
      return [
        block.caption,
        ...block.columns.map(({ title }) => title),
        ...block.rows.flatMap(({ cells }) => cells),
      ];
    case 'figure':
      return [block.alt, block.caption, ...block.pictures.map(({ svg }) => svg)];
  }
}

/** A text without what is strong in it. */
export function say(text: Text): string {
  if (typeof text === 'string') return text;
  return text.map((run) => (typeof run === 'string' ? run : run.strong)).join('');
}
