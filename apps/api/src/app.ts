import { randomUUID } from 'node:crypto';
import { OpenAPIHono } from '@hono/zod-openapi';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { answerInvalid } from './answer-invalid.ts';
import { answerWrongMethods } from './answer-wrong-methods.ts';
import type { ApiDeps, ApiEnv } from './api-env.ts';
import { depositRoutes } from './applications/deposit-routes.ts';
import { draftRoutes } from './applications/draft-routes.ts';
import { receiptRoutes } from './applications/receipt-routes.ts';
import { apiTitle, describeApi } from './docs/openapi-document.ts';
import { docsRoutes } from './docs/routes.ts';
import { formRoutes } from './edition/form-routes.ts';
import { editionRoutes } from './edition/routes.ts';
import { fileRoutes } from './files/routes.ts';
import { healthRoutes } from './health/routes.ts';
import { sendNotFound, sendProblem } from './http-problems.ts';
import { limitRates } from './limits/rate-limits.ts';
import { pageRoutes } from './page/routes.ts';
import { surroundPages } from './page/surround-pages.ts';
import { logRequests } from './request-log.ts';
import { secretariatRoutes } from './secretariat/routes.ts';
import { signingRoutes } from './signing/routes.ts';
import { BlobStoreError } from './uploads/blob-store-error.ts';
import { resumableRoutes } from './uploads/resumable/routes.ts';
import { uploadRoutes } from './uploads/routes.ts';

/** The whole HTTP service. */
export function createApp(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const { contest, log } = deps;
  const app = new OpenAPIHono<ApiEnv>({ defaultHook: answerInvalid });

  app.use(async (c, next) => {
    c.set('arrivedAt', contest.clock());
    c.set('reference', randomUUID());
    await next();
  });
  app.use(logRequests(log));
  app.use(
    secureHeaders({
      // A handler that needs more, or must allow less, sets its own.
      overwrite: false,
      contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      xFrameOptions: 'DENY',
    }),
  );
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
  });

  app.route('/', surroundPages(deps));
  // No name, code or id holds one, and PostgreSQL has no text with one.
  app.use((c, next) => (c.req.url.includes('%00') ? Promise.resolve(sendNotFound(c)) : next()));
  app.use(limitRates(deps));

  for (const routes of [
    editionRoutes(deps),
    formRoutes(deps),
    draftRoutes(deps),
    uploadRoutes(deps),
    resumableRoutes(deps),
    depositRoutes(deps),
    receiptRoutes(deps),
    signingRoutes(deps),
    fileRoutes(deps),
    ...secretariatRoutes(deps),
    healthRoutes(deps),
  ]) {
    app.route('/', routes);
  }
  // Made when it is first asked for: no start waits for it.
  let description: ReturnType<typeof describeApi> | undefined;
  app.get('/openapi.json', (c) => c.json((description ??= describeApi(app, contest))));
  app.route('/', docsRoutes({ title: apiTitle(contest) }));
  app.route('/', pageRoutes(deps));
  answerWrongMethods(app);

  app.notFound((c) => sendNotFound(c));
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status === 415) {
      return sendProblem(c, 'unsupported-media-type', {
        detail: 'Le corps doit être du JSON, annoncé par l’en-tête Content-Type\u00a0: application/json.',
      });
    }
    if (error instanceof HTTPException && error.status === 400) {
      return sendProblem(c, 'malformed-json', {
        detail: 'Le corps n’est pas du JSON en UTF-8. Corrigez-le.',
      });
    }
    log.error({ err: error, reference: c.var.reference }, 'a request failed');
    if (error instanceof BlobStoreError) {
      return sendProblem(c, 'unavailable', {
        detail:
          'Le stockage des fichiers ne répond pas\u00a0; ce n’est pas de votre fait. Un envoi en cours n’a pas été enregistré. Réessayez dans une minute.',
        headers: { 'Retry-After': '60' },
      });
    }
    return sendProblem(c, 'internal', {
      detail: `Une erreur est survenue de notre côté\u00a0: rien n’a été enregistré. Réessayez\u00a0; si cela persiste, écrivez au secrétariat en rappelant la référence ${c.var.reference}.`,
      extensions: { reference: c.var.reference },
    });
  });
  return app;
}
