import { deflateSync } from 'node:zlib';
import { appendRevision, composePdf, type PdfSource, plainStream } from '../compose-pdf.ts';
import { makePdfBomb } from '../hostile-pdf.ts';
import { type DossierCase, refused } from '../sample-case.ts';

const accepted = { kind: 'accepted', pages: 1 } as const;

const bomb = (name: string, source: PdfSource, ...codes: string[]): DossierCase => ({
  name,
  make: () => composePdf(source),
  expect: codes.length === 0 ? accepted : refused(...codes),
});

/** An object that no page needs: a reader passes it over, or gives up. */
const survived = (name: string, object: string): DossierCase => ({
  name,
  make: () => composePdf({ page: '/PieceInfo 6 0 R', objects: [object] }),
  expect: { kind: 'survived' },
});

/** Flate packs zeros two hundred to one at its fastest. */
const packedZeros = (bytes: number, times = 1): string => {
  let packed = deflateSync(Buffer.alloc(bytes), { level: 1 });
  for (let turn = 1; turn < times; turn += 1) packed = deflateSync(packed);
  return packed.toString('latin1');
};

const depth = 100_000;
const tooMuch = ['too-complex', 'unreadable'];

/** Files of some kilobytes that cost a reader all of its time, its stack or its memory. */
export const dossierBombs: readonly DossierCase[] = [
  survived('arrays a hundred thousand deep', `${'['.repeat(depth)}${']'.repeat(depth)}`),
  survived('arrays a hundred thousand deep that nobody closes', '['.repeat(depth)),
  survived('dictionaries a hundred thousand deep', `${'<</A'.repeat(depth)} 1${'>>'.repeat(depth)}`),
  bomb(
    'arrays a hundred thousand deep where the document opens',
    { catalog: `/OpenAction${'['.repeat(depth)}${']'.repeat(depth)}` },
    ...tooMuch,
  ),
  {
    name: 'packed objects that unfold to 400 MB',
    make: () => makePdfBomb(400_000_000),
    expect: refused(...tooMuch),
  },
  {
    name: 'packed objects that unfold to 100 MB',
    make: () => makePdfBomb(100_000_000),
    expect: refused(...tooMuch, 'no-page'),
  },
  {
    name: 'a table of places that says it has two billion objects',
    make: () =>
      Buffer.from(
        Buffer.from(composePdf())
          .toString('latin1')
          .replace('0 1\n', '0 2000000000\n')
          .replace('/Size 6', '/Size 2000000001'),
        'latin1',
      ),
    expect: accepted,
  },
  {
    name: 'a table of places that comes before itself',
    make: () => {
      const file = Buffer.from(composePdf()).toString('latin1');
      const place = /startxref\n(\d+)/u.exec(file)?.[1] ?? '';
      return Buffer.from(file.replace('/Root 1 0 R', `/Root 1 0 R/Prev ${place}`), 'latin1');
    },
    expect: accepted,
  },
  {
    name: 'two tables of places that come before each other',
    make: () => {
      const first = Buffer.from(composePdf({ trailer: '/Prev 00000000' })).toString('latin1');
      const second = Buffer.from(appendRevision(Buffer.from(first, 'latin1'), { 5: 'null' })).toString(
        'latin1',
      );
      const place = /startxref\n(\d+)\n%%EOF\n$/u.exec(second)?.[1] ?? '';
      return Buffer.from(second.replace('/Prev 00000000', `/Prev ${place.padStart(8, '0')}`), 'latin1');
    },
    expect: accepted,
  },
  {
    name: 'two hundred revisions',
    make: () => {
      let file: Uint8Array = composePdf();
      for (let turn = 0; turn < 200; turn += 1) file = appendRevision(file, { 6: `(${turn})` });
      return file;
    },
    expect: accepted,
  },
  bomb('a stream behind a hundred filters', {
    objects: [plainStream(`/Filter[${'/ASCIIHexDecode'.repeat(100)}]`, '>')],
  }),
  bomb('a page behind a hundred filters', {
    instead: { 4: plainStream(`/Filter[${'/FlateDecode'.repeat(100)}]`, packedZeros(1000, 100)) },
  }),
  {
    name: 'a page whose content unfolds to 100 MB of blanks',
    make: () => composePdf({ instead: { 4: plainStream('/Filter/FlateDecode', packedZeros(100_000_000)) } }),
    expect: accepted,
  },
  {
    name: 'a stream that nothing names and that unfolds to 500 MB',
    make: () => composePdf({ objects: [plainStream('/Filter/FlateDecode', packedZeros(500_000_000))] }),
    expect: accepted,
  },
  bomb('an object that is itself', { catalog: '/OpenAction 6 0 R', objects: ['6 0 R'] }),
  bomb('objects that refer to each other in a ring', {
    catalog: '/Perdu 6 0 R',
    objects: ['<</A 7 0 R>>', '<</B 8 0 R>>', '<</C 6 0 R>>'],
  }),
  bomb('a length that refers to its own stream', {
    objects: ['<</Length 6 0 R>>stream\nabc\nendstream'],
  }),
  bomb('a length of 2³¹', { objects: ['<</Length 2147483647>>stream\nabc\nendstream'] }),
  survived('a name of a million letters', `/${'A'.repeat(1_000_000)}`),
  survived('a number of a million digits', '9'.repeat(1_000_000)),
  bomb('bookmarks that follow each other in a ring', {
    catalog: '/Outlines 6 0 R',
    objects: [
      '<</First 7 0 R/Last 8 0 R/Count 2>>',
      '<</Title(a)/Parent 6 0 R/Next 8 0 R>>',
      '<</Title(b)/Parent 6 0 R/Next 7 0 R/First 6 0 R>>',
    ],
  }),
];
