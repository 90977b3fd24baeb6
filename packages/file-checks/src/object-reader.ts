import { type PDFContext, type PDFObject, PDFObjectParser } from '@cantoo/pdf-lib';

/** Reads objects of a PDF wherever they lie, in any order. Contents of streams are not read. */
export class ObjectReader extends PDFObjectParser {
  static over(bytes: Uint8Array, context: PDFContext): ObjectReader {
    // The library doesn't export its class of byte streams: another parser lends its own.
    return new ObjectReader(PDFObjectParser.forBytes(bytes, context)['bytes'], context);
  }

  /** The object at an offset, and where it ends; null where there is none that can be read. */
  readAt(offset: number): { readonly object: PDFObject; readonly end: number } | null {
    try {
      this.bytes.moveTo(offset);
      this.skipWhitespaceAndComments();
      const start = this.bytes.offset();
      const isDict = this.bytes.peek() === 0x3c && this.bytes.peekAhead(1) === 0x3c;
      const object = isDict ? this.parseDict() : this.parseObject();
      // Beyond the end the library reads a last dict as if it were whole.
      return this.bytes.offset() > start ? { object, end: this.bytes.offset() } : null;
    } catch {
      return null;
    }
  }

  /** The numbers that an object stream begins with, at most so many. */
  readNumbers(count: number): readonly number[] {
    const numbers: number[] = [];
    try {
      this.bytes.moveTo(0);
      for (let index = 0; index < count; index += 1) {
        this.skipWhitespaceAndComments();
        numbers.push(this.parseRawInt());
      }
    } catch {
      // What is missing is not listed.
    }
    return numbers;
  }
}
