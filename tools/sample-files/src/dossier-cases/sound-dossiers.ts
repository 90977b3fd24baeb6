import {
  appendRevision,
  composePackedPdf,
  composePdf,
  flateStream,
  type PdfSource,
  pageObject,
  pagesSource,
  plainStream,
  surround,
} from '../compose-pdf.ts';
import { encryptPdf } from '../encrypt-pdf.ts';
import { makeOwnerProtectedDossier } from '../hostile-pdf.ts';
import { makeDossier } from '../make-pdf.ts';
import type { DossierCase } from '../sample-case.ts';

const accepted = (pages: number) => ({ kind: 'accepted', pages }) as const;
const onePage = (name: string, source: PdfSource): DossierCase => ({
  name,
  make: () => composePdf(source),
  expect: accepted(1),
});
const link = (action: string): string =>
  `/Annots[<</Type/Annot/Subtype/Link/Rect[72 700 200 730]/Border[0 0 0]${action}>>]`;

/** Dossiers as word processors, scanners and tools for slides write them. */
export const soundDossiers: readonly DossierCase[] = [
  ...['1.3', '1.4', '1.5', '1.6', '1.7', '2.0'].map((version) =>
    onePage(`one page of PDF ${version}`, { version }),
  ),
  { name: 'sixty pages', make: () => composePdf(pagesSource(60)), expect: accepted(60) },
  { name: 'a page, its objects packed', make: () => composePackedPdf(), expect: accepted(1) },
  {
    name: 'sixty pages, their objects packed',
    make: () => composePackedPdf(pagesSource(60)),
    expect: accepted(60),
  },
  {
    name: 'a dossier of several pages of text',
    make: () =>
      makeDossier({
        title: 'Un guichet partagé',
        organisation: 'Caisse d’essai',
        category: 'Relation aux usagers',
        summary: 'Un accueil commun pour les usagers de plusieurs organismes.',
      }),
    expect: accepted(2),
  },
  onePage('a page that says it is linearised', {
    objects: ['<</Linearized 1/L 2000/H[500 100]/O 3/E 1200/N 1/T 1500>>'],
  }),
  {
    name: 'a second revision with another page',
    make: () =>
      appendRevision(composePdf(), {
        2: '<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>',
        6: pageObject(),
      }),
    expect: accepted(2),
  },
  {
    name: 'five revisions',
    make: () =>
      [1, 2, 3, 4, 5].reduce<Uint8Array>(
        (file, turn) => appendRevision(file, { 4: plainStream('', `BT /F1 ${turn} Tf (x) Tj ET`) }),
        composePdf(),
      ),
    expect: accepted(1),
  },
  { name: 'only its owner may change it', make: makeOwnerProtectedDossier, expect: accepted(2) },
  {
    name: 'only its owner may change it (AES of 128 bits)',
    make: () => encryptPdf(composePdf(), { ownerPassword: 'maître', algorithm: 'AES-128' }),
    expect: accepted(1),
  },
  {
    name: 'only its owner may change it (RC4)',
    make: () =>
      encryptPdf(composePdf(), {
        ownerPassword: 'maître',
        algorithm: 'RC4-128',
        allowWeakCryptography: true,
      }),
    expect: accepted(1),
  },
  onePage('a link to the web', { page: link('/A<</S/URI/URI(https://www.securite-sociale.fr/)>>') }),
  onePage('a link that writes a mail', { page: link('/A<</S/URI/URI(mailto:contact@example.org)>>') }),
  onePage('a link within the document', { page: link('/Dest[3 0 R/Fit]') }),
  onePage('a link within the document, as an action', { page: link('/A<</S/GoTo/D[3 0 R/XYZ 0 842 0]>>') }),
  onePage('a link by name', {
    catalog: '/Names<</Dests<</Names[(debut)[3 0 R/Fit]]>>>>',
    page: link('/A<</S/GoTo/D(debut)>>'),
  }),
  onePage('buttons to turn pages', { page: link('/A<</S/Named/N/NextPage>>') }),
  onePage('it opens on a page', { catalog: '/OpenAction[3 0 R/FitH 842]/PageMode/UseNone' }),
  onePage('it opens on a page, as an action', { catalog: '/OpenAction<</S/GoTo/D[3 0 R/Fit]>>' }),
  onePage('bookmarks', {
    catalog: '/Outlines 6 0 R/PageMode/UseOutlines',
    objects: [
      '<</Type/Outlines/First 7 0 R/Last 7 0 R/Count 1>>',
      '<</Title(Objectifs)/Parent 6 0 R/Dest[3 0 R/Fit]>>',
    ],
  }),
  onePage('a form without scripts', {
    catalog: '/AcroForm<</Fields[6 0 R]/DA(/F1 10 Tf 0 g)/DR<</Font<</F1 5 0 R>>>>>>',
    page: '/Annots[6 0 R]',
    objects: [
      '<</Type/Annot/Subtype/Widget/FT/Tx/T(nom)/V(Caisse)/Rect[72 600 300 620]/P 3 0 R/DA(/F1 10 Tf 0 g)>>',
    ],
  }),
  onePage('a note and a highlight', {
    page: '/Annots[<</Type/Annot/Subtype/Text/Rect[1 1 20 20]/Contents(Relu)>><</Type/Annot/Subtype/Highlight/Rect[1 1 20 20]/QuadPoints[1 20 20 20 1 1 20 1]>>]',
  }),
  onePage('a font of its own', {
    instead: {
      5: '<</Type/Font/Subtype/Type3/FontBBox[0 0 10 10]/FontMatrix[.1 0 0 .1 0 0]/CharProcs<</a 6 0 R>>/Encoding<</Differences[68/a]>>/FirstChar 68/LastChar 68/Widths[10]/Resources<<>>>>',
    },
    objects: [plainStream('', '10 0 0 0 10 10 d1 0 0 10 10 re f')],
  }),
  onePage('a picture', {
    page: '/Resources<</XObject<</I 6 0 R>>>>',
    content: 'q 100 0 0 100 72 600 cm /I Do Q',
    objects: [
      flateStream(
        '/Type/XObject/Subtype/Image/Width 16/Height 16/ColorSpace/DeviceGray/BitsPerComponent 8',
        '\x80'.repeat(256),
      ),
    ],
  }),
  onePage('tags, a language and metadata', {
    catalog:
      '/Lang(fr-FR)/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R/Metadata 7 0 R/ViewerPreferences<</DisplayDocTitle true>>',
    objects: [
      '<</Type/StructTreeRoot/K[]>>',
      plainStream(
        '/Type/Metadata/Subtype/XML',
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>',
      ),
    ],
  }),
  onePage('colours for print, layers, and numbers of pages', {
    catalog:
      '/OutputIntents[<</S/GTS_PDFA1/OutputConditionIdentifier(sRGB)>>]/OCProperties<</OCGs[6 0 R]/D<</Order[6 0 R]>>>>/PageLabels<</Nums[0<</S/D>>]>>',
    objects: ['<</Type/OCG/Name(Calque)>>'],
  }),
  onePage('a page in a tree of four levels', {
    pageTree: '/Kids[6 0 R]/Count 1',
    objects: [
      '<</Type/Pages/Parent 2 0 R/Kids[7 0 R]/Count 1>>',
      '<</Type/Pages/Parent 6 0 R/Kids[8 0 R]/Count 1>>',
      '<</Type/Pages/Parent 7 0 R/Kids[3 0 R]/Count 1>>',
    ],
  }),
  onePage('lines that end as on old Macintoshes', { lineEnd: '\r' }),
  onePage('lines that end as on Windows', { lineEnd: '\r\n' }),
  {
    name: 'line ends and zeros behind the end',
    make: () => surround('', composePdf(), `\r\n${'\0'.repeat(4000)}\n`),
    expect: accepted(1),
  },
];

/** Dossiers that speak of what is refused, without having it. */
export const innocentDossiers: readonly DossierCase[] = [
  onePage('its text speaks of JavaScript and /Launch', {
    content: 'BT /F1 24 Tf 72 720 Td (JavaScript, /Launch, /EmbeddedFile, XFA, GoToR) Tj ET',
  }),
  onePage('its title speaks of /JavaScript', {
    trailer: '/Info 6 0 R',
    objects: ['<</Title(/JavaScript /Launch /XFA)/Author(GoToR)/Keywords(S, JS, EF)>>'],
  }),
  onePage('a bookmark, a font and a colour have the names of scripts', {
    catalog: '/Outlines 6 0 R',
    page: '/Resources<</Font<</JS 5 0 R>>/ColorSpace<</S[/Separation/JavaScript/DeviceGray 8 0 R]>>>>',
    objects: [
      '<</Type/Outlines/First 7 0 R/Last 7 0 R/Count 1>>',
      '<</Title(JavaScript)/Parent 6 0 R/Dest[3 0 R/Fit]>>',
      '<</FunctionType 2/Domain[0 1]/N 1>>',
    ],
  }),
  onePage('what its packed picture holds would be a script elsewhere', {
    objects: [
      flateStream(
        '/Type/XObject/Subtype/Image/Width 7/Height 4/ColorSpace/DeviceGray/BitsPerComponent 8',
        '<</S/JavaScript/JS(alert)>>.',
      ),
    ],
  }),
  onePage('a form that says it has no parts of another kind', {
    catalog: '/AcroForm<</Fields[]/XFA[]>>',
  }),
  onePage('a list of attachments without any', { catalog: '/Names<</EmbeddedFiles<</Names[]>>>>' }),
];
