import { createHmac } from 'node:crypto';

/**
 * The headers that prove a request comes from Slack: HMAC-SHA256, keyed with the signing secret, of
 * `v0:timestamp:body`. The timestamp is in epoch seconds.
 */
export function signRequest(signingSecret: string, body: string, epochMs: number): Record<string, string> {
  const timestamp = String(Math.floor(epochMs / 1000));
  const digest = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` };
}
