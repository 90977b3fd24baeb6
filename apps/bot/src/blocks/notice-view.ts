import type { types } from '@slack/bolt';
import { actions, button, plain, rehearsalBanner, section } from './elements.ts';
import { ACTIONS, VIEWS } from './ids.ts';

/** A modal that only says something; it has nothing to submit. */
export const noticeView = (
  {
    title,
    text,
    next,
  }: {
    title: string;
    text: string /** The entry after which the next one is offered. */;
    next?: { code: string; label: string };
  },
  rehearsal: boolean,
): types.ModalView => ({
  type: 'modal',
  callback_id: VIEWS.notice,
  title: plain(title, 24),
  close: plain('Fermer', 24),
  blocks: [
    ...rehearsalBanner(rehearsal),
    section(text),
    ...(next === undefined
      ? []
      : [
          actions('next', [
            button({ text: next.label, actionId: ACTIONS.nextEntry, value: next.code, style: 'primary' }),
          ]),
        ]),
  ],
});

/** What is shown at once, while the real view is being prepared: a trigger lives three seconds only. */
export const loadingView = (title: string): types.ModalView => ({
  type: 'modal',
  callback_id: VIEWS.notice,
  title: plain(title, 24),
  close: plain('Fermer', 24),
  blocks: [section('Chargement…')],
});
