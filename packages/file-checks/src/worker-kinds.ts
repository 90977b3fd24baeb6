import type { WorkerKind } from './warm-worker.ts';

/** Reads PDFs with pdf.js and pdf-lib. */
export const dossierWorker: WorkerKind = {
  module: new URL('dossier-worker.ts', import.meta.url),
  libraries: ['pdfjs-dist', '@cantoo/pdf-lib'].map(findLibraries),
};

/** Reads MP4 videos with mediabunny. */
export const videoWorker: WorkerKind = {
  module: new URL('video-worker.ts', import.meta.url),
  libraries: [findLibraries('mediabunny')],
};

/** The folder of libraries that a package lies in, beside those that it needs itself. */
function findLibraries(name: string): URL {
  const [, folder] = /^(.*\/node_modules\/)/u.exec(import.meta.resolve(name)) ?? [];
  if (folder === undefined) throw new Error(`${name} is not installed in a folder of libraries`);
  return new URL(folder);
}
