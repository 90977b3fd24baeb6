import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import type { ApiEnv } from '../api-env.ts';

/** Whether a list was asked for as CSV (`Accept: text/csv`) rather than as JSON. */
export function wantsCsv(c: Context<ApiEnv>): boolean {
  const supports = ['application/json', 'text/csv'];
  return accepts(c, { header: 'Accept', supports, default: 'application/json' }) === 'text/csv';
}

/** Answers a CSV file; `next`, where there is one, is told as a link to the following page (RFC 8288). */
export function sendCsv(c: Context<ApiEnv>, name: string, csv: string, next: string | null = null): Response {
  return c.body(csv, 200, {
    'Content-Type': 'text/csv; charset=utf-8; header=present',
    'Content-Disposition': `attachment; filename="${name}.csv"`,
    Vary: 'Accept',
    ...(next === null ? {} : { Link: `<${nextPage(c, next)}>; rel="next"` }),
  });
}

function nextPage(c: Context<ApiEnv>, after: string): string {
  const url = new URL(c.req.url);
  url.searchParams.set('after', after);
  return `${url.pathname}${url.search}`;
}
