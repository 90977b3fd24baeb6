import { z } from 'zod';
import { CONFLICT_VALUE } from '../../blocks/grading-view.ts';
import type { Bot } from '../../bot.ts';
import { replaceView } from '../../slack/show-view.ts';
import { type ActionArgs, modalOf } from '../action-args.ts';
import { identify } from '../identify.ts';
import { loadRecusal } from '../load-recusal.ts';
import { readSheetMetadata } from '../read-metadata.ts';

const ticked = z.object({ selected_options: z.array(z.object({ value: z.string() })) });

/** The conflict choice at the top of the grid: the same modal then asks for the reason of the recusal. */
export const declareConflict =
  (bot: Bot) =>
  async ({ ack, action, body }: ActionArgs): Promise<void> => {
    await ack();
    const modal = modalOf(body);
    const code = modal === null ? undefined : readSheetMetadata(modal.metadata)?.code;
    const read = ticked.safeParse(action);
    if (modal === null || code === undefined || !read.success) return;
    if (!read.data.selected_options.some(({ value }) => value === CONFLICT_VALUE)) return;
    const known = await identify(bot.contest, body.user.id);
    if (known === null) return;
    await bot.drafts.flush(`${modal.id}:${code}`);
    await replaceView(bot, modal, await loadRecusal(bot, known, code));
  };
