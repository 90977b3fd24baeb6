import { text } from '../box-writer.ts';
import { composePdf, surround } from '../compose-pdf.ts';
import { encryptPdf } from '../encrypt-pdf.ts';
import { makeDossierOfSize, makeHtmlNamedPdf, makeTruncatedDossier } from '../hostile-pdf.ts';
import { makeNoise } from '../noise.ts';
import { type DossierCase, refused } from '../sample-case.ts';
import { emptyZip, tinyGif, tinyJpeg, zipOf } from '../tiny-files.ts';

const notPdf = (name: string, make: () => Uint8Array): DossierCase => ({
  name,
  make,
  expect: refused('not-pdf'),
});
const cut = refused('truncated', 'unreadable');

/** Files of other kinds, and dossiers of which a part is missing. */
export const notPdfDossiers: readonly DossierCase[] = [
  { name: 'an empty file', make: () => new Uint8Array(0), expect: refused('empty') },
  notPdf('one byte', () => text('%')),
  notPdf('a line of text', () => text('bonjour à tous')),
  notPdf('a web page', makeHtmlNamedPdf),
  notPdf('a ZIP archive', emptyZip),
  notPdf('a Word document', () => zipOf('word/document.xml')),
  notPdf('an OpenDocument text', () => zipOf('mimetype')),
  notPdf('a Word document of before 2007', () => text(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(504)}`)),
  notPdf('a page in RTF', () => text('{\\rtf1\\ansi Bonjour}')),
  notPdf('PostScript', () => text('%!PS-Adobe-3.0\nshowpage\n%%EOF\n')),
  notPdf('a JPEG', tinyJpeg),
  notPdf('a GIF', tinyGif),
  notPdf('noise', () => makeNoise(5000, 7)),
  notPdf('a byte in front of the PDF', () => surround('\n', composePdf(), '')),
  notPdf('a page of junk in front of the PDF', () => surround('x'.repeat(1000), composePdf(), '')),
  notPdf('a web page in front of the PDF', () => surround('<script>alert(1)</script>\n', composePdf(), '')),
  notPdf('an archive in front of the PDF', () =>
    surround(Buffer.from(zipOf('a')).toString('latin1'), composePdf(), ''),
  ),
  { name: 'a first line and nothing else', make: () => text('%PDF-1.7\n'), expect: cut },
  {
    name: 'a first line and noise',
    make: () => surround('%PDF-1.7\n', makeNoise(5000, 8), '\n%%EOF\n'),
    expect: refused('unreadable'),
  },
  {
    name: 'a first line, zeros and an end',
    make: () => surround('%PDF-1.7\n', new Uint8Array(5000), '\n%%EOF\n'),
    expect: refused('unreadable'),
  },
  { name: 'cut within the pages', make: makeTruncatedDossier, expect: cut },
  { name: 'cut before its last line', make: () => composePdf().subarray(0, -20), expect: cut },
  {
    name: 'cut within the pages, with a last line added',
    make: () => surround('', composePdf().subarray(0, 250), '\n%%EOF\n'),
    expect: refused('unreadable', 'no-page'),
  },
  {
    name: 'it opens only with a password',
    make: () => encryptPdf(composePdf(), { userPassword: 'secret', ownerPassword: 'maître' }),
    expect: refused('password'),
  },
  {
    name: 'it opens only with a password (RC4)',
    make: () =>
      encryptPdf(composePdf(), { userPassword: 'secret', algorithm: 'RC4-40', allowWeakCryptography: true }),
    expect: refused('password'),
  },
  {
    name: 'it is encrypted in a way that nobody knows',
    make: () =>
      composePdf({
        trailer: '/Encrypt<</Filter/Inconnu/V 9/R 9>>/ID[<00112233445566778899aabbccddeeff><00>]',
      }),
    expect: refused('unreadable', 'password'),
  },
  {
    name: 'a byte more than 5 Mo',
    make: () => makeDossierOfSize(5_242_881),
    expect: refused('too-large'),
  },
  {
    name: 'a hole of 500 Mo behind a PDF',
    make: () => ({ head: composePdf(), length: 524_288_000 }),
    expect: refused('too-large'),
  },
];
