/** What Slack sends to the app, whichever way it travels. */
export type Envelope =
  | { readonly kind: 'command'; readonly fields: Record<string, string> }
  | { readonly kind: 'interaction'; readonly payload: Record<string, unknown> }
  | {
      readonly kind: 'event';
      readonly payload: Record<string, unknown>;
      readonly retry?: { readonly attempt: number; readonly reason: string };
    };

/** What came back within the deadline; the body is undefined, a text, or parsed JSON. */
export type Ack =
  | { readonly kind: 'acknowledged'; readonly body: unknown }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'refused'; readonly status: number; readonly noRetry: boolean }
  | { readonly kind: 'unreachable' };

export type Deliver = (envelope: Envelope) => Promise<Ack>;
