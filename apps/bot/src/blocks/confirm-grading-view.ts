import { joinWords } from '@palmares/rules/french-lists';
import type { types } from '@slack/bolt';
import { countWords } from '../text/count-words.ts';
import { escapeText } from '../text/escape-text.ts';
import { plain, rehearsalBanner, section } from './elements.ts';
import { VIEWS } from './ids.ts';

export type GradingChange = {
  readonly slug: string;
  readonly name: string;
  readonly open: boolean;
  readonly entries: number;
  readonly jurors: readonly string[];
  readonly submitted: number;
  readonly expected: number;
  readonly drafts: number;
};

const NAMES = 40;

const namesOf = (names: readonly string[]): string => {
  const rest = names.length - NAMES;
  const shown = names.slice(0, NAMES).map((name) => escapeText(name, 60));
  return joinWords(rest > 0 ? [...shown, countWords(rest, 'autre', 'autres')] : shown, 'et');
};

const consequence = (change: GradingChange): string =>
  change.open
    ? 'Ces jurés pourront noter ces dossiers dès votre confirmation.'
    : `${countWords(change.submitted, 'grille est validée', 'grilles sont validées')} sur ${change.expected}. ${countWords(change.drafts, 'brouillon ne comptera pas', 'brouillons ne compteront pas')}. Plus aucune grille ne pourra être validée ni modifiée.`;

/** Asks before grading opens or closes, with counts and names; it is done when the window is submitted, once. */
export const confirmGradingView = (change: GradingChange, rehearsal: boolean): types.ModalView => {
  const verb = change.open ? 'Ouvrir' : 'Clore';
  return {
    type: 'modal',
    callback_id: VIEWS.grading,
    private_metadata: JSON.stringify({ slug: change.slug, open: change.open }),
    title: plain(`${verb} la notation`, 24),
    submit: plain(`${verb} la notation`, 24),
    close: plain('Annuler', 24),
    blocks: [
      ...rehearsalBanner(rehearsal),
      section(`*${escapeText(change.name)}*`),
      section(
        [
          countWords(change.entries, 'dossier recevable', 'dossiers recevables'),
          change.jurors.length === 0
            ? 'Aucun juré'
            : `${countWords(change.jurors.length, 'juré', 'jurés')}\u00a0: ${namesOf(change.jurors)}`,
        ].join('\n'),
      ),
      section(consequence(change)),
    ],
  };
};
