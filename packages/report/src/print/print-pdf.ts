import { createRequire } from 'node:module';
import { join } from 'node:path';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.d.ts';

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

/** A document as a PDF, with its fonts inside. */
export async function printPdf(document: TDocumentDefinitions): Promise<Uint8Array> {
  return new Uint8Array(await pdfmake.createPdf(document).getBuffer());
}

/** The font has no narrow no-break space. */
export function show(text: string): string {
  return text.replaceAll('\u202f', '\u00a0');
}
