import type { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import type { ApiEnv } from '../api-env.ts';
import { sendJson } from '../wire.ts';

/** A list as it may leave: in JSON, `next` telling where the page after it begins, and as a CSV file. */
type ListForms<Schema extends z.ZodType> = {
  readonly schema: Schema;
  readonly json: z.input<Schema> & { readonly next: string | null };
  /** The file's name, without its ending. */
  readonly name: string;
  readonly csv: () => string;
};

/** Answers a list as CSV where that was asked for (`Accept: text/csv`), else as JSON. */
export function sendList<Schema extends z.ZodType>(
  c: Context<ApiEnv>,
  { schema, json, name, csv }: ListForms<Schema>,
): Response {
  const supports = ['application/json', 'text/csv'];
  const wanted = accepts(c, { header: 'Accept', supports, default: 'application/json' });
  if (wanted !== 'text/csv') return sendJson(c, schema, json, 200, { Vary: 'Accept' });
  return c.body(csv(), 200, {
    'Content-Type': 'text/csv; charset=utf-8; header=present',
    'Content-Disposition': `attachment; filename="${name}.csv"`,
    Vary: 'Accept',
    // RFC 8288.
    ...(json.next === null ? {} : { Link: `<${nextPage(c, json.next)}>; rel="next"` }),
  });
}

function nextPage(c: Context<ApiEnv>, after: string): string {
  const url = new URL(c.req.url);
  url.searchParams.set('after', after);
  return `${url.pathname}${url.search}`;
}
