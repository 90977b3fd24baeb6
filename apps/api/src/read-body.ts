import { createMiddleware } from 'hono/factory';
import type { ApiEnv } from './api-env.ts';
import { sendProblem } from './http-problems.ts';
import type { ProblemType } from './problem-catalogue.ts';
import { readText } from './read-text.ts';

/** What is said, in French, of a body that can't be taken; one that isn't UTF-8 is a problem of its own kind. */
type Refusals = {
  readonly tooLarge: string;
  readonly tooSlow: string;
  readonly malformed: { readonly type: ProblemType; readonly detail: string };
};

/**
 * Reads a body of UTF-8 of at most `maxBytes` within half a minute, counting what really arrives. What it says is left
 * to the route's schema, or to its handler, which takes it by `c.req.text()`.
 */
export function readBody(maxBytes: number, { tooLarge, tooSlow, malformed }: Refusals) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    const read = await readText(c.req.raw.body, maxBytes);
    switch (read.kind) {
      case 'text':
        // Where Hono keeps what was read of a body; whoever comes after this takes it from there.
        Object.assign(c.req.bodyCache, { text: Promise.resolve(read.text) });
        return next();
      case 'too-large':
        return sendProblem(c, 'too-large', { detail: tooLarge });
      case 'too-slow':
        return sendProblem(c, 'too-slow', { detail: tooSlow });
      case 'malformed':
        return sendProblem(c, malformed.type, { detail: malformed.detail });
    }
  });
}
