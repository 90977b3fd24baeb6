import type { TDocumentDefinitions } from 'pdfmake/interfaces.d.ts';
import { describePages, printPdf } from '../print/print-pdf.ts';
import { attestDeposit } from './attest-deposit.ts';
import { explainVerification } from './explain-verification.ts';
import type { PrintableReceipt, ReceiptPrint } from './printable-receipt.ts';

const BANNER = 'Répétition\u00a0: ce dépôt n’a aucune valeur';

/**
 * A receipt as a PDF for printing, A4: what it attests on one side, how to check it on the other. The signed receipt
 * is inside, twice: in the document's properties for whoever has the file, as a QR code for whoever has the paper.
 */
export async function renderReceipt(receipt: PrintableReceipt, print: ReceiptPrint): Promise<Uint8Array> {
  return printPdf(describeReceipt(receipt, print));
}

function describeReceipt(receipt: PrintableReceipt, print: ReceiptPrint): TDocumentDefinitions {
  const title = `Accusé de dépôt ${receipt.code}, version ${receipt.version}`;
  const info = {
    title,
    author: print.edition.name,
    // Of the deposit, and not of the printing: the same receipt is the same file each time.
    creationDate: new Date(receipt.depositedAt),
    PalmaresReceipt: print.jws,
  };
  return {
    ...describePages(receipt.rehearsal ? BANNER : null, `${title}, ${print.edition.name}`),
    info,
    styles: {
      title: { fontSize: 22, bold: true, margin: [0, 2, 0, 2] },
      subtitle: { fontSize: 14, margin: [0, 0, 0, 6] },
      heading: { fontSize: 13, bold: true, margin: [0, 16, 0, 6] },
      instant: { fontSize: 16, bold: true, margin: [0, 0, 0, 3] },
      about: { fontSize: 9, color: '#444' },
      command: { fontSize: 9, background: '#f2f2f2', margin: [0, 2, 0, 6] },
    },
    content: [...attestDeposit(receipt, print), ...explainVerification(receipt, print)],
  };
}
