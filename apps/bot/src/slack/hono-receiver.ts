import type { Logger } from '@palmares/runtime/log';
import { type Served, serve } from '@palmares/runtime/serve';
import { type App, type Receiver, type ReceiverEvent, ReceiverMultipleAckError } from '@slack/bolt';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { describeError } from './describe-error.ts';
import { parseSlackBody } from './parse-body.ts';
import { isSignedBySlack } from './verify-signature.ts';

export type HonoReceiverOptions = {
  readonly signingSecret: string;
  readonly host: string;
  readonly port: number;
  readonly log: Logger;
  /** Where the health pages are; Slack's own route is added to it. */
  readonly http: Hono;
  /** How long a listener has to acknowledge, in milliseconds: Slack gives up after 3,000. */
  readonly ackDeadline?: number;
};

const BODY_LIMIT = 1_048_576;

/**
 * Takes Slack's requests over HTTP on `POST /slack/events` and hands them to Bolt. Answers 401 to what Slack didn't
 * sign, 500 to what failed before its ack, 404 to what nobody listens to, and 503 once the deadline has passed: no
 * request is left without an answer.
 */
export class HonoReceiver implements Receiver {
  readonly #options: HonoReceiverOptions;
  #served: Served | null = null;

  constructor(options: HonoReceiverOptions) {
    this.#options = options;
  }

  init(app: App): void {
    const { http, signingSecret, log } = this.#options;
    http.post('/slack/events', bodyLimit({ maxSize: BODY_LIMIT }), async (c) => {
      const text = await c.req.text();
      const signed = {
        timestamp: c.req.header('x-slack-request-timestamp'),
        signature: c.req.header('x-slack-signature'),
        body: text,
      };
      if (!isSignedBySlack(signed, signingSecret, Date.now())) {
        log.warn('refused a request that Slack did not sign, or not now');
        return c.text('unauthorised', 401);
      }
      const parsed = parseSlackBody(text, c.req.header('content-type') ?? '');
      switch (parsed.kind) {
        case 'malformed':
          return c.text('malformed', 400);
        case 'ssl-check':
          return c.body(null, 200);
        case 'url-verification':
          return c.json({ challenge: parsed.challenge });
        case 'payload':
          return this.#process(
            app,
            parsed.body,
            c.req.header('x-slack-retry-num'),
            c.req.header('x-slack-retry-reason'),
          );
      }
    });
  }

  async start(): Promise<Served> {
    const { http, host, port, log } = this.#options;
    this.#served = await serve({ fetch: http.fetch, host, port, log, portVariable: 'BOT_PORT' });
    return this.#served;
  }

  /** Takes no more requests; what listeners do after their ack goes on. */
  async stop(): Promise<void> {
    await this.#served?.close();
  }

  #process(
    app: App,
    body: Record<string, unknown>,
    retryNum?: string,
    retryReason?: string,
  ): Promise<Response> {
    const { log, ackDeadline = 2_900 } = this.#options;
    const { promise: answered, resolve } = Promise.withResolvers<Response>();
    let acknowledged = false;
    let open = true;
    const answer = (response: Response): void => {
      if (!open) return;
      open = false;
      clearTimeout(timer);
      resolve(response);
    };
    const timer = setTimeout(() => {
      log.error({ type: body['type'] }, 'no listener acknowledged in time');
      answer(new Response('too late', { status: 503 }));
    }, ackDeadline);
    const event: ReceiverEvent = {
      body,
      ...(retryNum === undefined ? {} : { retryNum: Number(retryNum) }),
      ...(retryReason === undefined ? {} : { retryReason }),
      ack: async (content?: unknown) => {
        if (acknowledged) throw new ReceiverMultipleAckError();
        acknowledged = true;
        answer(ackResponse(content));
      },
    };
    void app
      .processEvent(event)
      .then(() => answer(new Response('nobody listens to this', { status: 404 })))
      .catch((error: unknown) => {
        log.error({ fault: describeError(error), type: body['type'], acknowledged }, 'a listener failed');
        answer(new Response('internal error', { status: 500 }));
      });
    return answered;
  }
}

const ackResponse = (content: unknown): Response => {
  if (content === undefined || content === null || content === '') return new Response(null, { status: 200 });
  return typeof content === 'string' ? new Response(content) : Response.json(content);
};
