import { PDFDocument, PDFName, PDFRawStream, StandardFonts } from '@cantoo/pdf-lib';
import { type DossierContent, writeSections } from './dossier-content.ts';
import { createPageWriter } from './dossier-page-writer.ts';
import { joinBytes } from './nal-unit.ts';
import { makeNoise } from './noise.ts';

/** `bytes` is the exact size of the file: an annex with a picture that no compressor shrinks makes up for what is missing. */
export type DossierOptions = DossierContent & { readonly bytes?: number };

const imageWidth = 256;

/**
 * A real dossier in French: A4, two to four pages, a section for each criterion. The same options always give the
 * same bytes. Throws a RangeError when `bytes` is smaller than the text needs.
 */
export async function makeDossier(options: DossierOptions): Promise<Uint8Array> {
  const plain = await (await composeDossier(options)).save({ useObjectStreams: false });
  if (options.bytes === undefined || options.bytes === plain.length) return plain;
  let annex = options.bytes - plain.length;
  // The numbers in the file grow with what they count, so the size is reached in two or three steps.
  for (let step = 0; step < 8; step += 1) {
    if (annex < imageWidth) throw new RangeError(`A dossier of ${options.bytes} bytes cannot be made`);
    const document = await composeDossier(options);
    addAnnex(document, annex);
    const file = await document.save({ useObjectStreams: false });
    const missing = options.bytes - file.length;
    if (missing === 0) return file;
    // Where one byte more would add a digit too, line ends behind the last line fill the gap.
    if (step >= 4 && missing > 0 && missing < 8) return joinBytes([file, new Uint8Array(missing).fill(10)]);
    annex += missing;
  }
  throw new RangeError(`A dossier of exactly ${options.bytes} bytes cannot be made`);
}

/** The dossier before it is saved, for those who want to change it first. */
export async function composeDossier(content: DossierContent): Promise<PDFDocument> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const made = new Date(Date.UTC(2022, 2, 1));
  document.setTitle(content.title);
  document.setAuthor(content.organisation);
  document.setSubject(content.category);
  document.setLanguage('fr-FR');
  document.setProducer('Palmarès');
  document.setCreationDate(made);
  document.setModificationDate(made);
  const regular = await document.embedFont(StandardFonts.Helvetica);
  const bold = await document.embedFont(StandardFonts.HelveticaBold);
  const writer = createPageWriter(document, regular, bold);
  writer.heading('Grand Prix de l’Innovation de la Sécurité sociale 2022', 11);
  writer.heading(content.title, 20);
  writer.paragraph(`Organisme\u00a0: ${content.organisation}`);
  writer.paragraph(`Catégorie\u00a0: ${content.category}`);
  for (const section of writeSections(content)) {
    writer.heading(section.heading);
    for (const paragraph of section.paragraphs) writer.paragraph(paragraph);
  }
  return document;
}

function addAnnex(document: PDFDocument, bytes: number): void {
  const { context } = document;
  const height = Math.floor(bytes / imageWidth);
  const noise = makeNoise(bytes, bytes);
  const image = context.register(
    PDFRawStream.of(
      context.obj({
        Type: 'XObject',
        Subtype: 'Image',
        Width: imageWidth,
        Height: height,
        ColorSpace: 'DeviceGray',
        BitsPerComponent: 8,
        Length: bytes,
      }),
      // A reader takes whole rows and leaves the last few bytes.
      noise,
    ),
  );
  const page = document.addPage([595.28, 841.89]);
  page.node.setXObject(PDFName.of('Annexe'), image);
  const drawing = new TextEncoder().encode('q 470 0 0 700 62 70 cm /Annexe Do Q');
  page.node.addContentStream(context.register(context.stream(drawing)));
}
