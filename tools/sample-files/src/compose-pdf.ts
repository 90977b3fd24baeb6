import { deflateSync } from 'node:zlib';
import { text } from './box-writer.ts';
import { joinBytes } from './nal-unit.ts';

/**
 * A PDF written object by object, one byte for each character. The catalog is object 1, the page tree 2, the first
 * page 3, its content 4 and its font 5; what is added follows from 6 on.
 */
export type PdfSource = {
  /** As in `%PDF-1.7`. */
  readonly version?: string;
  /** Entries added to the catalog, to the first page, and to the trailer. */
  readonly catalog?: string;
  readonly page?: string;
  readonly trailer?: string;
  /** Entries of the page tree instead of one page. */
  readonly pageTree?: string;
  /** The whole of an object instead of what usually stands at its number; `null` leaves it out. */
  readonly instead?: Readonly<Record<number, string | null>>;
  /** What the page draws. */
  readonly content?: string;
  /** Objects from number 6 on. */
  readonly objects?: readonly string[];
  /** What ends a line. */
  readonly lineEnd?: string;
};

type NumberedObject = readonly [number: number, body: string];

/** A PDF with a table of its objects' places (ISO 32000-2, 7.5.4). The same source always gives the same bytes. */
export function composePdf(source: PdfSource = {}): Uint8Array<ArrayBuffer> {
  const { version = '1.7', trailer = '', lineEnd = '\n' } = source;
  const head = `%PDF-${version}${lineEnd}%\xe2\xe3\xcf\xd3${lineEnd}`;
  return text(writeObjects(head, listObjects(source), `/Root 1 0 R${trailer}`, lineEnd));
}

/** The same whose objects, but for streams, lie packed in one stream, as newer programs write them (7.5.7, 7.5.8). */
export function composePackedPdf(source: PdfSource = {}): Uint8Array<ArrayBuffer> {
  const { version = '1.7', trailer = '' } = source;
  const objects = listObjects(source);
  const packed = objects.filter(([, body]) => !body.includes('stream'));
  const highest = Math.max(...objects.map(([number]) => number));
  let written = `%PDF-${version}\n%\xe2\xe3\xcf\xd3\n`;
  const rows = new Map<number, readonly [type: number, place: number, index: number]>();
  const write = (number: number, body: string): void => {
    rows.set(number, [1, written.length, 0]);
    written += `${number} 0 obj\n${body}\nendobj\n`;
  };
  for (const [number, body] of objects) if (!packed.some(([other]) => other === number)) write(number, body);
  let places = '';
  let bodies = '';
  packed.forEach(([number, body], index) => {
    places += `${number} ${bodies.length} `;
    bodies += `${body}\n`;
    rows.set(number, [2, highest + 1, index]);
  });
  write(highest + 1, flateStream(`/Type/ObjStm/N ${packed.length}/First ${places.length}`, places + bodies));
  const table = written.length;
  rows.set(highest + 2, [1, table, 0]);
  const cells = Array.from({ length: highest + 3 }, (_, number) => {
    const [type, place, index] = rows.get(number) ?? [0, 0, 0];
    return String.fromCharCode(type, (place >> 16) & 255, (place >> 8) & 255, place & 255, index);
  }).join('');
  write(highest + 2, flateStream(`/Type/XRef/Size ${highest + 3}/W[1 3 1]/Root 1 0 R${trailer}`, cells));
  return text(`${written}startxref\n${table}\n%%EOF\n`);
}

/** A PDF with some objects written anew behind its end, as programs do when they only save changes (7.5.6). */
export function appendRevision(
  file: Uint8Array,
  changed: Readonly<Record<number, string>>,
  trailer = '',
): Uint8Array<ArrayBuffer> {
  const former = Buffer.from(file).toString('latin1');
  const [, previous = '0'] = /startxref\s+(\d+)\s+%%EOF\s*$/u.exec(former) ?? [];
  const objects = Object.entries(changed).map(([number, body]): NumberedObject => [Number(number), body]);
  return text(writeObjects(former, objects, `/Root 1 0 R/Prev ${previous}${trailer}`));
}

/** A stream as it is. */
export function plainStream(entries: string, data: string): string {
  return `<<${entries}/Length ${data.length}>>stream\n${data}\nendstream`;
}

/** A stream that is packed with Flate. */
export function flateStream(entries: string, data: string): string {
  return plainStream(`${entries}/Filter/FlateDecode`, deflateSync(text(data)).toString('latin1'));
}

/** A PDF with bytes before or behind it. */
export function surround(before: string, file: Uint8Array, after: string): Uint8Array {
  return joinBytes([text(before), file, text(after)]);
}

function writeObjects(
  head: string,
  objects: readonly NumberedObject[],
  trailer: string,
  lineEnd = '\n',
): string {
  let written = head;
  const places = new Map<number, number>();
  for (const [number, body] of objects) {
    places.set(number, written.length);
    written += [`${number} 0 obj`, body, 'endobj', ''].join(lineEnd);
  }
  const size = Math.max(5, ...places.keys()) + 1;
  const rows = [...places].map(
    ([number, place]) => `${number} 1${lineEnd}${String(place).padStart(10, '0')} 00000 n \n`,
  );
  const table = [`xref`, `0 1`, `0000000000 65535 f \n${rows.join('')}trailer`].join(lineEnd);
  const end = [`<</Size ${size}${trailer}>>`, 'startxref', String(written.length), '%%EOF', ''].join(lineEnd);
  return `${written}${table}${lineEnd}${end}`;
}

function listObjects(source: PdfSource): readonly NumberedObject[] {
  const { pageTree = '/Kids[3 0 R]/Count 1', content = 'BT /F1 24 Tf 72 720 Td (Dossier) Tj ET' } = source;
  const usual: readonly NumberedObject[] = [
    [1, `<</Type/Catalog/Pages 2 0 R${source.catalog ?? ''}>>`],
    [2, `<</Type/Pages${pageTree}>>`],
    [3, pageObject(source.page)],
    [4, plainStream('', content)],
    [5, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'],
    ...(source.objects ?? []).map((body, index): NumberedObject => [index + 6, body]),
  ];
  return usual.flatMap(([number, body]): readonly NumberedObject[] => {
    const other = source.instead?.[number];
    return other === null ? [] : [[number, other ?? body]];
  });
}

/** A page of A4 as the first one is. */
export function pageObject(entries = ''): string {
  const shown = entries.includes('/MediaBox') ? '' : '/MediaBox[0 0 595 842]';
  return `<</Type/Page/Parent 2 0 R${shown}/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>${entries}>>`;
}

/** A PDF of so many pages. */
export function pagesSource(count: number): PdfSource {
  const further = Array.from({ length: count - 1 }, (_, index) => index + 6);
  const kids = [3, ...further].map((number) => `${number} 0 R`).join(' ');
  return { pageTree: `/Kids[${kids}]/Count ${count}`, objects: further.map(() => pageObject()) };
}
