import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { ApiCall, ApiMethods } from './api-methods.ts';
import { ApiRefusal, errorBody } from './api-refusal.ts';
import { kindsOf } from './apply-batch.ts';
import type { Faults } from './faults.ts';
import type { Tokens } from './tokens.ts';

/** One call to the API, as it was answered; `bytes` is the request's body, `answered` the answer's. */
export type Call = {
  method: string;
  path: string;
  status: number | 'timeout' | 'lost-answer';
  bytes: number;
  answered: number;
  /** The kinds of the requests in a batchUpdate, in order. */
  requests: string[];
};
export type ApiDeps = {
  methods: ApiMethods;
  tokens: Tokens;
  faults: Faults;
  checkQuota: (user: string, call: 'reads' | 'writes') => void;
  otherEditors: string[];
  calls: Call[];
};
type Env = { Bindings: Partial<HttpBindings> };
type Served = { writes: boolean; run: (call: ApiCall) => unknown };

const largestBody = 10 * 1024 * 1024;
const callsKept = 10_000;

const serve = (methods: ApiMethods, method: string, path: string): Served | undefined => {
  const [, id = '', rest = ''] = /^\/sheets\/v4\/spreadsheets(?:\/([^/:]+)(.*))?$/.exec(path) ?? [];
  const spreadsheetId = decodeURIComponent(id);
  if (method === 'POST' && path === '/sheets/v4/spreadsheets') return { writes: true, run: methods.create };
  if (!id) return undefined;
  if (method === 'POST' && rest === ':batchUpdate')
    return { writes: true, run: (call) => methods.batchUpdate(spreadsheetId, call) };
  if (method !== 'GET') return undefined;
  if (rest === '') return { writes: false, run: (call) => methods.get(spreadsheetId, call) };
  if (rest === '/values:batchGet')
    return { writes: false, run: (call) => methods.batchGetValues(spreadsheetId, call) };
  const range = /^\/values\/([^/]+)$/.exec(rest)?.[1];
  if (range === undefined) return undefined;
  return { writes: false, run: (call) => methods.getValues(spreadsheetId, decodeURIComponent(range), call) };
};

const parseJson = (text: string): unknown => {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    throw new ApiRefusal(400, 'Invalid JSON payload received. Unexpected token.');
  }
};

const gone = (c: Context<Env>): Promise<void> =>
  new Promise((resolve) => {
    c.req.raw.signal.addEventListener('abort', () => resolve(), { once: true });
    c.env?.incoming?.socket.once('close', () => resolve());
  });

const hangUp = (c: Context<Env>): Response => {
  c.env?.incoming?.socket.destroy();
  return c.env?.incoming ? RESPONSE_ALREADY_SENT : new Response(null, { status: 502 });
};

const anyBatch = z.looseObject({ requests: z.array(z.looseObject({})) });
const requestsIn = (body: unknown): string[] => {
  const batch = anyBatch.safeParse(body);
  return batch.success ? kindsOf(batch.data.requests) : [];
};

/** The Sheets API v4 under `/sheets/v4`, and the token endpoint at `/sheets/token`. */
export const createApiRoutes = (deps: ApiDeps): Hono<Env> => {
  const app = new Hono<Env>();

  app.post('/sheets/token', async (c) => {
    const answer = await deps.tokens.exchange(await c.req.parseBody());
    if (answer.kind === 'granted') {
      const { kind: _granted, ...token } = answer;
      return c.json(token);
    }
    return c.json({ error: answer.error, error_description: answer.error_description }, 400);
  });

  app.all('/sheets/v4/*', async (c) => {
    const url = new URL(c.req.url);
    const text = await c.req.text();
    const call: Call = {
      method: c.req.method,
      path: url.pathname,
      status: 200,
      bytes: Buffer.byteLength(text),
      answered: 0,
      requests: [],
    };
    deps.calls.push(call);
    if (deps.calls.length > callsKept) deps.calls.shift();
    const answer = (status: ApiRefusal['code'] | 200, body: unknown): Response => {
      const json = JSON.stringify(body);
      call.status = status;
      call.answered = Buffer.byteLength(json);
      return c.body(json, status, { 'content-type': 'application/json; charset=UTF-8' });
    };
    try {
      const served = serve(deps.methods, call.method, call.path);
      if (!served)
        throw new ApiRefusal(404, `Method not found, or not supported here: ${call.method} ${call.path}`);
      const fault = deps.faults.take(served.writes ? 'writes' : 'reads');
      if (fault === 'timeout') {
        call.status = 'timeout';
        await gone(c);
        return hangUp(c);
      }
      if (typeof fault === 'number') throw new ApiRefusal(fault, 'A failure that was asked for.');
      if (call.bytes > largestBody) throw new ApiRefusal(413, 'Request payload size exceeds the limit.');
      const bearer = await deps.tokens.check(c.req.header('authorization'));
      if (bearer.kind === 'invalid')
        throw new ApiRefusal(
          401,
          'Request had invalid authentication credentials. Expected OAuth 2 access token.',
        );
      if (served.writes && !bearer.mayWrite)
        throw new ApiRefusal(403, 'Request had insufficient authentication scopes.');
      deps.checkQuota(bearer.email, served.writes ? 'writes' : 'reads');
      const body = parseJson(text);
      call.requests = requestsIn(body);
      const asker = { email: bearer.email, otherEditors: deps.otherEditors };
      const result = await served.run({ query: url.searchParams, body, asker });
      if (fault === 'lost-answer') {
        call.status = 'lost-answer';
        return hangUp(c);
      }
      return answer(200, result);
    } catch (error) {
      if (error instanceof ApiRefusal) return answer(error.code, errorBody(error));
      if (error instanceof URIError) return answer(400, errorBody(new ApiRefusal(400, 'Invalid URL.')));
      throw error;
    }
  });
  return app;
};
