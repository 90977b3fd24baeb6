import type { Criterion, Scale } from '@palmares/rules/edition';
import type { types } from '@slack/bolt';
import { escapeText } from '../text/escape-text.ts';
import { actions, button, context, divider, plain, quote, rehearsalBanner, section } from './elements.ts';
import { gradeInput } from './grade-input.ts';
import { ACTIONS, VIEWS } from './ids.ts';

/** What the grading modal shows: an entry and the juror's own sheet, draft over submitted. */
export type GradingSheet = {
  readonly entry: {
    readonly code: string;
    readonly title: string;
    readonly organisation: string;
    readonly category: string;
    readonly summary: string;
  };
  readonly grades: Readonly<Record<string, number>>;
  readonly comment: string;
  /** True once a version was submitted: what follows amends it. */
  readonly amending: boolean;
  readonly dossierUrl: string | null;
  readonly videoUrl: string | null;
  /** A sentence about what was just done, or what is wrong. */
  readonly notice: string | null;
};

export type Grid = {
  readonly criteria: readonly Criterion[];
  readonly scale: Scale;
  readonly rehearsal: boolean;
};

/** Block ids carry the entry's code, so that Slack never keeps one entry's choices for the next. */
export const gradeBlockId = (code: string, criterion: string): string => `grade:${code}:${criterion}`;
export const commentBlockId = (code: string): string => `comment:${code}`;
export const conflictBlockId = (code: string): string => `conflict:${code}`;

export const CONFLICT_VALUE = 'conflict';

const conflictInput = (code: string): types.InputBlock => ({
  type: 'input',
  block_id: conflictBlockId(code),
  optional: true,
  dispatch_action: true,
  label: plain('Conflit d’intérêts', 2000),
  element: {
    type: 'checkboxes',
    action_id: ACTIONS.declareConflict,
    options: [
      {
        text: plain('Je déclare un conflit d’intérêts et je me déporte', 75),
        description: plain('Vous serez invité à en indiquer le motif.', 75),
        value: CONFLICT_VALUE,
      },
    ],
  },
});

const commentInput = (code: string, comment: string): types.InputBlock => ({
  type: 'input',
  block_id: commentBlockId(code),
  optional: true,
  dispatch_action: true,
  label: plain('Commentaire', 2000),
  hint: plain('3\u00a0000 caractères au plus.', 2000),
  element: {
    type: 'plain_text_input',
    action_id: ACTIONS.writeComment,
    multiline: true,
    max_length: 3000,
    // Closing a window doesn't send what was typed: only this tells us in time.
    dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
    ...(comment === '' ? {} : { initial_value: comment.slice(0, 3000) }),
  },
});

const fileButtons = ({ dossierUrl, videoUrl }: GradingSheet): types.ActionsBlock[] => {
  const buttons = [
    ...(dossierUrl === null
      ? []
      : [
          button({
            text: 'Ouvrir le dossier (PDF)',
            actionId: `${ACTIONS.openFile}:dossier`,
            url: dossierUrl,
          }),
        ]),
    ...(videoUrl === null
      ? []
      : [button({ text: 'Voir la vidéo (MP4)', actionId: `${ACTIONS.openFile}:video`, url: videoUrl })]),
  ];
  return buttons.length === 0 ? [] : [actions('files', buttons)];
};

/** The analysis grid of one entry (Art. 4): one select a criterion, saved at each choice. */
export const gradingView = (sheet: GradingSheet, { criteria, scale, rehearsal }: Grid): types.ModalView => {
  const { entry, grades, comment, amending, notice } = sheet;
  return {
    type: 'modal',
    callback_id: VIEWS.scoreSheet,
    private_metadata: JSON.stringify({ code: entry.code }),
    notify_on_close: true,
    title: plain(`Grille ${entry.code}`, 24),
    submit: plain(amending ? 'Modifier la grille' : 'Valider la grille', 24),
    close: plain('Fermer', 24),
    blocks: [
      ...rehearsalBanner(rehearsal),
      ...(notice === null ? [] : [section(`*${notice}*`)]),
      section(
        `*${escapeText(entry.title, 300)}*\n${escapeText(entry.organisation, 300)}\n_${escapeText(entry.category)}_`,
      ),
      ...(entry.summary.trim() === '' ? [] : [quote(entry.summary)]),
      ...fileButtons(sheet),
      conflictInput(entry.code),
      divider(),
      context(
        amending
          ? 'Votre grille est déjà validée. Chaque changement est gardé en brouillon et ne compte qu’une fois la grille modifiée.'
          : 'Chaque choix est enregistré aussitôt comme brouillon\u00a0: vous pouvez fermer cette fenêtre et y revenir. Seule une grille validée compte.',
      ),
      ...criteria.map((criterion, index) =>
        gradeInput(entry.code, criterion, scale, {
          chosen: grades[criterion.id],
          // On the grid rather than on the conflict choice above it; not again when the window says something.
          focused: index === 0 && notice === null,
        }),
      ),
      commentInput(entry.code, comment),
      actions('draft', [
        button({ text: 'Enregistrer le brouillon', actionId: ACTIONS.saveDraft, value: entry.code }),
      ]),
    ],
  };
};
