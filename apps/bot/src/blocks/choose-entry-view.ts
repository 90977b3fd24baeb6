import type { types } from '@slack/bolt';
import { context, plain } from './elements.ts';
import { VIEWS } from './ids.ts';

export const ENTRY_BLOCK = 'entry';
export const ENTRY_ACTION = 'entry';

const SELECT_LIMIT = 100;

/** Lets a juror point at one of their entries, where a command came without a code. */
export const chooseEntryView = (entries: readonly { code: string; title: string }[]): types.ModalView => ({
  type: 'modal',
  callback_id: VIEWS.chooseEntry,
  title: plain('Déport', 24),
  submit: plain('Continuer', 24),
  close: plain('Annuler', 24),
  blocks: [
    {
      type: 'input',
      block_id: ENTRY_BLOCK,
      label: plain('Pour quel dossier vous déportez-vous\u00a0?', 2000),
      element: {
        type: 'static_select',
        action_id: ENTRY_ACTION,
        placeholder: plain('Choisissez un dossier', 150),
        options: entries
          .slice(0, SELECT_LIMIT)
          .map(({ code, title }) => ({ text: plain(`${code} – ${title}`, 75), value: code })),
      },
    },
    ...(entries.length > SELECT_LIMIT
      ? [
          context(
            `Les ${SELECT_LIMIT} premiers dossiers sont proposés. Pour un autre, tapez \`/recuser\` suivi de son code.`,
          ),
        ]
      : []),
  ],
});
