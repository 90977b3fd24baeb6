import { instantText } from '@palmares/db/instant-text';
import { forgetSlackEvents, recordSlackEvent } from '@palmares/db/slack-events';
import { realClock } from './clock.ts';
import type { Contest } from './contest.ts';

/** Slack gives up redelivering long before this. */
const KEPT = { hours: 24 };

/** Whether an event is delivered for the first time; it is recorded as delivered. */
export async function isFirstDelivery(contest: Contest, eventId: string): Promise<boolean> {
  const now = realClock();
  await forgetSlackEvents(contest.db, instantText(now.subtract(KEPT)));
  return recordSlackEvent(contest.db, eventId, instantText(now));
}
