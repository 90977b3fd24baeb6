import { personOfApiKey, personOfDepositKey } from '@palmares/contest/people';
import { createMiddleware } from 'hono/factory';
import type { ApiDeps, ApiEnv } from './api-env.ts';
import { sendProblem } from './http-problems.ts';

// Keys are base64url; anything longer is no key, and is not hashed.
const BEARER = /^Bearer +([\w\-.~+/]{1,200}=*) *$/i;

/**
 * Who asks about one application: the candidate who holds its deposit key, or the secretariat by its API key. Any other
 * key gets the same 401, whether the application exists or not.
 */
export function authenticateForApplication({ contest }: Pick<ApiDeps, 'contest'>) {
  return authenticate(
    'La clé de dépôt est absente, inconnue, ou n’est pas celle de cette candidature. Envoyez celle que vous avez reçue à la création du brouillon, dans l’en-tête Authorization\u00a0: Bearer.',
    async (key, id) => (await personOfDepositKey(contest, id, key)) ?? (await personOfApiKey(contest, key)),
  );
}

/** The secretariat, by an API key of its role. */
export function authenticateSecretariat({ contest }: Pick<ApiDeps, 'contest'>) {
  return authenticate(
    'Une clé d’API du secrétariat est nécessaire, dans l’en-tête Authorization\u00a0: Bearer.',
    (key) => personOfApiKey(contest, key),
  );
}

function authenticate(
  detail: string,
  find: (key: string, id: string) => Promise<ApiEnv['Variables']['person'] | null>,
) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    const key = BEARER.exec(c.req.header('authorization') ?? '')?.[1];
    const person = key === undefined ? null : await find(key, c.req.param('id') ?? '');
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
