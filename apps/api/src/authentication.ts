import { personOfSession } from '@palmares/contest/access';
import { type Person, personOfApiKey, personOfDepositKey } from '@palmares/contest/people';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import type { ApiDeps, ApiEnv } from './api-env.ts';
import { sendProblem } from './http-problems.ts';

// Keys are base64url; anything longer is no key, and is not hashed.
const BEARER = /^Bearer +([\w\-.~+/]{1,200}=*) *$/i;

/** The cookie of a browser's session on one application: HttpOnly, SameSite=Strict. */
export const SESSION_COOKIE = 'palmares_session';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** Said with 401 to whoever brings no key of the application. */
export const unknownDepositKey =
  'La clé de dépôt est absente, inconnue, ou n’est pas celle de cette candidature. Envoyez celle que vous avez reçue à la création du brouillon, dans l’en-tête Authorization\u00a0: Bearer.';

/**
 * Who asks about one application: its candidate, by deposit key or session, or the secretariat by its API key. Any other
 * key gets the same 401, whether the application exists or not.
 */
export function authenticateForApplication({ contest }: Pick<ApiDeps, 'contest'>) {
  return authenticate(unknownDepositKey, async (c, key) => {
    const candidate = await findCandidate({ contest }, c, c.req.param('id') ?? '');
    return candidate ?? (key === undefined ? null : personOfApiKey(contest, key));
  });
}

/**
 * The candidate of an application, or null: by its deposit key as bearer; without any bearer, by the session of a
 * browser. A session may only change something where the browser says that a page of this very site asks for it.
 */
export async function findCandidate(
  { contest }: Pick<ApiDeps, 'contest'>,
  c: Context<ApiEnv>,
  applicationId: string,
): Promise<Extract<Person, { kind: 'candidate' }> | null> {
  if (c.req.header('authorization') !== undefined) {
    const key = bearerOf(c);
    const holder = key === undefined ? null : await personOfDepositKey(contest, applicationId, key);
    return holder?.kind === 'candidate' ? holder : null;
  }
  const session = getCookie(c, SESSION_COOKIE);
  if (session === undefined || session.length > 200) return null;
  if (!SAFE_METHODS.includes(c.req.method) && !isFromThisSite(c)) return null;
  const candidate = await personOfSession(contest, session);
  return candidate?.applicationId === applicationId ? candidate : null;
}

/** Whether anything was brought that could say who asks. */
export function hasCredentials(c: Context<ApiEnv>): boolean {
  return c.req.header('authorization') !== undefined || getCookie(c, SESSION_COOKIE) !== undefined;
}

// Browsers without Sec-Fetch-Site send Origin with every request that isn't GET or HEAD. A proxy may end TLS before this
// process, so that only the host can be compared.
/** Whether the browser says that a page of this very site asks. */
export function isFromThisSite(c: Context<ApiEnv>): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = c.req.header('origin');
  return origin !== undefined && URL.parse(origin)?.host === c.req.header('host');
}

function bearerOf(c: Context<ApiEnv>): string | undefined {
  return BEARER.exec(c.req.header('authorization') ?? '')?.[1];
}

/** The secretariat, by an API key of its role. */
export function authenticateSecretariat({ contest }: Pick<ApiDeps, 'contest'>) {
  return authenticate(
    'Une clé d’API du secrétariat est nécessaire, dans l’en-tête Authorization\u00a0: Bearer.',
    async (_, key) => (key === undefined ? null : personOfApiKey(contest, key)),
  );
}

function authenticate(
  detail: string,
  find: (c: Context<ApiEnv>, key: string | undefined) => Promise<Person | null>,
) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    const key = bearerOf(c);
    const person = await find(c, key);
    if (person === null) {
      const challenge = key === undefined ? '' : ', error="invalid_token"';
      return sendProblem(c, 'unauthorized', {
        detail,
        headers: { 'WWW-Authenticate': `Bearer realm="palmares"${challenge}` },
      });
    }
    c.set('person', person);
    return next();
  });
}
