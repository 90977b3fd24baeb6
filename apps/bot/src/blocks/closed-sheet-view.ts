import type { types } from '@slack/bolt';
import { escapeText } from '../text/escape-text.ts';
import { plain, quote, rehearsalBanner, section } from './elements.ts';
import type { Grid } from './grading-view.ts';
import { VIEWS } from './ids.ts';

export type ClosedSheet = {
  readonly entry: { readonly code: string; readonly title: string; readonly category: string };
  /** The juror's own grades, and whether they were submitted. */
  readonly grades: Readonly<Record<string, number>>;
  readonly submitted: boolean;
  readonly state: 'grading-not-open' | 'grading-closed';
  readonly comment: string;
};

/** A sheet that can only be read again, as grading is not open. */
export const closedSheetView = (
  { entry, grades, comment, submitted, state }: ClosedSheet,
  { criteria, scale, rehearsal }: Grid,
): types.ModalView => {
  const lines = criteria.flatMap(({ id, name }) => {
    const anchor = scale.anchors.find(({ grade }) => grade === grades[id]);
    return anchor === undefined
      ? []
      : [`• ${escapeText(name, 200)}\u00a0: *${anchor.grade}* (${escapeText(anchor.label)})`];
  });
  return {
    type: 'modal',
    callback_id: VIEWS.notice,
    title: plain(`Grille ${entry.code}`, 24),
    close: plain('Fermer', 24),
    blocks: [
      ...rehearsalBanner(rehearsal),
      section(`*${escapeText(entry.title, 300)}*\n_${escapeText(entry.category)}_`),
      section(
        state === 'grading-closed'
          ? 'La notation de cette catégorie est close.'
          : 'La notation de cette catégorie n’est pas encore ouverte.',
      ),
      section(
        submitted
          ? `*Votre grille*\n${lines.join('\n')}`
          : 'Vous n’avez pas validé de grille pour ce dossier.',
      ),
      ...(!submitted || comment.trim() === '' ? [] : [quote(comment)]),
    ],
  };
};
