import { composePackedPdf, composePdf, type PdfSource } from '../compose-pdf.ts';
import { type DossierCase, refused } from '../sample-case.ts';

const inField = (action: string): PdfSource => ({
  catalog: '/AcroForm<</Fields[6 0 R]>>',
  page: '/Annots[6 0 R]',
  objects: ['<</Type/Annot/Subtype/Widget/FT/Tx/T(nom)/Rect[1 1 20 20]/P 3 0 R/AA<</K 7 0 R>>>>', action],
});

const scripted = (name: string, make: () => Uint8Array): DossierCase => ({
  name: `a script ${name}`,
  make,
  // What can't be read may be refused for that alone.
  expect: refused('javascript', 'too-complex', 'unreadable'),
});

/** A comment keeps the words too far apart for who searches the bytes without reading them. */
const far = `%${'x'.repeat(1500)}\n`;
const words = `/S${far}/JavaScript${far}/JS(app.alert\\(1\\))`;

/**
 * Scripts in objects that break the syntax (ISO 32000-2, 7.3.7). Viewers are forgiving and run them: pdf.js and poppler
 * were seen to find each one.
 */
export const dossiersWithMalformedScripts: readonly DossierCase[] = [
  scripted('in a dictionary that nobody closes', () => composePdf(inField(`<<${words}`))),
  scripted('in a dictionary with a number for a key', () => composePdf(inField(`<<5 ${words}>>`))),
  scripted('in a dictionary with a word for a value', () => composePdf(inField(`<<${words}/Z foo>>`))),
  scripted('in packed objects, with a number for a key', () => composePackedPdf(inField(`<<5 ${words}>>`))),
  scripted('in packed objects, with a word for a value', () =>
    composePackedPdf(inField(`<<${words}/Z foo>>`)),
  ),
];
