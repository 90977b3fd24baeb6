import type { Ack, Deliver, Envelope } from './envelope.ts';
import { signRequest } from './sign-request.ts';

type Encoded = { body: string; contentType: string };

function encode(envelope: Envelope): Encoded {
  const form = 'application/x-www-form-urlencoded';
  switch (envelope.kind) {
    case 'command':
      return { body: new URLSearchParams(envelope.fields).toString(), contentType: form };
    case 'interaction':
      return {
        body: new URLSearchParams({ payload: JSON.stringify(envelope.payload) }).toString(),
        contentType: form,
      };
    case 'event':
      return { body: JSON.stringify(envelope.payload), contentType: 'application/json' };
    default:
      return envelope satisfies never;
  }
}

async function readAck(response: Response): Promise<Ack> {
  const text = await response.text();
  if (!response.ok) {
    const noRetry = response.headers.get('x-slack-no-retry') === '1';
    return { kind: 'refused', status: response.status, noRetry };
  }
  if (text === '') return { kind: 'acknowledged', body: undefined };
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return { kind: 'acknowledged', body: isJson ? JSON.parse(text) : text };
}

/** Sends signed requests to the app's request URL, and waits for the answer until the deadline. */
export function createHttpDelivery(target: {
  requestUrl: string;
  signingSecret: string;
  clock: () => number;
  ackTimeoutMs: number;
}): Deliver {
  return async (envelope) => {
    const { body, contentType } = encode(envelope);
    const retry = envelope.kind === 'event' ? envelope.retry : undefined;
    try {
      const response = await fetch(target.requestUrl, {
        method: 'POST',
        headers: {
          'content-type': contentType,
          'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
          ...signRequest(target.signingSecret, body, target.clock()),
          ...(retry && {
            'x-slack-retry-num': String(retry.attempt),
            'x-slack-retry-reason': retry.reason,
          }),
        },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(target.ackTimeoutMs),
      });
      return await readAck(response);
    } catch (error) {
      const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
      return { kind: timedOut ? 'timeout' : 'unreachable' };
    }
  };
}
