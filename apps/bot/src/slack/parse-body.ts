import { z } from 'zod';

const record = z.record(z.string(), z.unknown());

export type SlackBody =
  | { readonly kind: 'payload'; readonly body: Record<string, unknown> }
  | { readonly kind: 'ssl-check' }
  | { readonly kind: 'url-verification'; readonly challenge: string }
  | { readonly kind: 'malformed' };

const parseJson = (text: string): Record<string, unknown> | null => {
  try {
    return record.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
};

/** Slack's three envelopes: JSON for events, a form for commands, JSON inside a form for what is pressed in a view. */
export const parseSlackBody = (text: string, contentType: string): SlackBody => {
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    const form = new URLSearchParams(text);
    if (form.get('ssl_check') === '1') return { kind: 'ssl-check' };
    const payload = form.get('payload');
    const body = payload === null ? Object.fromEntries(form) : parseJson(payload);
    return body === null ? { kind: 'malformed' } : { kind: 'payload', body };
  }
  const body = parseJson(text);
  if (body === null) return { kind: 'malformed' };
  if (body['type'] === 'url_verification') {
    return typeof body['challenge'] === 'string'
      ? { kind: 'url-verification', challenge: body['challenge'] }
      : { kind: 'malformed' };
  }
  return { kind: 'payload', body };
};
