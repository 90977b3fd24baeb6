import { isInTime } from '@palmares/rules/deadline';
import type { Edition } from '@palmares/rules/edition';
import { formatParis, formatParisPrecisely } from '@palmares/rules/french-instants';
import { formatMo, formatWhole } from '@palmares/rules/french-lists';
import type { Receipt, ReceiptFile } from '@palmares/rules/receipt';
import { composeLetter, inline, type Letter, type LetterContext } from './letter.ts';

/** What of a receipt the message says; the whole receipt can be asked for at any time. */
export type MailedReceipt = Pick<
  Receipt,
  'code' | 'version' | 'title' | 'organisation' | 'entries' | 'depositedAt' | 'dossier' | 'video'
>;

/** The receipt of one version of a deposit (Art. 3), to be kept: instant, size and SHA-256 of each file. */
export function composeReceipt(
  context: LetterContext,
  receipt: MailedReceipt,
  deadline: Temporal.Instant,
): Letter {
  const depositedAt = Temporal.Instant.from(receipt.depositedAt);
  const { code, version, dossier, video } = receipt;
  return composeLetter(context, `accusé de dépôt de ${code}, version ${version}`, [
    `Votre candidature ${code} est déposée. Conservez ce message\u00a0: il dit ce que vous avez déposé, et quand.`,
    [
      `Version\u00a0: ${version}`,
      `Instant du dépôt\u00a0: ${formatParisPrecisely(depositedAt)}`,
      `Titre\u00a0: ${inline(receipt.title)}`,
      `Organisme\u00a0: ${inline(receipt.organisation)}`,
      ...receipt.entries.map((entry) => describeEntry(entry, context.edition)),
    ].join('\n'),
    describeFile('Dossier', dossier),
    video ? describeFile('Vidéo', video) : 'Vidéo\u00a0: aucune',
    ...(isInTime(depositedAt, deadline)
      ? [
          `Jusqu’à la date limite, ${formatParis(deadline)}, vous pouvez modifier votre candidature et la déposer de nouveau\u00a0: la dernière version déposée compte.`,
        ]
      : []),
  ]);
}

function describeEntry({ code, category }: Receipt['entries'][number], { categories }: Edition): string {
  const name = categories.find(({ slug }) => slug === category)?.name ?? category;
  return `Catégorie\u00a0: ${name} (${code})`;
}

function describeFile(name: string, { bytes, sha256 }: ReceiptFile): string {
  return `${name}\u00a0: ${formatWhole(bytes)}\u00a0octets (${formatMo(bytes)})\nSHA-256\u00a0: ${sha256}`;
}
