import { Readable } from 'node:stream';
import { array, assert, asyncProperty, constantFrom, integer, oneof, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openFormFile } from './open-form-file.ts';

const boundary = '----WebKitFormBoundaryX';
const type = `multipart/form-data; boundary=${boundary}`;
const head = `--${boundary}\r\nContent-Disposition: form-data; name="fichier"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n`;
const end = `\r\n--${boundary}--\r\n`;
const form = (content: Uint8Array | string, tail = end) =>
  Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(tail)]);

/** The body cut into pieces of the given sizes, over and over. */
function* inPieces(body: Buffer, sizes: readonly number[]) {
  for (let at = 0, turn = 0; at < body.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield body.subarray(at, at + size);
    at += size;
  }
}

const open = (pieces: Iterable<Buffer>, contentType: string | undefined) =>
  openFormFile(
    Object.assign(Readable.from(pieces, { objectMode: false }), {
      headers: contentType === undefined ? {} : { 'content-type': contentType },
    }),
  );
const read = async (
  body: Buffer,
  sizes: readonly number[] = [65_536],
  contentType: string | undefined = type,
) => Buffer.concat(await Array.fromAsync<Buffer>(open(inPieces(body, sizes), contentType)));

describe('the file comes out as it was sent, wherever the body is cut', () => {
  // Content made of what looks like the boundary, beside any bytes.
  const content = array(
    oneof(
      uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
      constantFrom(
        '\r\n',
        '\r',
        '-',
        '--',
        '\r\n--',
        `\r\n--${boundary.slice(0, -1)}`,
        `\n--${boundary}`,
        `--${boundary}--`,
      ).map((text) => Buffer.from(text)),
    ),
    { maxLength: 12 },
  ).map((parts) => Buffer.concat(parts));

  test('any content, any pieces', async () => {
    await assert(
      asyncProperty(
        content.filter((bytes) => !Buffer.concat([Buffer.from('\r\n'), bytes]).includes(`\r\n--${boundary}`)),
        array(integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 }),
        async (bytes, sizes) => {
          expect((await read(form(bytes), sizes)).equals(bytes)).toBe(true);
        },
      ),
    );
  });

  test('a large one', async () => {
    const bytes = Buffer.alloc(3_000_000, `\r\n--${boundary.slice(0, -1)}`);
    expect((await read(form(bytes), [65_536, 1, 9])).equals(bytes)).toBe(true);
  });

  test.each([[[1]], [[65_536]]])('an empty one, in pieces of %s', async (sizes) => {
    expect(await read(form(''), sizes)).toHaveLength(0);
  });

  test.each([
    ['another file', `${end.slice(0, -4)}\r\n${head.slice(head.indexOf('\r\n') + 2)}more${end}`],
    [
      'a field that is cut short',
      `${end.slice(0, -4)}\r\nContent-Disposition: form-data; name="x"\r\n\r\nmo`,
    ],
    ['an epilogue', `${end}${'x'.repeat(100_000)}`],
  ])('whole, whatever follows: %s', async (_, tail) => {
    expect((await read(form('a', tail))).toString()).toBe('a');
    expect((await read(form('a', tail), [7])).toString()).toBe('a');
  });

  test.each([
    `multipart/form-data; charset=utf-8; boundary="${boundary}"`,
    `Multipart/Form-Data;boundary=${boundary}`,
  ])('announced as %s', async (contentType) => {
    expect((await read(form('a'), [65_536], contentType)).toString()).toBe('a');
  });
});

test('no more of it is taken than its reader has use for', async () => {
  let given = 0;
  function* endless() {
    yield Buffer.from(head);
    for (; given < 50_000_000; given += 65_536) yield Buffer.alloc(65_536, 13);
  }
  let taken = 0;
  for await (const chunk of open(endless(), type)) {
    taken += chunk.length;
    if (taken > 10_000_000) break;
  }
  expect(given - taken).toBeLessThan(1_000_000);
});

test('a body that ends anywhere before the boundary after its file gives none', async () => {
  const body = form('abc', `\r\n--${boundary}`);
  for (let length = 0; length < body.length; length += 1) {
    await expect(read(body.subarray(0, length))).rejects.toThrow('Premature close');
  }
  expect((await read(body)).toString()).toBe('abc');
});

describe('what is no form with one file gives none', () => {
  const noFile = form('a').toString().replace('; filename="a.pdf"', '');
  test.each([
    ['nothing', ''],
    ['another boundary', form('a').toString().replaceAll(boundary, 'other')],
    ['a field that is no file', noFile],
    ['a field that is no file, of any bytes', noFile.replace('application/pdf', 'application/octet-stream')],
    ['another field before the file', noFile.replace(end, `\r\n${form('b').toString()}`)],
    ['a part without a name before the file', `--${boundary}\r\n\r\nb\r\n${form('b').toString()}`],
    ['an end at once', end],
    ['headers without end', `${head.slice(0, 60)}${'a'.repeat(20_000)}`],
    ['headers of 100 kB', `${head.slice(0, -4)}\r\nX: ${'a'.repeat(100_000)}\r\n\r\nabc${end}`],
    ['a long text before the first boundary', `${'a'.repeat(100_000)}\r\n${form('abc').toString()}`],
  ])('%s', async (_, body) => {
    await expect(read(Buffer.from(body))).rejects.toThrow('Premature close');
    await expect(read(Buffer.from(body), [7])).rejects.toThrow('Premature close');
  });

  test.each([
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'multipart/mixed; boundary=x',
    'application/x-www-form-urlencoded',
    'application/pdf',
  ])('%s', async (contentType) => {
    await expect(read(form('a'), [65_536], contentType)).rejects.toThrow('Premature close');
  });

  test('no type', async () => {
    await expect(Array.fromAsync(open([form('a')], undefined))).rejects.toThrow('Premature close');
  });

  test('a connection that breaks in the file', async () => {
    function* breaking() {
      yield Buffer.from(`${head}abc`);
      throw new Error('gone');
    }
    await expect(Array.fromAsync(open(breaking(), type))).rejects.toThrow('Premature close');
  });
});
