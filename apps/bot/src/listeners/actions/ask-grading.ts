import { z } from 'zod';
import { secretariatOnlyText } from '../../blocks/refusals.ts';
import type { Bot } from '../../bot.ts';
import { openAndFill } from '../../slack/show-view.ts';
import { type ActionArgs, tellWhere } from '../action-args.ts';
import { loadGradingChange } from '../ask-grading.ts';
import { identify } from '../identify.ts';

const pressed = z.object({ value: z.string().regex(/^[a-z0-9-]{1,80}:(open|close)$/) });

/** A category's button, on the secretariat's Home or in a message: asks before grading opens or closes. */
export const askCategoryGrading =
  (bot: Bot) =>
  async ({ ack, action, body, respond }: ActionArgs): Promise<void> => {
    await ack();
    const read = pressed.safeParse(action);
    if (!read.success) return;
    const [slug = '', change] = read.data.value.split(':');
    const tell = tellWhere(bot, body, respond);
    const known = await identify(bot.contest, body.user.id);
    if (known === null || !known.secretariat) return tell(secretariatOnlyText);
    await openAndFill(bot, { triggerId: body.trigger_id, title: 'Notation', tell }, () =>
      loadGradingChange(bot, known, slug, change === 'open'),
    );
  };
