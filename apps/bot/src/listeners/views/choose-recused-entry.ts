import type { SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { ENTRY_ACTION, ENTRY_BLOCK } from '../../blocks/choose-entry-view.ts';
import { noticeView } from '../../blocks/notice-view.ts';
import { staleText, strangerText } from '../../blocks/refusals.ts';
import type { Bot } from '../../bot.ts';
import { identify } from '../identify.ts';
import { loadRecusal } from '../load-recusal.ts';
import { entryCode } from '../read-metadata.ts';

/** A juror has chosen which entry to be recused from: the same modal then asks for the reason. */
export const chooseRecusedEntry =
  (bot: Bot) =>
  async ({ ack, body, view }: SlackViewMiddlewareArgs<ViewSubmitAction>): Promise<void> => {
    const { contest } = bot;
    const chosen = entryCode.safeParse(
      view.state.values[ENTRY_BLOCK]?.[ENTRY_ACTION]?.selected_option?.value,
    );
    const known = await identify(contest, body.user.id);
    const next =
      known === null
        ? noticeView({ title: 'Déport', text: strangerText(contest.edition) }, contest.rehearsal)
        : chosen.success
          ? await loadRecusal(bot, known, chosen.data)
          : noticeView({ title: 'Déport', text: staleText }, contest.rehearsal);
    await ack({ response_action: 'update', view: next });
  };
