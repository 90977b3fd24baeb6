import { readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import type { Block, ReportDocument, Text } from '../report-document.ts';

const STYLE = readFileSync(new URL('report.css', import.meta.url), 'utf8');

type Page = ReturnType<typeof parseHTML>['document'];
type Child = Node | string;

/** A report as one HTML page that needs nothing else: no script, no other file, made to be read and printed. */
export function renderHtml(report: ReportDocument): string {
  const { document } = parseHTML(
    '<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"></head><body></body></html>',
  );
  const make = maker(document);
  document.head.append(make('title', {}, [report.title]), make('style', {}, [STYLE]));
  const main = make('main', {}, [
    ...(report.banner === null ? [] : [make('p', { class: 'banner' }, [report.banner])]),
    make('h1', {}, [report.title]),
    ...report.lines.map((line) => make('p', { class: 'about' }, [line])),
    ...report.blocks.flatMap((block) => renderBlock(block, make)),
  ]);
  document.body.append(main, make('footer', {}, [make('p', {}, [report.footer])]));
  return `<!doctype html>\n${document.documentElement.outerHTML}\n`;
}

type Make = (
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly Child[],
) => Element;

function maker(document: Page): Make {
  return (name, attributes, children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
}

function renderBlock(block: Block, make: Make): Element[] {
  switch (block.kind) {
    case 'heading':
      return [make('h2', {}, [block.text])];
    case 'paragraph':
      return [make('p', {}, renderText(block.text, make))];
    case 'lead':
      return [
        make(
          'section',
          { class: 'lead', 'aria-label': 'L’essentiel' },
          block.sentences.map((sentence) => make('p', {}, renderText(sentence, make))),
        ),
      ];
    case 'notice':
      return [make('p', { class: 'notice' }, renderText(block.text, make))];
    case 'list':
      return [
        make(
          'ul',
          {},
          block.items.map((item) => make('li', {}, renderText(item, make))),
        ),
      ];
    case 'reasons':
      return [
        make(
          'dl',
          {},
          block.items.flatMap(({ term, reasons }) => [
            make('dt', {}, [term]),
            ...reasons.map((reason) => make('dd', {}, [reason])),
          ]),
        ),
      ];
    case 'table':
      return [renderTable(block, make)];
    case 'figure':
      return [
        make('figure', {}, [
          ...block.pictures.map(({ svg }, index) => {
            const frame = make(
              'div',
              { class: 'picture', role: 'img', tabindex: '0', 'aria-label': nameAlt(block, index) },
              [],
            );
            frame.innerHTML = svg;
            return frame;
          }),
          make('figcaption', {}, [block.caption]),
        ]),
      ];
  }
}

function renderTable({ caption, columns, rows }: Extract<Block, { kind: 'table' }>, make: Make): Element {
  const heads = columns.map(({ title, align }) => make('th', { scope: 'col', class: align }, [title]));
  const lines = rows.map(({ cells, strong }) =>
    make(
      'tr',
      strong ? { class: 'strong' } : {},
      cells.map((cell, index) => {
        const align = columns[index]?.align ?? 'left';
        return index === 0
          ? make('th', { scope: 'row', class: align }, [cell])
          : make('td', { class: align }, [cell]);
      }),
    ),
  );
  // What scrolls sideways on a phone must be reached by keyboard too.
  return make('div', { class: 'table', role: 'region', tabindex: '0', 'aria-label': caption }, [
    make('table', {}, [
      make('caption', {}, [caption]),
      make('thead', {}, [make('tr', {}, heads)]),
      make('tbody', {}, lines),
    ]),
  ]);
}

function renderText(text: Text, make: Make): Child[] {
  if (typeof text === 'string') return [text];
  return text.map((run) => (typeof run === 'string' ? run : make('strong', {}, [run.strong])));
}

function nameAlt({ alt, pictures }: Extract<Block, { kind: 'figure' }>, index: number): string {
  return pictures.length === 1 ? alt : `${alt} (image ${index + 1} sur ${pictures.length})`;
}
