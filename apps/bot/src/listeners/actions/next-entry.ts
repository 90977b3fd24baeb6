import { z } from 'zod';
import type { Bot } from '../../bot.ts';
import { replaceView } from '../../slack/show-view.ts';
import { type ActionArgs, modalOf } from '../action-args.ts';
import { identify } from '../identify.ts';
import { loadNextSheet } from '../load-sheet.ts';
import { entryCode } from '../read-metadata.ts';

const pressed = z.object({ value: entryCode });

/** "Dossier suivant": the same modal shows the next entry to grade. */
export const nextEntry =
  (bot: Bot) =>
  async ({ ack, action, body }: ActionArgs): Promise<void> => {
    await ack();
    const read = pressed.safeParse(action);
    const modal = modalOf(body);
    const known = await identify(bot.contest, body.user.id);
    if (modal === null || known === null || !read.success) return;
    // With the hash: a second press finds the view changed and does nothing.
    await replaceView(bot, modal, await loadNextSheet(bot, known, read.data.value));
  };
