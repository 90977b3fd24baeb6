import { PDFDocument } from '@cantoo/pdf-lib';

type Encryption = Parameters<PDFDocument['encrypt']>[0];

/** The same PDF, encrypted. Encryption draws random bytes: the file differs each time. */
export async function encryptPdf(
  file: Uint8Array,
  encryption: Encryption,
  packed = false,
): Promise<Uint8Array> {
  const document = await PDFDocument.load(file, { updateMetadata: false });
  document.encrypt({ permissions: { printing: 'highResolution' }, ...encryption });
  return document.save({ useObjectStreams: packed, addDefaultPage: false, updateFieldAppearances: false });
}
