import { deflateSync } from 'node:zlib';
import { PageSizes, PDFDocument, PDFName, PDFNumber } from '@cantoo/pdf-lib';
import { composeDossier, makeDossier } from './make-pdf.ts';

const content = {
  title: 'Un guichet partagé',
  organisation: 'Caisse d’essai',
  category: 'Relation aux usagers',
  summary: 'Un accueil commun pour les usagers de plusieurs organismes.',
};

/** A web page whose name was changed to end in `.pdf`. */
export function makeHtmlNamedPdf(): Uint8Array {
  return new TextEncoder().encode(
    '<!doctype html><html lang="fr"><title>Dossier</title><p>%PDF-1.7</p></html>\n',
  );
}

/** A dossier that opens only with a password. Encryption draws random bytes: the file differs each time. */
export async function makePasswordDossier(): Promise<Uint8Array> {
  const document = await composeDossier(content);
  document.encrypt({ userPassword: 'secret', ownerPassword: 'maître', permissions: {} });
  return document.save({ useObjectStreams: false });
}

/** A dossier that anyone opens and only its owner changes, as office software makes them. */
export async function makeOwnerProtectedDossier(): Promise<Uint8Array> {
  const document = await composeDossier(content);
  document.encrypt({ ownerPassword: 'maître', permissions: { printing: 'highResolution' } });
  return document.save({ useObjectStreams: false });
}

/** A sound dossier of exactly so many bytes. */
export function makeDossierOfSize(bytes: number): Promise<Uint8Array> {
  return makeDossier({ ...content, bytes });
}

/** The first part of a dossier whose sending was cut. */
export async function makeTruncatedDossier(): Promise<Uint8Array> {
  const whole = await makeDossierOfSize(60_000);
  return whole.subarray(0, 40_000);
}

/** A PDF with any number of pages, none included. */
export async function makePdfWithPages(pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  for (let page = 0; page < pages; page += 1) document.addPage(PageSizes.A4);
  return document.save({ addDefaultPage: false, useObjectStreams: false });
}

/** A PDF whose page tree claims another number of pages than it has. */
export async function makePdfClaimingPages(claimed: number): Promise<Uint8Array> {
  const document = await composeDossier(content);
  await document.flush();
  document.catalog.Pages().set(PDFName.of('Count'), PDFNumber.of(claimed));
  return document.save({ useObjectStreams: false, addDefaultPage: false });
}

/** A PDF of some kilobytes whose only object stream unfolds to `bytes` of zeros. */
export function makePdfBomb(bytes: number): Uint8Array {
  const packed = deflateSync(deflateSync(Buffer.alloc(bytes), { level: 1 }), { level: 9 });
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsetOf = (): number => parts.reduce((sum, part) => sum + part.length, 0);
  const stream = offsetOf();
  parts.push(
    Buffer.from(
      `2 0 obj\n<</Type/ObjStm/N 2/First 10/Filter[/FlateDecode/FlateDecode]/Length ${packed.length}>>stream\n`,
    ),
    packed,
    Buffer.from('\nendstream\nendobj\n'),
  );
  const table = offsetOf();
  // Object 1, the catalog, is said to lie in the stream; the table's rows are type, place and index.
  const rows = Buffer.alloc(4 * 7);
  const row = (index: number, type: number, place: number): void => {
    rows.writeUInt8(type, index * 7);
    rows.writeUInt32BE(place, index * 7 + 1);
  };
  row(1, 2, 2);
  row(2, 1, stream);
  row(3, 1, table);
  parts.push(
    Buffer.from(`3 0 obj\n<</Type/XRef/Size 4/W[1 4 2]/Root 1 0 R/Length ${rows.length}>>stream\n`),
    rows,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${table}\n%%EOF\n`),
  );
  return Buffer.concat(parts);
}
