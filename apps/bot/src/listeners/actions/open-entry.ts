import { z } from 'zod';
import { jurorsOnlyText, strangerText } from '../../blocks/refusals.ts';
import type { Bot } from '../../bot.ts';
import { openAndFill } from '../../slack/show-view.ts';
import { type ActionArgs, tellWhere } from '../action-args.ts';
import { identify } from '../identify.ts';
import { loadNextSheet, loadSheet } from '../load-sheet.ts';
import { entryCode } from '../read-metadata.ts';

const pressed = z.object({ value: z.union([z.literal('next'), entryCode]) });

/** The one button of a line on the desk, or of a message: opens that entry's grading modal. */
export const openEntry =
  (bot: Bot) =>
  async ({ ack, action, body, respond }: ActionArgs): Promise<void> => {
    await ack();
    const read = pressed.safeParse(action);
    if (!read.success) return;
    const { value } = read.data;
    const tell = tellWhere(bot, body, respond);
    const known = await identify(bot.contest, body.user.id);
    if (known === null) return tell(strangerText(bot.contest.edition));
    if (known.juries.length === 0) return tell(jurorsOnlyText);
    await openAndFill(bot, { triggerId: body.trigger_id, title: 'Grille d’analyse', tell }, () =>
      value === 'next' ? loadNextSheet(bot, known, null) : loadSheet(bot, known, value),
    );
  };
