import { PDFContext, PDFRef } from '@cantoo/pdf-lib';
import { collectPageObjects, type PageTree } from '@palmares/file-checks/page-tree';
import { array, assert, constant, nat, oneof, property, record } from 'fast-check';
import { expect, test } from 'vitest';

/** The kids of a branch by their numbers, or a page with its side in points. */
type Node = readonly number[] | { readonly side: number };

const context = PDFContext.create();

/** Counts the pages of a file whose first object is the top of its pages. */
const walk = (nodes: readonly Node[]): PageTree => {
  const pages = collectPageObjects();
  nodes.forEach((node, number) => {
    const object =
      'side' in node
        ? context.obj({ Type: 'Page', MediaBox: [0, 0, node.side, 10] })
        : context.obj({ Type: 'Pages', Kids: node.map((kid) => PDFRef.of(kid)) });
    pages.add(number, number, object);
  });
  pages.add(1000, 1000, context.obj({ Type: 'Catalog', Pages: PDFRef.of(0) }));
  pages.add(-1, 1001, context.obj({ Root: PDFRef.of(1000) }));
  return pages.walk();
};

const page: Node = { side: 595 };
const branches = array(array(nat(20), { maxLength: 4 }), { minLength: 1, maxLength: 12 });

test('the pages of a tree are its leaves, however they are grouped', () => {
  assert(
    property(array(nat(6), { minLength: 1, maxLength: 20 }), (sizes) => {
      // Each branch holds its pages and the next branch.
      const nodes: Node[] = sizes.map((size, index) => [
        ...Array.from({ length: size }, (_, leaf) => sizes.length + leaf),
        ...(index + 1 < sizes.length ? [index + 1] : []),
      ]);
      const pages = sizes.reduce((sum, size) => sum + size, 0);
      const counted = walk([...nodes, ...Array.from({ length: 6 }, () => page)]);
      expect(counted).toEqual(pages === 0 ? null : { kind: 'walked', pages });
    }),
  );
});

test('of any objects that hold each other something is said, soon', () => {
  const sides = record({ side: oneof(constant(595), nat(20_000)) });
  assert(
    property(
      array(oneof(array(nat(12), { maxLength: 12 }), sides), { minLength: 1, maxLength: 12 }),
      (nodes) => {
        expect([undefined, 'walked', 'too-complex', 'page-too-large']).toContain(walk(nodes)?.kind);
      },
    ),
  );
});

test('branches without a page are no pages, even where they hold each other', () => {
  assert(
    property(branches, (nodes) => {
      expect([null, { kind: 'too-complex' }]).toContainEqual(walk(nodes));
    }),
  );
});

test.each<[string, readonly Node[], PageTree]>([
  ['a page of 5.08 m', [[1], { side: 14_400 }], { kind: 'walked', pages: 1 }],
  ['a page of a point more', [[1], { side: 14_401 }], { kind: 'page-too-large' }],
  [
    'ten levels of ten',
    Array.from({ length: 11 }, (_, level) => (level < 10 ? Array(10).fill(level + 1) : page)),
    { kind: 'too-complex' },
  ],
  ['a hundred levels', Array.from({ length: 100 }, (_, level) => [level + 1]), { kind: 'too-complex' }],
])('%s', (_, nodes, wanted) => {
  expect(walk(nodes)).toEqual(wanted);
});

test('what lies behind takes the place of what lay before', () => {
  const pages = collectPageObjects();
  pages.add(-1, 0, context.obj({ Root: PDFRef.of(1) }));
  pages.add(1, 1, context.obj({ Pages: PDFRef.of(2) }));
  pages.add(2, 2, context.obj({ Kids: [PDFRef.of(3)] }));
  pages.add(3, 3, context.obj({ Type: 'Page' }));
  expect(pages.walk()).toEqual({ kind: 'walked', pages: 1 });
  pages.add(2, 4, context.obj({ Kids: [PDFRef.of(3), PDFRef.of(3)] }));
  pages.add(2, 1, context.obj({ Kids: [] }));
  expect(pages.walk()).toEqual({ kind: 'walked', pages: 2 });
});
