import { composePackedPdf, composePdf, type PdfSource, pageObject, pagesSource } from '../compose-pdf.ts';
import { type DossierCase, refused } from '../sample-case.ts';

const pdf = (name: string, source: PdfSource, wanted: DossierCase['expect']): DossierCase => ({
  name,
  make: () => composePdf(source),
  expect: wanted,
});
const noPage = refused('no-page', 'unreadable');
const tooMany = refused('too-many-pages', 'too-complex', 'unreadable');
const tooManyOrNone = refused('too-many-pages', 'no-page', 'too-complex', 'unreadable');
const claiming = (pages: number, count: string): PdfSource => {
  const source = pagesSource(pages);
  return { ...source, pageTree: source.pageTree?.replace(/\/Count \d+/u, count) ?? '' };
};

/** Dossiers with too many pages, without any, or that say another number than they have. */
export const dossiersWithFalsePages: readonly DossierCase[] = [
  pdf('61 pages', pagesSource(61), refused('too-many-pages')),
  {
    name: '61 pages, their objects packed',
    make: () => composePackedPdf(pagesSource(61)),
    expect: refused('too-many-pages'),
  },
  pdf('61 pages that say they are one', claiming(61, '/Count 1'), tooMany),
  pdf('61 pages that say they are none', claiming(61, '/Count 0'), tooManyOrNone),
  pdf('61 pages that say they are −1', claiming(61, '/Count -1'), tooManyOrNone),
  pdf('61 pages that don’t say how many they are', claiming(61, ''), tooMany),
  pdf('one page, shown 61 times', { pageTree: `/Kids[${'3 0 R '.repeat(61)}]/Count 61` }, tooMany),
  pdf('one page that says it is a billion', claiming(1, '/Count 1000000000'), { kind: 'accepted', pages: 1 }),
  pdf('one page that says it is a text', claiming(1, '/Count(un)'), { kind: 'accepted', pages: 1 }),
  pdf('no page', { pageTree: '/Kids[]/Count 0' }, noPage),
  pdf('no page that says it is five', { pageTree: '/Kids[]/Count 5' }, noPage),
  pdf('no page tree', { instead: { 2: null } }, noPage),
  pdf('no catalog', { instead: { 1: null } }, noPage),
  pdf('a page that is not there', { pageTree: '/Kids[99 0 R]/Count 1' }, noPage),
  pdf('a page tree that holds itself', { pageTree: '/Kids[2 0 R]/Count 1' }, noPage),
  pdf(
    'two branches of a page tree that hold each other',
    {
      pageTree: '/Kids[6 0 R]/Count 1',
      objects: ['<</Type/Pages/Kids[7 0 R]/Count 1>>', '<</Type/Pages/Kids[6 0 R]/Count 1>>'],
    },
    noPage,
  ),
  pdf(
    'ten levels of branches that each hold the next ten times',
    {
      pageTree: `/Kids[${'6 0 R '.repeat(10)}]/Count 1`,
      objects: Array.from(
        { length: 10 },
        (_, level) => `<</Type/Pages/Kids[${`${level < 9 ? level + 7 : 3} 0 R `.repeat(10)}]/Count 1>>`,
      ),
    },
    tooMany,
  ),
  pdf('a first page that is no page', { pageTree: '/Kids[4 0 R]/Count 1' }, refused('no-page', 'unreadable')),
  pdf(
    'a page of a billion points',
    { page: '/MediaBox[0 0 1000000000 1000000000]' },
    refused('page-too-large'),
  ),
  pdf(
    'a hundred thousand pages',
    { pageTree: `/Kids[${'3 0 R '.repeat(100_000)}]/Count 100000`, instead: { 3: pageObject() } },
    tooMany,
  ),
];
