import type { MiddlewareHandler } from 'hono';

const loopback = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

type Refusal = { status: 403 | 415 | 421; text: string };
const refusalOf = (request: Request, host: string): Refusal | undefined => {
  if (!loopback.test(host)) return { status: 421, text: 'This server answers on loopback only.' };
  const atDesk = new URL(request.url).pathname.startsWith('/sheets/desk/');
  if (request.method === 'GET' || !atDesk) return undefined;
  const origin = request.headers.get('origin') ?? `http://${host}`;
  const site = request.headers.get('sec-fetch-site') ?? 'none';
  if (origin !== `http://${host}` || (site !== 'same-origin' && site !== 'none'))
    return { status: 403, text: 'Cross-origin requests are refused.' };
  if (!request.headers.get('content-type')?.startsWith('application/json'))
    return { status: 415, text: 'Only application/json is accepted.' };
  return undefined;
};

/**
 * Refuses requests that don't name this machine (DNS rebinding), and posts to the desk that another site's
 * page could have sent.
 */
export const loopbackGuard: MiddlewareHandler = async (c, next): Promise<Response | void> => {
  const host = c.req.header('host') ?? new URL(c.req.url).host;
  const refusal = refusalOf(c.req.raw, host);
  if (refusal) return c.text(refusal.text, refusal.status);
  return await next();
};
