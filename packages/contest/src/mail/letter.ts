import type { Edition } from '@palmares/rules/edition';
import { ACCESS_LINK } from './queue-mail.ts';

/** What every message depends on: the edition, and whether this is a rehearsal, which each says. */
export type LetterContext = { readonly edition: Edition; readonly rehearsal: boolean };

/** A message's words: one line of subject, and plain text. */
export type Letter = { readonly subject: string; readonly body: string };

/**
 * Frames paragraphs as a message of the edition: greeting, signature of the organisers, the secretariat's address.
 * What people typed must have gone through `inline` before.
 */
export function composeLetter(
  { edition, rehearsal }: LetterContext,
  subject: string,
  paragraphs: readonly string[],
): Letter {
  const body = [
    ...(rehearsal
      ? ['RÉPÉTITION. Répétition du concours\u00a0: ce message est un essai et n’engage personne.']
      : []),
    'Bonjour,',
    ...paragraphs,
    `Le secrétariat\n${edition.name}\n${edition.organisers.join('\n')}`,
    `Pour nous écrire\u00a0: ${edition.secretariatEmail}`,
  ];
  return {
    subject: inline(`${rehearsal ? '[Répétition] ' : ''}${edition.shortName}\u00a0: ${subject}`),
    body: `${body.join('\n\n')}\n`,
  };
}

/**
 * Typed text as part of one line: line ends and control characters become spaces, so that nothing typed can end a
 * header or forge a paragraph; braces are set apart, so that nothing typed can ask for a link (`ACCESS_LINK`).
 */
export function inline(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replaceAll(/\{(?=\{)/g, '{ ')
    .trim();
}

/** A paragraph with a link that opens the application, for the one person who receives the message. */
export function linkParagraph(purpose: string): string {
  return [
    `${purpose}\u00a0:`,
    ACCESS_LINK,
    'Ce lien s’utilise une seule fois, dans les 14 jours. Il ouvre votre candidature\u00a0: ne le transmettez à personne.',
  ].join('\n');
}
