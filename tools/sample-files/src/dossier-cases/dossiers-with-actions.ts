import { composePackedPdf, composePdf, type PdfSource } from '../compose-pdf.ts';
import { type DossierCase, refused } from '../sample-case.ts';

const acting = (name: string, source: PdfSource, ...codes: string[]): DossierCase => ({
  name,
  make: () => composePdf(source),
  expect: refused(...codes),
});

const launch = '<</S/Launch/F(calc.exe)>>';
const inLink = (action: string): string => `/Annots[<</Subtype/Link/Rect[1 1 20 20]/A${action}>>]`;

/** Actions that leave the document: start a program, send or fetch what was typed, open another file. */
export const dossiersWithActions: readonly DossierCase[] = [
  acting('it starts a program when it opens', { catalog: `/OpenAction${launch}` }, 'launch'),
  acting('it starts a program from a link', { page: inLink(launch) }, 'launch'),
  acting('it starts a program when a page is shown', { page: `/AA<</O${launch}>>` }, 'launch'),
  acting(
    'it starts a program of Windows, with arguments',
    { page: inLink('<</S/Launch/Win<</F(cmd.exe)/P(/c calc)>>>>') },
    'launch',
  ),
  acting(
    'it starts a program, in other letters',
    { page: inLink('<</S/#4caunc#68/F(calc.exe)>>') },
    'launch',
  ),
  acting(
    'it starts a program after turning a page',
    { page: inLink(`<</S/Named/N/NextPage/Next[${launch}]>>`) },
    'launch',
  ),
  {
    name: 'it starts a program, in packed objects',
    make: () => composePackedPdf({ catalog: '/OpenAction 6 0 R', objects: [launch] }),
    expect: refused('launch'),
  },
  acting(
    'it sends its form away',
    {
      catalog: '/AcroForm<</Fields[6 0 R]>>',
      page: '/Annots[6 0 R]',
      objects: [
        '<</Subtype/Widget/FT/Btn/T(ok)/Rect[1 1 20 20]/A<</S/SubmitForm/F<</FS/URL/F(http://example.org/)>>>>>>',
      ],
    },
    'submit-form',
  ),
  acting(
    'it sends its form away when it opens',
    { catalog: '/OpenAction<</S/SubmitForm/F(http://example.org/)>>' },
    'submit-form',
  ),
  acting('it fetches data into its form', { page: inLink('<</S/ImportData/F(data.fdf)>>') }, 'submit-form'),
  acting('it opens another document', { page: inLink('<</S/GoToR/F(autre.pdf)/D[0/Fit]>>') }, 'go-to-file'),
  acting(
    'it opens a document on a server when it opens',
    { catalog: '/OpenAction<</S/GoToR/F(\\\\\\\\example.org\\\\x\\\\y.pdf)/D[0/Fit]>>' },
    'go-to-file',
  ),
  acting(
    'it follows a thread of another document',
    { page: inLink('<</S/Thread/F(autre.pdf)/D 0>>') },
    'go-to-file',
  ),
  acting(
    'it opens a document that it holds',
    { page: inLink('<</S/GoToE/T<</R/C/N(a.pdf)>>/D[0/Fit]>>') },
    'go-to-attachment',
  ),
];
