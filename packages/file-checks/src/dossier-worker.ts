import { makeWarmUpPdf, readPdf } from './read-pdf.ts';
import { serveFiles } from './serve-files.ts';

/** Runs in a fenced process: reads PDFs, one after another. */
// The readers load the rest of themselves with their first file, and the disk is out of reach from then on.
await readPdf(await makeWarmUpPdf());
await serveFiles((file) => readPdf(file.read(0, file.size)));
