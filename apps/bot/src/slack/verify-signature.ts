import { verifySlackRequest } from '@slack/bolt';

/** Slack's clock and ours may differ a little; Slack itself allows five minutes for the past. */
const FUTURE_SECONDS = 60;

export type SignedRequest = {
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  /** The body exactly as received. */
  readonly body: string;
};

/**
 * True when the request was signed with our secret within the last five minutes. Bolt's own check accepts a
 * timestamp from the future, which could be replayed later: refused here. Goes by the real clock, never a rehearsal's.
 */
export const isSignedBySlack = (
  { timestamp, signature, body }: SignedRequest,
  signingSecret: string,
  nowMilliseconds: number,
): boolean => {
  if (timestamp === undefined || signature === undefined || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Number(timestamp) > nowMilliseconds / 1000 + FUTURE_SECONDS) return false;
  try {
    verifySlackRequest({
      signingSecret,
      body,
      headers: { 'x-slack-request-timestamp': Number(timestamp), 'x-slack-signature': signature },
      nowMilliseconds,
    });
    return true;
  } catch {
    return false;
  }
};
