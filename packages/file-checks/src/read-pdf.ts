import { PDFDocument } from '@cantoo/pdf-lib';
import { getDocument, PasswordException } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { DossierReport } from './dossier-report.ts';
import { searchPdf } from './find-active-content.ts';

/** Searches all of a PDF for active content, opens it without a password as far as its first page, and counts its pages. */
export async function readPdf(bytes: Uint8Array): Promise<DossierReport> {
  const { found, pages } = await searchPdf(bytes);
  if (found === 'too-large') return { kind: 'too-complex' };
  if (found !== null && found !== 'unsearchable') return { kind: 'active', content: found };
  const opened = await openPdf(bytes);
  if (opened.kind !== 'read') return opened;
  if (found === 'unsearchable') return { kind: 'too-complex' };
  if (pages === null) return opened;
  // What a file says of its pages may be less than it has.
  return pages.kind === 'walked' ? { kind: 'read', pages: Math.max(opened.pages, pages.pages) } : pages;
}

async function openPdf(data: Uint8Array): Promise<DossierReport> {
  const loading = getDocument({
    data,
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
    useWasm: false,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
  });
  try {
    const document = await loading.promise;
    const pages = document.numPages;
    if (pages < 1) return { kind: 'no-page' };
    // The number of pages is only a claim of the file; the first page is not.
    await document.getPage(1);
    return { kind: 'read', pages };
  } catch (error) {
    return error instanceof PasswordException ? { kind: 'password' } : { kind: 'unreadable' };
  } finally {
    await loading.destroy();
  }
}

/** A small PDF that is sound. */
export async function makeWarmUpPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.addPage();
  return document.save();
}
