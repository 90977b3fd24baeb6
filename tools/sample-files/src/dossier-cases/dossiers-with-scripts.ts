import {
  appendRevision,
  composePackedPdf,
  composePdf,
  flateStream,
  type PdfSource,
  plainStream,
} from '../compose-pdf.ts';
import { encryptPdf } from '../encrypt-pdf.ts';
import { type DossierCase, refused } from '../sample-case.ts';

const script = '<</S/JavaScript/JS(app.alert\\(1\\))>>';

const scripted = (name: string, make: DossierCase['make']): DossierCase => ({
  name: `a script ${name}`,
  make,
  expect: refused('javascript'),
});
const placed = (name: string, source: PdfSource): DossierCase => scripted(name, () => composePdf(source));

const scriptLink: PdfSource = {
  page: '/Annots[<</Subtype/Link/Rect[1 1 20 20]/A<</S/URI/URI(javascript:alert\\(1\\))>>>>]',
};

const widget = (entries: string): PdfSource => ({
  catalog: '/AcroForm<</Fields[6 0 R]>>',
  page: '/Annots[6 0 R]',
  objects: [`<</Type/Annot/Subtype/Widget/FT/Tx/T(nom)/Rect[1 1 20 20]/P 3 0 R${entries}>>`],
});

/** JavaScript in each place from which a reader runs it, and however it is written (ISO 32000-2, 12.6.4.17). */
export const dossiersWithScripts: readonly DossierCase[] = [
  placed('when the document opens', { catalog: `/OpenAction${script}` }),
  placed('when the document opens, by reference', { catalog: '/OpenAction 6 0 R', objects: [script] }),
  placed('when the document is closed', { catalog: `/AA<</WC${script}>>` }),
  placed('when the document is printed, in an object of its own', {
    catalog: '/AA 6 0 R',
    objects: ['<</WP 7 0 R>>', script],
  }),
  placed('by name, for the whole document', {
    catalog: `/Names<</JavaScript<</Names[(a)${script}]>>>>`,
  }),
  placed('by name, in a branch of the names', {
    catalog: '/Names 6 0 R',
    objects: ['<</JavaScript 7 0 R>>', '<</Kids[8 0 R]>>', '<</Limits[(a)(a)]/Names[(a)9 0 R]>>', script],
  }),
  placed('when a page is shown', { page: `/AA<</O${script}>>` }),
  placed('behind a link', { page: `/Annots[<</Subtype/Link/Rect[1 1 20 20]/A${script}>>]` }),
  placed('when the mouse enters a note', {
    page: `/Annots[<</Subtype/Text/Rect[1 1 20 20]/AA<</E${script}>>>>]`,
  }),
  placed('in a button', widget(`/A${script}`)),
  placed('when a field is typed in', widget(`/AA<</K${script}>>`)),
  placed('when a field is computed, in a field above', {
    catalog: '/AcroForm<</Fields[7 0 R]/CO[6 0 R]>>',
    page: '/Annots[6 0 R]',
    objects: [
      '<</Subtype/Widget/Rect[1 1 20 20]/Parent 7 0 R>>',
      `<</FT/Tx/T(a)/Kids[6 0 R]/AA<</C${script}>>>>`,
    ],
  }),
  placed('behind a bookmark', {
    catalog: '/Outlines 6 0 R',
    objects: ['<</First 7 0 R/Last 7 0 R/Count 1>>', `<</Title(Objectifs)/Parent 6 0 R/A${script}>>`],
  }),
  placed('after another action', { catalog: `/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next${script}>>` }),
  placed('third in a row of actions', {
    catalog: `/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next[<</S/Named/N/NextPage>><</S/GoTo/D[3 0 R/Fit]/Next[${script}]>>]>>`,
  }),
  placed('in a row of actions that closes on itself', {
    catalog: '/OpenAction 6 0 R',
    objects: ['<</S/GoTo/D[3 0 R/Fit]/Next 7 0 R>>', '<</S/Named/N/NextPage/Next[6 0 R 8 0 R]>>', script],
  }),
  placed('in a stream', {
    catalog: '/OpenAction<</S/JavaScript/JS 6 0 R>>',
    objects: [flateStream('', 'app.alert(1)')],
  }),
  placed('with its name in other letters', {
    catalog: '/OpenAction<</#53/#4aavaScript/J#53(app.alert\\(1\\))>>',
  }),
  placed('with every letter of its names in hexadecimal', {
    catalog: '/#4f#70#65#6e#41#63#74#69#6f#6e<</#53/#4A#61#76#61#53#63#72#69#70#74/#4A#53<616c>>>',
  }),
  placed('with comments and line ends between its words', {
    catalog: '/OpenAction%x\n<<%>>\r/S\0%endobj\n\t/JavaScript\f/JS%(\n(app.alert\\(1\\))>>',
  }),
  placed('with references for each of its words', {
    catalog: '/OpenAction 6 0 R',
    objects: ['<</S 7 0 R/JS 8 0 R>>', '/JavaScript', '(app.alert\\(1\\))'],
  }),
  scripted('in packed objects', () => composePackedPdf({ catalog: '/OpenAction 6 0 R', objects: [script] })),
  scripted('in a document that only its owner may change', () =>
    encryptPdf(composePdf({ catalog: '/OpenAction 6 0 R', objects: [script] }), { ownerPassword: 'maître' }),
  ),
  scripted('in packed objects of a document that only its owner may change', () =>
    encryptPdf(
      composePdf({ catalog: '/OpenAction 6 0 R', objects: [script] }),
      { ownerPassword: 'maître' },
      true,
    ),
  ),
  scripted('in packed objects of a document that only its owner may change (AES of 128 bits)', () =>
    encryptPdf(
      composePdf({ catalog: '/OpenAction 6 0 R', objects: [script] }),
      { ownerPassword: 'maître', algorithm: 'AES-128' },
      true,
    ),
  ),
  scripted('in a later revision', () =>
    appendRevision(composePdf(), { 1: `<</Type/Catalog/Pages 2 0 R/OpenAction${script}>>` }),
  ),
  scripted('in an earlier revision, which readers can still show', () =>
    appendRevision(composePdf({ catalog: '/OpenAction 6 0 R', objects: [script] }), {
      1: '<</Type/Catalog/Pages 2 0 R>>',
    }),
  ),
  scripted('that an earlier revision had, written over by the last', () =>
    appendRevision(composePdf({ catalog: '/OpenAction 6 0 R', objects: [script] }), { 6: 'null' }),
  ),
  {
    name: 'a script beside a film',
    make: () =>
      composePdf({
        page: '/Annots[<</Subtype/Screen/Rect[1 1 20 20]/A<</S/Rendition/JS(app.alert\\(1\\))>>>>]',
      }),
    expect: refused('javascript', 'multimedia'),
  },
  placed('in an object that nothing names', { objects: [script] }),
  placed('in the resources of a page', { page: `/PieceInfo<</A<</Private<</A${script}>>>>>>` }),
  placed('in the entries of a stream', { objects: [plainStream(`/A${script}`, 'x')] }),
  placed('as the address of a link', scriptLink),
  scripted('as the address of a link in a document that only its owner may change', () =>
    encryptPdf(composePdf(scriptLink), { ownerPassword: 'maître' }),
  ),
  placed('as the address of a link, in an object of its own', {
    page: '/Annots[<</Subtype/Link/Rect[1 1 20 20]/A<</S/URI/URI 6 0 R>>>>]',
    objects: ['(javascript:alert\\(1\\))'],
  }),
  scripted('in an object that the table of places leaves out', () => {
    const whole = Buffer.from(composePdf({ catalog: '/OpenAction 6 0 R', objects: [script] })).toString(
      'latin1',
    );
    // Readers that mend a broken table find it.
    return Buffer.from(whole.replace(/startxref\n\d+/u, 'startxref\n7'), 'latin1');
  }),
];
