import type { Content } from 'pdfmake/interfaces.d.ts';
import { nameReceiptFile, type PrintableReceipt, type ReceiptPrint } from './printable-receipt.ts';

// Bytes that the largest QR code (version 40) holds, with 15 % of it allowed to be damaged (M) or 7 % (L).
const MOST_BYTES = { M: 2_331, L: 2_953 };
// The largest QR code has 177 modules a side. Two points (0.7 mm) each can be read by any telephone, off any printer;
// a smaller code gets larger modules.
const SIDE = 2 * 177;

/** The second page: how anybody checks the receipt, from the file or from paper. */
export function explainVerification(receipt: PrintableReceipt, { jws, keysUrl }: ReceiptPrint): Content[] {
  const name = nameReceiptFile(receipt);
  return [
    { text: 'Vérifier cet accusé', style: 'heading', pageBreak: 'before', margin: [0, 0, 0, 6] },
    {
      text: 'Cet accusé est signé par le concours (JWS, Ed25519)\u00a0: qui change un caractère de l’accusé signé rend la signature fausse. Ce fichier PDF contient l’accusé signé. Avec le logiciel Palmarès, cette commande dit ce qu’il atteste, à comparer avec ce qui est imprimé, et si le dossier est bien celui du dépôt\u00a0:',
      margin: [0, 0, 0, 4],
    },
    {
      text: `npm run palmares -- receipt verify ${name}.pdf --jwks ${keysUrl} --dossier dossier.pdf`,
      style: 'command',
    },
    {
      text: [
        'Les clés publiques du concours se trouvent à cette adresse\u00a0: ',
        { text: keysUrl, bold: true },
      ],
      margin: [0, 0, 0, 4],
    },
    ...drawCode(jws, name),
  ];
}

// The signed receipt itself and not an address: what is on the paper can still be checked without a network, and when
// the server is gone.
function drawCode(jws: string, name: string): Content[] {
  const eccLevel = jws.length <= MOST_BYTES.M ? 'M' : 'L';
  if (jws.length > MOST_BYTES[eccLevel]) {
    return [
      {
        text: 'Le titre ou le nom de l’organisme est trop long pour que l’accusé signé tienne dans un code QR\u00a0: conservez ce fichier PDF.',
      },
    ];
  }
  return [
    {
      text: `Sur papier, le code ci-dessous contient le même accusé signé\u00a0: lisez-le avec un téléphone, enregistrez le texte obtenu dans un fichier, par exemple ${name}.jose, et donnez ce fichier à la même commande. Aucun réseau n’est nécessaire à qui a conservé les clés publiques.`,
      margin: [0, 0, 0, 16],
    },
    { qr: jws, eccLevel, fit: SIDE, alignment: 'center' },
  ];
}
