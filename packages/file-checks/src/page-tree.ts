import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject, PDFRef } from '@cantoo/pdf-lib';

const keys = {
  root: PDFName.of('Root'),
  pages: PDFName.of('Pages'),
  kids: PDFName.of('Kids'),
  box: PDFName.of('MediaBox'),
  unit: PDFName.of('UserUnit'),
  type: PDFName.of('Type'),
};
const pageType = PDFName.of('Page');

/** What the pages of a file come to; null where no tree of pages could be followed. */
export type PageTree =
  | { readonly kind: 'walked'; readonly pages: number }
  | { readonly kind: 'too-complex' | 'page-too-large' }
  | null;

/** Objects by their number, as far as pages need them; of two with one number the one that lies behind counts. */
export type PageObjects = {
  readonly add: (number: number, at: number, object: PDFObject) => void;
  readonly walk: () => PageTree;
};

/** Many times what any edition allows, and soon done. */
const mostVisits = 20_000;
const mostLevels = 64;
/** The longest side of a page in points (ISO 32000-1, annex C): 5.08 m. */
const longestSide = 14_400;

/** Collects what a file says of its pages, to count them without believing the numbers that it names. */
export function collectPageObjects(): PageObjects {
  // A dict that says nothing of pages is kept as null: it may still be listed as one.
  const places = new Map<number, { readonly at: number; readonly object: PDFDict | PDFArray | null }>();
  let root: { readonly at: number; readonly object: PDFObject } | undefined;

  const resolve = (object: PDFObject | undefined): PDFObject | null | undefined =>
    object instanceof PDFRef ? places.get(object.objectNumber)?.object : object;

  return {
    add(number, at, object) {
      if (!(object instanceof PDFDict || object instanceof PDFArray)) return;
      if (object instanceof PDFDict) {
        const named = object.get(keys.root);
        if (named !== undefined && at >= (root?.at ?? 0)) root = { at, object: named };
      }
      if (number < 0 || at < (places.get(number)?.at ?? 0)) return;
      places.set(number, { at, object: object instanceof PDFArray || speaksOfPages(object) ? object : null });
    },
    walk() {
      const catalog = resolve(root?.object);
      return catalog instanceof PDFDict ? walkPages(catalog.get(keys.pages), resolve) : null;
    },
  };
}

function speaksOfPages(dict: PDFDict): boolean {
  return dict.has(keys.kids) || dict.has(keys.pages) || dict.has(keys.box) || dict.has(keys.unit);
}

function walkPages(
  top: PDFObject | undefined,
  resolve: (object: PDFObject | undefined) => PDFObject | null | undefined,
): PageTree {
  const path = new Set<PDFObject>();
  let visits = 0;
  let pages = 0;
  const visit = (node: PDFObject | null | undefined, inherited: PDFObject | undefined): PageTree => {
    visits += 1;
    if (visits > mostVisits || path.size > mostLevels) return { kind: 'too-complex' };
    if (node === null) {
      pages += 1;
      return null;
    }
    // What is not there is no page; a branch within itself shows nothing more.
    if (!(node instanceof PDFDict) || path.has(node)) return null;
    const box = node.get(keys.box) ?? inherited;
    const kids = resolve(node.get(keys.kids));
    if (node.get(keys.type) === pageType || !(kids instanceof PDFArray)) {
      pages += 1;
      return isTooLarge(resolve(box), node.get(keys.unit), resolve) ? { kind: 'page-too-large' } : null;
    }
    path.add(node);
    for (const kid of kids.asArray()) {
      const stopped = visit(resolve(kid), box);
      if (stopped !== null) return stopped;
    }
    path.delete(node);
    return null;
  };
  return visit(resolve(top), undefined) ?? (pages === 0 ? null : { kind: 'walked', pages });
}

function isTooLarge(
  box: PDFObject | null | undefined,
  unit: PDFObject | undefined,
  resolve: (object: PDFObject | undefined) => PDFObject | null | undefined,
): boolean {
  if (!(box instanceof PDFArray)) return false;
  const [left = 0, bottom = 0, right = 0, top = 0] = box.asArray().map((side) => {
    const value = resolve(side);
    return value instanceof PDFNumber ? value.asNumber() : 0;
  });
  const points = unit instanceof PDFNumber && unit.asNumber() > 0 ? unit.asNumber() : 1;
  return Math.max(Math.abs(right - left), Math.abs(top - bottom)) * points > longestSide;
}
