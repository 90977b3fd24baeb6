import { createHash, randomUUID } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { publicKeyOf, type ServiceAccount } from './service-account.ts';

const sheetsScope = 'https://www.googleapis.com/auth/spreadsheets';
const readScope = `${sheetsScope}.readonly`;
const known = new Set([sheetsScope, readScope, 'https://www.googleapis.com/auth/drive']);
const assertionType = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

const tokenRequest = z.object({ grant_type: z.literal(assertionType), assertion: z.string().min(1) });
const claims = z.object({ scope: z.string(), iat: z.number(), exp: z.number() });

export type TokenAnswer =
  | { kind: 'granted'; access_token: string; expires_in: number; token_type: 'Bearer' }
  | { kind: 'refused'; error: string; error_description: string };
export type Bearer = { kind: 'valid'; email: string; mayWrite: boolean } | { kind: 'invalid' };
export type Tokens = {
  /** Exchanges a signed assertion (RFC 7523) for an access token of one hour. */
  exchange: (form: unknown) => Promise<TokenAnswer>;
  /** Whether an `Authorization` header carries a token that is still good. */
  check: (authorization: string | undefined) => Promise<Bearer>;
  /** Makes every access token given so far invalid, as a revocation at Google does. */
  revokeAll: () => void;
};

/** Access tokens of the local server; they survive a restart, since they are signed with a key drawn from the account's. */
export const createTokens = (account: ServiceAccount, clock: () => Temporal.Instant): Tokens => {
  const publicKey = publicKeyOf(account);
  const keyOf = (salt: string) =>
    createHash('sha256').update(`access tokens ${salt}`).update(account.private_key).digest();
  let key = keyOf('');
  const now = () => new Date(clock().epochMilliseconds);
  const refused = (error: string, description: string): TokenAnswer => ({
    kind: 'refused',
    error,
    error_description: description,
  });

  return {
    exchange: async (form) => {
      const request = tokenRequest.safeParse(form);
      if (!request.success) return refused('unsupported_grant_type', 'Invalid grant_type or assertion');
      const verified = await jwtVerify(request.data.assertion, publicKey, {
        algorithms: ['RS256'],
        issuer: account.client_email,
        audience: account.token_uri,
        currentDate: now(),
        clockTolerance: 10,
      }).catch(() => undefined);
      if (!verified) return refused('invalid_grant', 'Invalid JWT Signature, issuer, audience or time');
      const given = claims.safeParse(verified.payload);
      if (!given.success || given.data.exp - given.data.iat > 3600)
        return refused('invalid_grant', 'Invalid JWT: it must be of at most one hour, with a scope');
      const scopes = given.data.scope.split(' ');
      if (!scopes.some((scope) => known.has(scope)))
        return refused('invalid_scope', 'Invalid OAuth scope or ID token audience provided.');
      const token = await new SignJWT({ scope: given.data.scope })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(account.client_email)
        .setIssuedAt(now())
        .setExpirationTime(Math.floor(clock().epochMilliseconds / 1000) + 3599)
        .sign(key);
      return { kind: 'granted', access_token: token, expires_in: 3599, token_type: 'Bearer' };
    },
    check: async (authorization) => {
      const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
      if (!token) return { kind: 'invalid' };
      const verified = await jwtVerify(token, key, { algorithms: ['HS256'], currentDate: now() }).catch(
        () => undefined,
      );
      if (!verified) return { kind: 'invalid' };
      const scopes = String(verified.payload['scope']).split(' ');
      return {
        kind: 'valid',
        email: String(verified.payload.sub),
        mayWrite: scopes.some((scope) => scope !== readScope && known.has(scope)),
      };
    },
    revokeAll: () => {
      key = keyOf(randomUUID());
    },
  };
};
