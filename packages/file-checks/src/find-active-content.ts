import { PDFContext, PDFDict, PDFName } from '@cantoo/pdf-lib';
import { readActiveObject } from './active-object.ts';
import { decryptPdf } from './decrypt-pdf.ts';
import type { ActiveContent } from './dossier-report.ts';
import { ObjectReader } from './object-reader.ts';
import { holdsObjects, mostUnfoldedBytes, type PackedObjects, readObjectStream } from './object-stream.ts';
import { collectPageObjects, type PageObjects, type PageTree } from './page-tree.ts';
import { readName, searchFile, searchObjects } from './search-names.ts';

/** `unsearchable`: something may hold objects but can't be read. `too-large`: it unfolds to too much. */
type Found = ActiveContent | 'unsearchable' | 'too-large' | null;

/** What was found, and the pages as far as they could be followed. */
export type PdfSearch = { readonly found: Found; readonly pages: PageTree };

/** What was read of the file as it lies there. */
type Reading = {
  readonly packed: readonly PackedObjects[];
  readonly encrypted: boolean;
  readonly whole: boolean;
};

/**
 * Searches a PDF for active content in every object that any reader could come to, whether or not the file refers to
 * it: all that follows the word `obj`, also in what a later revision replaces, in comments and in other streams; and
 * all that object streams hold. Follows the pages on the way.
 */
export async function searchPdf(bytes: Uint8Array): Promise<PdfSearch> {
  const pages = collectPageObjects();
  const found = await findActiveContent(bytes, pages);
  return { found, pages: found === null ? pages.walk() : null };
}

async function findActiveContent(bytes: Uint8Array, pages: PageObjects): Promise<Found> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const reading = searchFile(text) ?? readObjects(bytes, text, pages);
  if (typeof reading === 'string') return reading;
  // Names are never encrypted, but addresses of links and packed objects are.
  const { objects, packed } = reading.encrypted ? await decryptPdf(bytes) : { ...reading, objects: [] };
  for (const object of objects) {
    const active = readActiveObject(object);
    if (active !== null) return active;
  }
  const found = searchPackedObjects(packed, pages);
  const whole = reading.whole && packed.length >= reading.packed.length;
  return found === null && !whole ? 'unsearchable' : found;
}

function readObjects(bytes: Uint8Array, text: string, pages: PageObjects): ActiveContent | Reading {
  const reader = ObjectReader.over(bytes, PDFContext.create());
  const packed: PackedObjects[] = [];
  let encrypted = false;
  let whole = true;
  for (const start of findObjects(text)) {
    const read = reader.readAt(start);
    if (read === null) {
      const object = sliceObject(text, start);
      const named = searchObjects(object);
      if (named !== null) return named;
      whole &&= !mayHoldObjects(object);
      continue;
    }
    const active = readActiveObject(read.object);
    if (active !== null) return active;
    pages.add(readNumber(text, start), start, read.object);
    if (!(read.object instanceof PDFDict)) continue;
    encrypted ||= read.object.has(PDFName.of('Encrypt'));
    if (holdsObjects(read.object))
      packed.push({ dict: read.object, contents: bytes.subarray(startOfStream(text, read.end)), at: start });
  }
  return { packed, encrypted, whole };
}

function searchPackedObjects(packed: readonly PackedObjects[], pages: PageObjects): Found {
  let left = mostUnfoldedBytes;
  let whole = true;
  for (const one of packed) {
    const stream = readObjectStream(one, left);
    if (stream === 'too-large') return stream;
    if (stream === null) {
      whole = false;
      continue;
    }
    left = Math.max(1, left - stream.text.length);
    const named = searchObjects(stream.text);
    if (named !== null) return named;
    for (const { number, object } of stream.objects) {
      pages.add(number, one.at, object);
      const active = readActiveObject(object);
      if (active !== null) return active;
    }
  }
  return whole ? null : 'unsearchable';
}

/** Where objects and trailers may begin. */
function* findObjects(text: string): Generator<number> {
  for (const word of ['obj', 'trailer']) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      if (word !== 'obj' || !text.startsWith('end', at - 3)) yield at + word.length;
    }
  }
}

/** The number in front of the word `obj`; −1 where there is none, as before a trailer. */
function readNumber(text: string, start: number): number {
  const [, number = '-1'] =
    /(\d{1,10})[\0\s]+\d+[\0\s]*obj$/u.exec(text.slice(Math.max(0, start - 32), start)) ?? [];
  return Number(number);
}

/** The text of an object that can't be read otherwise. */
function sliceObject(text: string, start: number): string {
  const end = text.indexOf('endobj', start);
  return text.slice(start, Math.min(end < 0 ? text.length : end, start + 65_536));
}

/** Whether it looks like a stream of objects. */
function mayHoldObjects(written: string): boolean {
  const object = readName(written);
  return (
    object.includes('/ObjStm') || (object.includes('/First') && /\/N(?![^\0\s()<>[\]{}/%])/u.test(object))
  );
}

/** Contents begin behind the word `stream` and one end of line (ISO 32000-2, 7.3.8). */
function startOfStream(text: string, end: number): number {
  const word = text.indexOf('stream', end) + 6;
  if (text.startsWith('\r\n', word)) return word + 2;
  return text[word] === '\n' || text[word] === '\r' ? word + 1 : word;
}
