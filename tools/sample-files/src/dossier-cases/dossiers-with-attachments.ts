import { composePackedPdf, composePdf, flateStream, type PdfSource, plainStream } from '../compose-pdf.ts';
import { encryptPdf } from '../encrypt-pdf.ts';
import { type DossierCase, refused } from '../sample-case.ts';

const holding = (name: string, source: PdfSource, ...codes: string[]): DossierCase => ({
  name,
  make: () => composePdf(source),
  expect: refused(...codes),
});

const file = '<</Type/Filespec/F(annexe.exe)/UF(annexe.exe)/EF<</F 7 0 R>>>>';
const content = plainStream('/Type/EmbeddedFile', 'MZ');
const annotation = (entries: string): string => `/Annots[<</Type/Annot/Rect[1 1 20 20]${entries}>>]`;
const attached: PdfSource = {
  catalog: '/Names<</EmbeddedFiles<</Names[(a)6 0 R]>>>>',
  objects: [file, content],
};

/** Files within the file, films, sound, models and forms of another kind: more than a page shows. */
export const dossiersWithAttachments: readonly DossierCase[] = [
  holding('a file attached to the document', attached, 'attachment'),
  {
    name: 'a file attached, in packed objects',
    make: () => composePackedPdf(attached),
    expect: refused('attachment'),
  },
  {
    name: 'a file attached to a document that only its owner may change',
    make: () => encryptPdf(composePdf(attached), { ownerPassword: 'maître' }, true),
    expect: refused('attachment'),
  },
  holding(
    'a file pinned to a page',
    { page: annotation('/Subtype/FileAttachment/FS 6 0 R'), objects: [file, content] },
    'attachment',
  ),
  holding(
    'a file that goes with the document',
    { catalog: '/AF[6 0 R]', objects: [file, content] },
    'attachment',
  ),
  holding('a file that goes with a page', { page: '/AF[6 0 R]', objects: [file, content] }, 'attachment'),
  holding('a file that nothing names', { objects: [file, content] }, 'attachment'),
  holding(
    'a file whose words are in other letters',
    {
      catalog: '/Names<</Embedded#46iles<</Names[(a)6 0 R]>>>>',
      objects: ['<</F(a)/E#46<</#46 7 0 R>>>>', plainStream('/Type/Embedded#46ile', 'MZ')],
    },
    'attachment',
  ),
  holding(
    'a collection of files',
    { ...attached, catalog: `/Collection<</View/D>>${attached.catalog}` },
    'attachment',
  ),
  holding(
    'a Flash animation',
    {
      page: annotation('/Subtype/RichMedia/RichMediaContent<</Configurations[]/Assets<</Names[]>>>>'),
    },
    'multimedia',
  ),
  holding('a film', { page: annotation('/Subtype/Movie/Movie<</F(film.avi)>>') }, 'multimedia'),
  holding(
    'a sound',
    { page: annotation('/Subtype/Sound/Sound 6 0 R'), objects: [plainStream('/Type/Sound/R 8000', 'x')] },
    'multimedia',
  ),
  holding(
    'a sound that a link plays',
    {
      page: annotation('/Subtype/Link/A<</S/Sound/Sound 6 0 R>>'),
      objects: [plainStream('/Type/Sound/R 8000', 'x')],
    },
    'multimedia',
  ),
  holding(
    'a film on a screen',
    {
      page: annotation(
        '/Subtype/Screen/A<</S/Rendition/OP 0/R<</S/MR/C<</S/MCD/D(film.mp4)/CT(video/mp4)>>>>>>',
      ),
    },
    'multimedia',
    'attachment',
  ),
  holding(
    'a model in three dimensions',
    { page: annotation('/Subtype/3D/3DD 6 0 R'), objects: [plainStream('/Type/3D/Subtype/U3D', 'U3D')] },
    'multimedia',
  ),
  holding(
    'an XFA form',
    {
      catalog: '/AcroForm<</Fields[]/XFA 6 0 R>>',
      objects: [flateStream('', '<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"/>')],
    },
    'xfa',
  ),
  holding(
    'an XFA form in parts',
    {
      catalog: '/AcroForm 6 0 R',
      objects: ['<</Fields[]/X#46A[(template)7 0 R]>>', flateStream('', '<template/>')],
    },
    'xfa',
  ),
];
