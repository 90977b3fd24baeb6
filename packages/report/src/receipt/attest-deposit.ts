import { formatDuration, formatParisPrecisely } from '@palmares/rules/french-instants';
import { formatMo, formatWhole } from '@palmares/rules/french-lists';
import type { Content, ContentTable } from 'pdfmake/interfaces.d.ts';
import { count } from '../french-figures.ts';
import { show } from '../print/print-pdf.ts';
import type { PrintableReceipt, ReceiptPrint } from './printable-receipt.ts';

/** The first page: what was deposited, when, and what that means. */
export function attestDeposit(receipt: PrintableReceipt, { edition }: ReceiptPrint): Content[] {
  const nameOf = (slug: string) =>
    edition.categories.find((category) => category.slug === slug)?.name ?? slug;
  return [
    { text: show(edition.name), style: 'about' },
    { text: 'Accusé de dépôt', style: 'title' },
    { text: `Candidature ${receipt.code}, version ${receipt.version}`, style: 'subtitle' },
    attestInstant(receipt),
    listFacts([
      ['Projet', [breakWords(receipt.title)]],
      ['Organisme', [breakWords(receipt.organisation)]],
      [
        receipt.entries.length > 1 ? 'Présentations' : 'Présentation',
        receipt.entries.map(({ code, category }) => `${code}\u00a0: ${nameOf(category)}`),
      ],
      ['Identifiant', [receipt.application]],
    ]),
    { text: 'Fichiers déposés', style: 'heading' },
    listFacts([
      ['Dossier (PDF)', describeFile(receipt.dossier, count(receipt.dossier.pages, 'page', 'pages'))],
      ['Vidéo (MP4)', receipt.video ? describeVideo(receipt.video) : ['aucune']],
      ['Vérification', [`fichiers examinés à leur réception par ${receipt.validator}`]],
    ]),
    { text: 'Ce qui compte', style: 'heading' },
    {
      ul: [
        'L’instant qui compte est celui où le dépôt a été demandé, tous les fichiers reçus, à l’horloge du serveur du concours.',
        'Jusqu’à la date limite, la candidature peut être déposée de nouveau\u00a0: la dernière version complète compte, les précédentes sont conservées. Chaque version a son propre accusé.',
        'Cet accusé prouve le dépôt. Il ne dit rien de la recevabilité de la candidature, que le secrétariat examine ensuite.',
      ].map((text): Content => ({ text, margin: [0, 0, 0, 3] })),
    },
  ];
}

function attestInstant({ depositedAt, depositedAtParis }: PrintableReceipt): Content {
  const stack: Content[] = [
    { text: 'Déposée le', style: 'about' },
    { text: formatParisPrecisely(Temporal.Instant.from(depositedAt)), style: 'instant' },
    { text: `À la milliseconde, à l’heure de Paris\u00a0: ${depositedAtParis}` },
    { text: `En temps universel (UTC)\u00a0: ${depositedAt}` },
  ];
  return {
    margin: [0, 4, 0, 12],
    table: { widths: ['*'], body: [[{ stack, fillColor: '#f2f2f2', margin: [6, 5, 6, 4] }]] },
    layout: { hLineWidth: () => 0, vLineWidth: (line) => (line === 0 ? 4 : 0) },
  };
}

function describeVideo(video: NonNullable<PrintableReceipt['video']>): string[] {
  // Cut off where it is shown only; the receipt itself has the length to the millisecond.
  const length = formatDuration(Temporal.Duration.from({ seconds: Math.floor(video.seconds) }));
  return describeFile(video, length);
}

function describeFile(
  file: PrintableReceipt['dossier'] | PrintableReceipt['video'],
  extent: string,
): string[] {
  if (file === null) return [];
  return [
    `${formatWhole(file.bytes)}\u00a0octets (${formatMo(file.bytes)}), ${extent}`,
    `SHA-256\u00a0: ${file.sha256}`,
  ];
}

function listFacts(facts: readonly (readonly [string, readonly string[]])[]): ContentTable {
  return {
    table: {
      widths: [78, '*'],
      dontBreakRows: true,
      body: facts.map(([name, lines]) => [
        { text: name, color: '#444' },
        { stack: lines.map((line): Content => ({ text: show(line) })) },
      ]),
    },
    layout: {
      hLineWidth: () => 0.4,
      vLineWidth: () => 0,
      hLineColor: () => '#bbb',
      paddingTop: () => 4,
      paddingBottom: () => 3,
    },
  };
}

// A line is only broken between words, and one that is wider than the page would leave it: a zero-width space may be
// broken at, and is not drawn.
function breakWords(text: string): string {
  return text.replaceAll(/[^ ]{30}(?=[^ ])/gu, '$&\u200b');
}
