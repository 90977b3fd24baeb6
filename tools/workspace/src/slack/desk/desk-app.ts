import { type Context, Hono } from 'hono';
import type { z } from 'zod';
import { UnknownMemberError } from '../acts/acting.ts';
import type { LocalSlack } from '../local-slack.ts';
import { deskRequests } from './desk-requests.ts';

/** Reads a JSON body; anything but JSON is refused, so that no other site's form can post here. */
function post<Shape extends z.ZodType>(
  shape: Shape,
  run: (body: z.infer<Shape>) => unknown,
): (http: Context) => Promise<Response> {
  return async (http) => {
    if (!http.req.header('content-type')?.startsWith('application/json')) {
      return http.json({ error: 'The body must be application/json' }, 415);
    }
    const parsed = shape.safeParse(await http.req.json().catch(() => undefined));
    if (!parsed.success) return http.json({ error: 'Invalid body', issues: parsed.error.issues }, 400);
    return http.json((await run(parsed.data)) ?? null);
  };
}

/** What people do and see, as JSON: for the page, and for programs that act as people. */
export function createDeskApp(slack: LocalSlack): Hono {
  const app = new Hono();
  const member = (http: Context): string => http.req.query('member') ?? '';

  app.onError((error, http) => {
    if (error instanceof UnknownMemberError) return http.json({ error: error.message }, 404);
    throw error;
  });

  app.get('/members', (http) => http.json(slack.members()));
  app.get('/channels', (http) => http.json(slack.channels(member(http))));
  app.get('/messages', (http) => http.json(slack.messages(http.req.query('channel') ?? '', member(http))));
  app.get('/views', (http) => http.json(slack.openViews(member(http))));
  app.get('/home', (http) => http.json(slack.homeView(member(http)) ?? null));
  app.get('/commands', (http) => http.json(slack.commands));
  app.get('/calls', (http) => {
    const method = http.req.query('method');
    return http.json(slack.calls.filter((call) => method === undefined || call.method === method));
  });

  app.post(
    '/members',
    post(deskRequests.member, (body) => slack.addMember(body)),
  );
  app.post(
    '/channels',
    post(deskRequests.channel, (body) => slack.createChannel(body)),
  );
  app.post(
    '/command',
    post(deskRequests.command, ({ member: who, command, text, channel }) =>
      slack.command(who, command, text, { channel }),
    ),
  );
  app.post(
    '/click',
    post(deskRequests.click, ({ member: who, place, blockId, actionId, value, values }) => {
      if (values && 'viewId' in place) slack.fill(who, place.viewId, values);
      return slack.click(who, place, blockId, actionId, value);
    }),
  );
  app.post(
    '/fill',
    post(deskRequests.fill, ({ member: who, viewId, values }) => slack.fill(who, viewId, values)),
  );
  app.post(
    '/submit',
    post(deskRequests.submit, ({ member: who, viewId, values }) => slack.submit(who, viewId, values)),
  );
  app.post(
    '/close',
    post(deskRequests.close, ({ member: who, viewId }) => slack.closeView(who, viewId)),
  );
  app.post(
    '/home',
    post(deskRequests.home, ({ member: who }) => slack.openHome(who)),
  );
  app.post(
    '/say',
    post(deskRequests.say, ({ member: who, channel, text, threadTs }) =>
      slack.say(who, channel, text, { threadTs }),
    ),
  );
  app.post(
    '/faults',
    post(deskRequests.fault, (fault) => {
      switch (fault.kind) {
        case 'rate-limit':
          return slack.faults.rateLimitNext(fault.method, fault.retryAfterSeconds, fault.times);
        case 'fail':
          return slack.faults.failNext(fault.method, fault.failure, fault.times);
        case 'redeliver':
          return slack.faults.redeliver(fault.eventId);
        case 'refresh-sockets':
          return slack.faults.refreshSockets();
      }
    }),
  );
  return app;
}
