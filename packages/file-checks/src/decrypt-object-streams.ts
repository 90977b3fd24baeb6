import { PDFDocument, PDFRawStream } from '@cantoo/pdf-lib';
import { holdsObjects, type PackedObjects } from './object-stream.ts';

/** The object streams of a file that is encrypted but opens without a password, decrypted; none where it can't be done. */
export async function decryptObjectStreams(bytes: Uint8Array): Promise<readonly PackedObjects[]> {
  const document = await openEncrypted(bytes);
  const packed: PackedObjects[] = [];
  for (const [, object] of document?.context.enumerateIndirectObjects() ?? []) {
    if (object instanceof PDFRawStream && holdsObjects(object.dict))
      packed.push({ dict: object.dict, contents: object.contents, at: 0 });
  }
  return packed;
}

async function openEncrypted(bytes: Uint8Array): Promise<PDFDocument | null> {
  const parseSpeed = Number.POSITIVE_INFINITY;
  try {
    return await PDFDocument.load(bytes, {
      password: '',
      updateMetadata: false,
      preserveXFA: true,
      parseSpeed,
    });
  } catch {
    return null;
  }
}
