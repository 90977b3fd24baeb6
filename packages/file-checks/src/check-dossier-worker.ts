import { readFile } from 'node:fs/promises';
import { getDocument, PasswordException } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readyLine } from './worker-protocol.ts';

/** Runs alone in a fenced process: reads the PDF named on the command line, and writes one report. */
console.log(readyLine);
const [, , file = ''] = process.argv;
const data = new Uint8Array(await readFile(file));
const report = await readPdf(data);
console.log(JSON.stringify(report));

async function readPdf(bytes: Uint8Array): Promise<object> {
  try {
    const document = await getDocument({ data: bytes, verbosity: 0, useSystemFonts: false }).promise;
    const pages = document.numPages;
    if (pages < 1) return { kind: 'no-page' };
    // The number of pages is only a claim of the file; the first page is not.
    await document.getPage(1);
    return { kind: 'read', pages };
  } catch (error) {
    return error instanceof PasswordException ? { kind: 'password' } : { kind: 'unreadable' };
  }
}
