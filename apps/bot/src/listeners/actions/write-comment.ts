import { saveDraft } from '@palmares/contest/acts/save-draft';
import { z } from 'zod';
import type { Bot } from '../../bot.ts';
import { type ActionArgs, modalOf } from '../action-args.ts';
import { identify } from '../identify.ts';
import { readSheetMetadata } from '../read-metadata.ts';

const typed = z.object({ value: z.string().nullish(), action_ts: z.coerce.number() });

/** A juror types in the comment: kept, and saved as a draft once they pause or close the window. */
export const writeComment =
  (bot: Bot) =>
  async ({ ack, action, body }: ActionArgs): Promise<void> => {
    const modal = modalOf(body);
    const code = modal === null ? undefined : readSheetMetadata(modal.metadata)?.code;
    const known = await identify(bot.contest, body.user.id);
    const read = typed.safeParse(action);
    if (modal !== null && code !== undefined && known !== null && read.success) {
      const comment = {
        sheet: `${modal.id}:${code}`,
        text: read.data.value ?? '',
        writtenAt: read.data.action_ts,
      };
      bot.drafts.write(comment, async (text) => {
        const outcome = await saveDraft(bot.contest, known.person, code, { grades: {}, comment: text });
        if (outcome.kind === 'saved') bot.home.refresh(body.user.id);
      });
    }
    await ack();
  };
