import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  type PDFObject,
  type PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib';

type Encryption = Parameters<PDFDocument['encrypt']>[0];

/** The same PDF, encrypted. Encryption draws random bytes: the file differs each time. */
export async function encryptPdf(
  file: Uint8Array,
  encryption: Encryption,
  packed = false,
): Promise<Uint8Array> {
  const document = await PDFDocument.load(file, { updateMetadata: false });
  const { context } = document;
  const objects = context.enumerateIndirectObjects();
  document.encrypt({ permissions: { printing: 'highResolution' }, ...encryption });
  // The library encrypts streams only: strings outside of packed objects are encrypted one by one (ISO 32000-2, 7.6.2).
  if (!packed) for (const [ref, object] of objects) context.assign(ref, encryptStrings(object, ref, context));
  return document.save({ useObjectStreams: packed, addDefaultPage: false, updateFieldAppearances: false });
}

function encryptStrings(object: PDFObject, ref: PDFRef, context: PDFContext): PDFObject {
  if (object instanceof PDFString || object instanceof PDFHexString) {
    const encrypt = context.security?.getEncryptFn(ref.objectNumber, ref.generationNumber);
    const encrypted = encrypt?.(object.asBytes()) ?? object.asBytes();
    return PDFHexString.of(Buffer.from(encrypted).toString('hex'));
  }
  if (object instanceof PDFStream) encryptStrings(object.dict, ref, context);
  else if (object instanceof PDFArray)
    object.asArray().forEach((item, index) => object.set(index, encryptStrings(item, ref, context)));
  else if (object instanceof PDFDict)
    for (const [key, value] of object.entries()) object.set(key, encryptStrings(value, ref, context));
  return object;
}
