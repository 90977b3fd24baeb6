import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a PDF says, page by page, and how it was made. */
export async function readPdf(bytes: Uint8Array) {
  const document = await PDFDocument.load(bytes);
  const descriptors = document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFDict && object.has(PDFName.of('FontName')) ? [object] : [],
    );
  return {
    title: document.getTitle(),
    language: String(document.catalog.get(PDFName.of('Lang'))),
    pages: await readPages(bytes),
    fonts: descriptors.map((one) => ({
      name: String(one.get(PDFName.of('FontName'))),
      isEmbedded: one.has(PDFName.of('FontFile2')),
    })),
    hasScript: document.catalog.has(PDFName.of('OpenAction')) || document.catalog.has(PDFName.of('AA')),
  };
}

async function readPages(bytes: Uint8Array): Promise<string[]> {
  const loading = getDocument({ data: bytes.slice(), verbosity: 0 });
  const pdf = await loading.promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    // Spaces are drawn as gaps of any kind: what is said is what counts.
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replaceAll(/\s+/g, ' '),
    );
  }
  await loading.destroy();
  return pages;
}
