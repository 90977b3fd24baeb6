import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { contentDisposition } from './content-disposition.ts';

test('a name beyond ASCII is given twice: plainly, and whole', () => {
  expect(contentDisposition('attachment', 'Été n° 3 (fin).pdf')).toBe(
    `attachment; filename="Ete n_ 3 (fin).pdf"; filename*=UTF-8''%C3%89t%C3%A9%20n%C2%B0%203%20%28fin%29.pdf`,
  );
});

test('no name ends the header, breaks the line or names a folder', () => {
  assert(
    property(string({ unit: 'binary' }), (name) => {
      const header = contentDisposition('inline', name);
      expect(header).toMatch(/^inline; filename="[^"\\/%]*"; filename\*=UTF-8''[\w!#$&+.^`|~%-]+$/);
      expect(header).toMatch(/^[\x20-\x7e]*$/);
    }),
  );
});
