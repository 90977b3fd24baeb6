import { composePdf, plainStream, surround } from '../compose-pdf.ts';
import type { DossierCase } from '../sample-case.ts';
import { zipOf } from '../tiny-files.ts';

const onePage = { kind: 'accepted', pages: 1 } as const;

/**
 * Whole PDFs that a careless program could take for something else. They are served as PDF and as nothing else, and
 * harm nobody then: what stands in the way of a jury is refused, not what looks odd.
 */
export const twoFacedDossiers: readonly DossierCase[] = [
  {
    name: 'an archive behind the PDF, which still ends as one',
    make: () => surround('', composePdf(), `${Buffer.from(zipOf('x.txt')).toString('latin1')}\n%%EOF\n`),
    expect: onePage,
  },
  {
    name: 'a web page within a comment',
    make: () => composePdf({ version: '1.7\n%<html><script>alert(1)</script>' }),
    expect: onePage,
  },
  {
    name: 'a web page within a stream that nothing names',
    make: () => composePdf({ objects: [plainStream('', '<!doctype html><script>alert(1)</script>')] }),
    expect: onePage,
  },
  {
    name: 'an archive within a stream that nothing names',
    make: () => composePdf({ objects: [plainStream('', Buffer.from(zipOf('x.exe')).toString('latin1'))] }),
    expect: onePage,
  },
];
