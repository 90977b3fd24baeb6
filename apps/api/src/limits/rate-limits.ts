import { createHash } from 'node:crypto';
import { formatDuration } from '@palmares/rules/french-instants';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { SESSION_COOKIE } from '../authentication.ts';
import { sendProblem } from '../http-problems.ts';

/** So many requests in so many seconds. */
export type Rate = { readonly points: number; readonly duration: number };

/**
 * What one address may begin, and what one key may send. An address may be a whole office, or the proxy that everybody
 * comes through, and most come on the last day: drafts are counted generously, and four times more so on that day. A
 * key is one application.
 */
export type RateLimits = { readonly drafts: Rate; readonly files: Rate; readonly requests: Rate };

export const usualLimits: RateLimits = {
  drafts: { points: 3_000, duration: 600 },
  files: { points: 120, duration: 600 },
  requests: { points: 6_000, duration: 600 },
};

const LAST_DAY = { hours: 24 };
/** The library counts whole points: a draft costs one on the last day, so many before. */
const POINTS_A_DRAFT = 4;

/** Answers 429 to who asks for too much, before anything is read or looked up. Counted by each process for itself. */
export function limitRates({ contest, rateLimits = usualLimits }: Pick<ApiDeps, 'contest' | 'rateLimits'>) {
  const drafts = new RateLimiterMemory({
    ...rateLimits.drafts,
    points: POINTS_A_DRAFT * rateLimits.drafts.points,
  });
  const files = new RateLimiterMemory(rateLimits.files);
  const requests = new RateLimiterMemory(rateLimits.requests);

  const isLastDay = (): boolean => {
    const left = contest.clock().until(contest.edition.calendar.depositDeadline);
    return left.sign >= 0 && Temporal.Duration.compare(left, LAST_DAY) <= 0;
  };

  return createMiddleware<ApiEnv>(async (c, next) => {
    const key = findKey(c);
    const waits = [
      ...(beginsDraft(c) ? [spend(drafts, findAddress(c), isLastDay() ? 1 : POINTS_A_DRAFT)] : []),
      ...(key !== null && sendsFile(c) ? [spend(files, key, 1)] : []),
      ...(key === null ? [] : [spend(requests, key, 1)]),
    ];
    const seconds = Math.max(0, ...(await Promise.all(waits)));
    if (seconds === 0) return next();
    return sendProblem(c, 'too-many-requests', {
      detail: `Trop de demandes à la suite\u00a0: celle-ci n’a pas été traitée. Attendez ${formatDuration(Temporal.Duration.from({ seconds }))}, puis recommencez.`,
      headers: { 'Retry-After': String(seconds) },
    });
  });
}

/** Seconds to wait, 0 to go on. */
async function spend(limiter: RateLimiterMemory, key: string, points: number): Promise<number> {
  try {
    await limiter.consume(key, points);
    return 0;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw refused;
  }
}

function beginsDraft({ req }: Context<ApiEnv>): boolean {
  return req.method === 'POST' && (req.path === '/applications' || req.path === '/candidature');
}

/** Each costs an examination or a commit; the pieces of a resumable upload don't. */
function sendsFile({ req }: Context<ApiEnv>): boolean {
  if (req.method === 'PUT') return /\/(dossier|video)$/.test(req.path);
  return req.method === 'POST' && /\/(uploads|deposit|depot|dossier|video)$/.test(req.path);
}

/** The digest of the key or session that a request brings; memory never holds the key itself. */
function findKey(c: Context<ApiEnv>): string | null {
  const given = c.req.header('authorization') ?? getCookie(c, SESSION_COOKIE);
  return given === undefined ? null : createHash('sha256').update(given).digest('base64url');
}

/** The peer's address: what a client writes into X-Forwarded-For proves nothing. */
function findAddress(c: Context<ApiEnv>): string {
  return c.env.incoming.socket.remoteAddress ?? '';
}
