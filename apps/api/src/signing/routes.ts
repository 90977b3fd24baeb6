import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { publishPublicKeys } from '@palmares/contest/signing/public-keys';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { KEYS_PATH } from '../applications/print-receipt.ts';
import { jsonResponse, problemResponses } from '../described-responses.ts';
import { sendJson } from '../wire.ts';

// What is not named here does not leave, a private half least of all.
const publicKeysSchema = z
  .object({
    keys: z.array(
      z.object({
        kty: z.literal('OKP'),
        crv: z.literal('Ed25519'),
        x: z.string().openapi({ description: 'La clé publique, en base64url' }),
        kid: z.string().openapi({ description: 'Empreinte de la clé (RFC 7638)' }),
        use: z.literal('sig'),
        alg: z.literal('EdDSA'),
      }),
    ),
  })
  .openapi('PublicKeys');

/** The public keys of the contest, for anyone who wants to check a receipt. */
export function signingRoutes({ contest }: Pick<ApiDeps, 'contest'>): OpenAPIHono<ApiEnv> {
  const routes = new OpenAPIHono<ApiEnv>();

  routes.openapi(
    createRoute({
      method: 'get',
      path: KEYS_PATH,
      tags: ['Concours'],
      summary: 'Les clés publiques qui vérifient les accusés signés (JWKS, RFC 7517)',
      responses: { 200: jsonResponse('Les clés', publicKeysSchema), ...problemResponses() },
    }),
    async (c) => {
      const { keys } = await publishPublicKeys(contest);
      return sendJson(c, publicKeysSchema, { keys: [...keys] }, 200, {
        'Cache-Control': 'public, max-age=3600',
      });
    },
  );

  return routes;
}
