import { createRequire } from 'node:module';
import { join } from 'node:path';
import pdfmake from 'pdfmake';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.d.ts';

const ROBOTO = join(createRequire(import.meta.url).resolve('pdfmake/package.json'), '../fonts/Roboto');

pdfmake.setFonts({
  Roboto: {
    normal: join(ROBOTO, 'Roboto-Regular.ttf'),
    bold: join(ROBOTO, 'Roboto-Medium.ttf'),
    italics: join(ROBOTO, 'Roboto-Italic.ttf'),
    bolditalics: join(ROBOTO, 'Roboto-MediumItalic.ttf'),
  },
});
// What is printed is made of text and drawings: nothing is fetched for it, and nothing but its fonts is read.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path.startsWith(ROBOTO));

/** On both sides of a page, in points. */
export const MARGIN = 44;

/**
 * What all that is printed has in common: A4, in French, a banner above each page (there is none in a real contest)
 * and below it whose page it is, of how many.
 */
export function describePages(banner: string | null, footer: string) {
  return {
    pageSize: 'A4',
    pageMargins: [MARGIN, 56, MARGIN, 48],
    language: 'fr-FR',
    displayTitle: true,
    defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.2, color: '#111' },
    ...(banner !== null && {
      header: {
        text: show(banner),
        bold: true,
        fontSize: 12,
        alignment: 'center',
        margin: [MARGIN, 24, MARGIN, 0],
      },
    }),
    footer: (page, pages): Content => ({
      columns: [
        { text: show(footer), width: '*' },
        { text: `${page} / ${pages}`, width: 'auto' },
      ],
      fontSize: 8,
      color: '#444',
      margin: [MARGIN, 14, MARGIN, 0],
    }),
  } satisfies Partial<TDocumentDefinitions>;
}

/** A document as a PDF, with its fonts inside. */
export async function printPdf(document: TDocumentDefinitions): Promise<Uint8Array> {
  return new Uint8Array(await pdfmake.createPdf(document).getBuffer());
}

/** The font has no narrow no-break space. */
export function show(text: string): string {
  return text.replaceAll('\u202f', '\u00a0');
}
