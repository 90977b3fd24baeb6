import { constants, inflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
} from '@cantoo/pdf-lib';
import { ObjectReader } from './object-reader.ts';

/** Objects within a stream, and all of its text, one character a byte. */
export type ObjectStream = { readonly objects: readonly NumberedObject[]; readonly text: string };

/** An object and the number that others refer to it by. */
export type NumberedObject = { readonly number: number; readonly object: PDFObject };

/** A stream that may hold objects, and the bytes that follow its head. */
export type PackedObjects = {
  readonly dict: PDFDict;
  readonly contents: Uint8Array;
  /** Where it lies in the file; 0 where that isn't known. */
  readonly at: number;
};

/** What all object streams of a file may unfold to, in bytes: ten times what a large dossier needs. */
export const mostUnfoldedBytes = 67_108_864;

/**
 * Whether a stream may hold objects (ISO 32000-2, 7.5.7). Readers follow the cross-reference table and don't ask for
 * its type, so what counts is what they need: a number of objects and the offset of the first.
 */
export function holdsObjects(dict: PDFDict): boolean {
  return dict.has(PDFName.of('N')) && dict.has(PDFName.of('First'));
}

/**
 * Reads all objects of a stream whose contents are not encrypted and unfold to at most so many bytes; null if it can't
 * be done for sure.
 */
export function readObjectStream(
  { dict, contents }: Pick<PackedObjects, 'dict' | 'contents'>,
  most: number,
): ObjectStream | 'too-large' | null {
  const count = dict.get(PDFName.of('N'));
  const first = dict.get(PDFName.of('First'));
  const unfolded = unfold(dict, contents, most);
  if (unfolded === 'too-large') return unfolded;
  if (unfolded === null || !(count instanceof PDFNumber) || !(first instanceof PDFNumber)) return null;
  const reader = ObjectReader.over(unfolded, dict.context);
  const numbers = reader.readNumbers(2 * Math.min(count.asNumber(), unfolded.length));
  const objects: NumberedObject[] = [];
  for (let index = 1; index < numbers.length; index += 2) {
    const found = reader.readAt(first.asNumber() + (numbers[index] ?? 0));
    if (found !== null) objects.push({ number: numbers[index - 1] ?? -1, object: found.object });
  }
  return {
    objects,
    text: Buffer.from(unfolded.buffer, unfolded.byteOffset, unfolded.length).toString('latin1'),
  };
}

function unfold(dict: PDFDict, contents: Uint8Array, most: number): Uint8Array | 'too-large' | null {
  const filters = listFilters(dict);
  if (filters === null || isPredicted(dict)) return null;
  try {
    if (!filters.every((filter) => filter === '/FlateDecode'))
      return decodePDFRawStream(PDFRawStream.of(dict, contents)).decode();
    return filters.reduce<Uint8Array>(
      // Readers take what there is of a stream that ends too early.
      (bytes) => inflateSync(bytes, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH }),
      contents,
    );
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : null;
  }
}

function listFilters(dict: PDFDict): readonly string[] | null {
  const filter = dict.get(PDFName.of('Filter'));
  if (filter === undefined) return dict.has(PDFName.of('F')) ? null : [];
  const names = filter instanceof PDFArray ? filter.asArray() : [filter];
  const known = names.filter((name) => name instanceof PDFName);
  return known.length === names.length ? known.map((name) => name.asString()) : null;
}

/** Nobody needs a predictor for objects, and the library doesn't undo one. */
function isPredicted(dict: PDFDict): boolean {
  const given = dict.get(PDFName.of('DecodeParms')) ?? dict.get(PDFName.of('DP'));
  const all = given instanceof PDFArray ? given.asArray() : [given];
  return all.some((one) => {
    if (!(one instanceof PDFDict)) return one !== undefined && one.toString() !== 'null';
    const predictor = one.get(PDFName.of('Predictor'));
    return predictor !== undefined && predictor.toString() !== '1';
  });
}
