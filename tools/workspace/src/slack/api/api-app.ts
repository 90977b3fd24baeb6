import { type Context, Hono } from 'hono';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import type { Faults } from './faults.ts';
import { membershipMethods } from './memberships.ts';
import { type Answer, type Method, type MethodContext, refuse } from './method.ts';
import { sessionMethods } from './session.ts';
import { userMethods } from './users.ts';
import { viewMethods } from './views.ts';

/** One call of the Web API, for tests to look at. */
export type ApiCall = {
  readonly method: string;
  readonly args: Record<string, unknown>;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly status: number;
  readonly answer: Answer;
};

/** How many calls the log keeps, so that a rehearsal of days does not fill the memory. */
const keptCalls = 10_000;

const methods = new Map<string, Method>(
  Object.entries({
    ...sessionMethods,
    ...viewMethods,
    ...chatMethods,
    ...conversationMethods,
    ...membershipMethods,
    ...userMethods,
  }),
);

async function readArguments(context: Context): Promise<Record<string, unknown>> {
  const query = context.req.query();
  if (context.req.method === 'GET') return query;
  if (context.req.header('content-type')?.includes('json')) {
    const body: unknown = await context.req.json().catch(() => undefined);
    return typeof body === 'object' && body !== null ? { ...query, ...body } : query;
  }
  return { ...query, ...(await context.req.parseBody()) };
}

/** The Web API: token, faults ordered, scopes, arguments, then the method; every call is logged. */
export function createApiApp(setup: {
  context: MethodContext;
  tokens: { bot: string; app?: string | undefined };
  faults: Faults;
  calls: ApiCall[];
  /** Told after each call, so that whoever waits for one looks at the log again. */
  changed: () => void;
}): Hono {
  const { context, tokens, faults, calls, changed } = setup;

  function checkToken(given: string | undefined, needed: 'bot' | 'app'): Answer | undefined {
    if (given === undefined || given === '') return refuse('not_authed');
    if (given !== tokens.bot && given !== tokens.app) return refuse('invalid_auth');
    return given === tokens[needed] ? undefined : refuse('not_allowed_token_type');
  }

  function call(name: string, token: string | undefined, args: Record<string, unknown>): Answer {
    if (name === 'api.test') return { ok: true, args };
    const method = methods.get(name);
    if (method === undefined) return refuse('unknown_method', { req_method: name });
    return checkToken(token, method.token) ?? method.call(context, args);
  }

  const app = new Hono();
  app.on(['GET', 'POST'], '/:method', async (http) => {
    const method = http.req.param('method');
    const { token: argument, ...args } = await readArguments(http);
    const bearer = http.req.header('authorization')?.replace(/^Bearer\s*/, '');
    const token = bearer ?? (typeof argument === 'string' ? argument : undefined);
    const fault = faults.take(method);
    const log = (status: number, answer: Answer) => {
      calls.push({ method, args, at: context.workspace.clock(), status, answer });
      if (calls.length > keptCalls) calls.shift();
      changed();
    };
    const headers = { 'x-oauth-scopes': [...context.scopes].join(',') };

    if (fault?.kind === 'rate-limited') {
      log(429, refuse('ratelimited'));
      const retryAfter = String(fault.retryAfterSeconds);
      return http.json(refuse('ratelimited'), 429, { ...headers, 'retry-after': retryAfter });
    }
    if (fault?.kind === 'status') {
      log(fault.status, refuse('fatal_error'));
      return new Response('fault', { status: fault.status });
    }
    const answer = fault ? refuse(fault.error) : call(method, token, args);
    log(200, answer);
    return http.json(answer, 200, headers);
  });
  return app;
}
