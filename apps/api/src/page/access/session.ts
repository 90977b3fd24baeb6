import { closeSession, openSession } from '@palmares/contest/access';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { ApiDeps, ApiEnv } from '../../api-env.ts';
import { SESSION_COOKIE } from '../../authentication.ts';

type Deps = Pick<ApiDeps, 'contest' | 'publicUrl'>;

/** Lets this browser open one application until it is closed, at most for a day. */
export async function beginSession(deps: Deps, c: Context<ApiEnv>, applicationId: string): Promise<void> {
  keepSession(deps, c, await openSession(deps.contest, applicationId));
}

/** Gives the browser the session that a link has opened. */
export function keepSession({ publicUrl }: Deps, c: Context<ApiEnv>, session: string): void {
  setCookie(c, SESSION_COOKIE, session, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    secure: publicUrl.startsWith('https:'),
  });
}

/** Ends the session here and on the server. */
export async function endSession({ contest }: Deps, c: Context<ApiEnv>): Promise<void> {
  const session = getCookie(c, SESSION_COOKIE);
  if (session !== undefined && session.length <= 200) await closeSession(contest, session);
  deleteCookie(c, SESSION_COOKIE, { path: '/' });
}
