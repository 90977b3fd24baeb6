import { type types, webApi } from '@slack/bolt';
import { loadingView, noticeView } from '../blocks/notice-view.ts';
import { expiredText, failureText, rateLimitedText } from '../blocks/refusals.ts';
import type { Bot } from '../bot.ts';
import { describeError } from './describe-error.ts';

/** How to reach the person otherwise, when no window could be opened. */
export type Tell = (text: string) => Promise<void>;

const platformCode = (error: unknown): string | null =>
  error instanceof webApi.WebAPIPlatformError ? error.data.error : null;

const openingFailure = (error: unknown): string => {
  if (error instanceof webApi.WebAPIRateLimitedError) return rateLimitedText(error.retryAfter);
  const code = platformCode(error);
  return code === 'expired_trigger_id' || code === 'exchanged_trigger_id' || code === 'trigger_expired'
    ? expiredText
    : failureText;
};

/**
 * Replaces what a view shows. With a `hash`, a view that changed meanwhile (a double click, another window) is left as
 * it is. What Slack can't take now is done in the background.
 */
export const replaceView = async (
  bot: Bot,
  target: { readonly id: string; readonly hash?: string | undefined },
  view: types.ModalView,
): Promise<void> => {
  const request = { view_id: target.id, view, ...(target.hash === undefined ? {} : { hash: target.hash }) };
  try {
    await bot.api.interactive.views.update(request);
  } catch (error) {
    const code = platformCode(error);
    if (code === 'hash_conflict' || code === 'not_found' || code === 'view_not_found') {
      bot.log.debug({ code }, 'the view changed or was closed meanwhile');
      return;
    }
    if (code !== null) throw error;
    bot.queue.add(`view:${target.id}`, async () => {
      await bot.api.background.views.update(request);
    });
  }
};

/**
 * Opens a light modal at once, as its trigger lives three seconds, and fills it when `fill` is ready. A failure to open
 * is told otherwise; a failure to fill is shown in the modal, which never stays on "Chargement…".
 */
export const openAndFill = async (
  bot: Bot,
  { triggerId, title, tell }: { triggerId: string; title: string; tell: Tell },
  fill: () => Promise<types.ModalView>,
): Promise<void> => {
  const filling = fill().catch((error: unknown) => {
    bot.log.error({ fault: describeError(error) }, 'could not prepare a view');
    return noticeView({ title, text: failureText }, bot.contest.rehearsal);
  });
  const opening = bot.api.interactive.views.open({ trigger_id: triggerId, view: loadingView(title) });
  try {
    const { view } = await opening;
    if (view?.id === undefined) throw new Error('Slack opened a view without an id');
    await replaceView(bot, { id: view.id, hash: view.hash }, await filling);
  } catch (error) {
    bot.log.warn({ fault: describeError(error) }, 'could not open a view');
    await filling;
    await tell(openingFailure(error));
  }
};
