import type { Category } from '@palmares/rules/edition';
import { composeLetter, inline, type Letter, type LetterContext } from './letter.ts';

/** An entry that is about to move. `reason` is what the secretariat wrote to the organisation. */
export type AnnouncedRepositioning = {
  readonly applicationCode: string;
  readonly entryCode: string;
  readonly title: string;
  readonly from: Pick<Category, 'name'>;
  readonly to: Pick<Category, 'name'>;
  readonly reason: string;
};

/** Tells the organisation, before it happens, that its entry goes to another category (Art. 1). */
export function composeRepositioningNotice(
  context: LetterContext,
  { applicationCode, entryCode, title, from, to, reason }: AnnouncedRepositioning,
): Letter {
  return composeLetter(context, `${entryCode} change de catégorie`, [
    `Conformément à l’article 1 du règlement, le secrétariat repositionne votre candidature ${applicationCode}, «\u00a0${inline(title)}\u00a0», dans une autre catégorie.`,
    `Catégorie actuelle\u00a0: ${from.name} (${entryCode})\nNouvelle catégorie\u00a0: ${to.name}`,
    `Motif\u00a0: ${inline(reason)}`,
    'Le changement prend effet après l’envoi de ce message. Vous n’avez rien à faire\u00a0; votre dossier et vos fichiers restent les mêmes.',
  ]);
}
