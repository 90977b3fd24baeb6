import { PDFDocument, type PDFObject, PDFRawStream } from '@cantoo/pdf-lib';
import { holdsObjects, type PackedObjects } from './object-stream.ts';

/** Objects of a file, for a stream its entries; and the streams that may hold further ones. */
type Decrypted = { readonly objects: readonly PDFObject[]; readonly packed: readonly PackedObjects[] };

/** What is in a file that is encrypted but opens without a password, decrypted; nothing where it can't be done. */
export async function decryptPdf(bytes: Uint8Array): Promise<Decrypted> {
  const document = await openEncrypted(bytes);
  const objects: PDFObject[] = [];
  const packed: PackedObjects[] = [];
  for (const [, object] of document?.context.enumerateIndirectObjects() ?? []) {
    objects.push(object instanceof PDFRawStream ? object.dict : object);
    if (object instanceof PDFRawStream && holdsObjects(object.dict))
      packed.push({ dict: object.dict, contents: object.contents, at: 0 });
  }
  return { objects, packed };
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
