import { array, assert, asyncProperty, constantFrom, integer, oneof, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundaryOf, MultipartError, readOnlyFile } from './split-multipart.ts';

const boundary = '----WebKitFormBoundaryX';
const head = `--${boundary}\r\nContent-Disposition: form-data; name="fichier"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n`;
const form = (content: Uint8Array | string, tail = `\r\n--${boundary}--\r\n`) =>
  Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(tail)]);

/** The body cut into pieces of the given sizes, over and over. */
async function* inPieces(body: Buffer, sizes: readonly number[]) {
  for (let at = 0, turn = 0; at < body.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield await Promise.resolve(body.subarray(at, at + size));
    at += size;
  }
}

const read = async (body: Buffer, sizes: readonly number[] = [body.length]) =>
  Buffer.concat(await Array.fromAsync(readOnlyFile(inPieces(body, sizes), boundary)));

describe('the file comes out as it was sent, wherever the body is cut', () => {
  // Content made of what looks like the boundary, beside any bytes.
  const content = array(
    oneof(
      uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
      constantFrom('\r\n', '\r', '-', '--', '\r\n--', `\r\n--${boundary.slice(0, -1)}`, `--${boundary}`).map(
        (text) => Buffer.from(text),
      ),
    ),
    { maxLength: 12 },
  ).map((parts) => Buffer.concat(parts));

  test('any content, any pieces', async () => {
    await assert(
      asyncProperty(
        content,
        array(integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 }),
        async (bytes, sizes) => {
          if (bytes.includes(`\r\n--${boundary}`) || bytes.indexOf(`--${boundary}`) === 0) return;
          expect((await read(form(bytes), sizes)).equals(bytes)).toBe(true);
        },
      ),
    );
  });

  test('byte by byte, with a line end before the boundary that belongs to the file', async () => {
    expect((await read(form('un\r\ndeux\r\n'), [1])).toString()).toBe('un\r\ndeux\r\n');
  });

  test('an empty file', async () => {
    expect(await read(form(''))).toHaveLength(0);
    expect(await read(form(''), [1])).toHaveLength(0);
  });

  test('what follows the file is left alone', async () => {
    const more = `\r\n--${boundary}\r\nContent-Disposition: form-data; name="x"\r\n\r\nmore\r\n--${boundary}--`;
    expect((await read(form('a', more))).toString()).toBe('a');
  });
});

test('no more than a boundary is held back', async () => {
  async function* endless() {
    yield Buffer.from(head);
    for (;;) yield await Promise.resolve(Buffer.alloc(65_536, 13));
  }
  let [given, taken] = [0, 0];
  for await (const chunk of readOnlyFile(endless(), boundary)) {
    taken += chunk.length;
    given += 65_536;
    expect(given - taken).toBeLessThanOrEqual(65_536 + boundary.length + 4);
    if (given > 10_000_000) break;
  }
});

describe('what is no form with one file is refused', () => {
  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a body that ends in the file', Buffer.from(`${head}abc`)],
    ['a body that ends in the headers', Buffer.from(head.slice(0, 60))],
    ['another boundary', Buffer.from(form('a').toString().replaceAll(boundary, 'other'))],
    ['a field that is no file', Buffer.from(form('a').toString().replace('; filename="a.pdf"', ''))],
    ['headers without end', Buffer.concat([Buffer.from(head.slice(0, 60)), Buffer.alloc(20_000, 97)])],
  ])('%s', async (_, body) => {
    await expect(read(body, [7])).rejects.toThrow(MultipartError);
  });
});

test.each([
  ['multipart/form-data; boundary=abc', 'abc'],
  ['multipart/form-data; charset=utf-8; boundary="a b"', 'a b'],
  ['Multipart/Form-Data;boundary=----WebKitFormBoundaryX', '----WebKitFormBoundaryX'],
  ['multipart/form-data', null],
  ['multipart/form-data; boundary=', null],
  [`multipart/form-data; boundary=${'x'.repeat(71)}`, null],
  ['application/pdf', null],
  [undefined, null],
])('the boundary of %s', (type, expected) => {
  expect(boundaryOf(type)).toBe(expected);
});
