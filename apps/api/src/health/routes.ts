import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { realClock } from '@palmares/contest/clock';
import { readRevision } from '@palmares/contest/mirror';
import { viewOutboxHealth } from '@palmares/contest/views/mails';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { jsonResponse } from '../described-responses.ts';

const DEFAULT_MINIMUM_FREE_BYTES = 2_147_483_648;
const CHECK_MILLISECONDS = 3_000;

const dependency = z.object({ ok: z.boolean(), detail: z.string().optional() });
const healthSchema = z.object({ status: z.literal('ok') }).openapi('Health');
const readinessSchema = z
  .object({
    status: z.enum(['ready', 'not-ready']),
    dependencies: z.object({
      database: dependency,
      files: dependency.extend({ freeBytes: z.int().nullable() }),
      antivirus: dependency
        .optional()
        .openapi({ description: 'Sans effet sur l’état\u00a0: les fichiers attendent' }),
      mail: dependency
        .extend({ queued: z.int(), failed: z.int(), oldestSeconds: z.int() })
        .openapi({ description: 'N’empêche jamais d’être prêt\u00a0: les messages attendent' }),
    }),
  })
  .openapi('Readiness');

/** Whether the process lives, and whether all that it needs does. */
export function healthRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const routes = new OpenAPIHono<ApiEnv>();
  const tags = ['Exploitation'];

  routes.openapi(
    createRoute({
      method: 'get',
      path: '/healthz',
      tags,
      summary: 'Le processus vit',
      responses: { 200: jsonResponse('Oui', healthSchema) },
    }),
    (c) => c.json({ status: 'ok' as const }, 200),
  );

  routes.openapi(
    createRoute({
      method: 'get',
      path: '/readyz',
      tags,
      summary: 'Le service et chacune de ses dépendances sont prêts',
      responses: {
        200: jsonResponse('Prêt', readinessSchema),
        503: jsonResponse('Pas prêt\u00a0: voir quelle dépendance', readinessSchema),
      },
    }),
    async (c) => {
      const [database, files, mail, antivirus] = await Promise.all([
        checkDatabase(deps),
        checkFiles(deps),
        checkMail(deps),
        checkAntivirus(deps),
      ]);
      const ready = database.ok && files.ok;
      const status = ready ? ('ready' as const) : ('not-ready' as const);
      return c.json({ status, dependencies: { database, files, mail, ...antivirus } }, ready ? 200 : 503);
    },
  );

  return routes;
}

async function checkDatabase({ contest, log }: ApiDeps) {
  try {
    await withinTime(readRevision(contest));
    return { ok: true };
  } catch (error) {
    log.error({ err: error }, 'the database does not answer');
    return { ok: false, detail: 'the database does not answer' };
  }
}

async function checkFiles({ blobs, log, minimumFreeBytes = DEFAULT_MINIMUM_FREE_BYTES }: ApiDeps) {
  try {
    const freeBytes = await withinTime(blobs.freeBytes());
    if (freeBytes < minimumFreeBytes) return { ok: false, freeBytes, detail: 'the disk is nearly full' };
    await withinTime(blobs.probe());
    return { ok: true, freeBytes };
  } catch (error) {
    log.error({ err: error }, 'files can not be written');
    return { ok: false, freeBytes: null, detail: 'files can not be written' };
  }
}

// What waits is told, and is no reason to send candidates away.
async function checkMail({ contest, log }: ApiDeps) {
  try {
    const { queued, failed, oldestDueAt } = await withinTime(viewOutboxHealth(contest));
    const waited = oldestDueAt ? realClock().since(oldestDueAt).total('seconds') : 0;
    return { ok: true, queued, failed, oldestSeconds: Math.max(0, Math.floor(waited)) };
  } catch (error) {
    log.error({ err: error }, 'the outbox can not be read');
    return { ok: false, queued: 0, failed: 0, oldestSeconds: 0, detail: 'the outbox can not be read' };
  }
}

// Deposits go on without it: files wait.
async function checkAntivirus({ scanner, log }: ApiDeps) {
  if (scanner === undefined) return {};
  try {
    await withinTime(scanner.ping());
    return { antivirus: { ok: true } };
  } catch (error) {
    log.warn({ err: error }, 'the antivirus does not answer');
    return { antivirus: { ok: false, detail: 'the antivirus does not answer: files wait for it' } };
  }
}

// A dependency that hangs is not ready either.
async function withinTime<T>(check: Promise<T>): Promise<T> {
  const timeout = Promise.withResolvers<never>();
  const timer = setTimeout(() => timeout.reject(new Error('no answer in time')), CHECK_MILLISECONDS);
  try {
    return await Promise.race([check, timeout.promise]);
  } finally {
    clearTimeout(timer);
  }
}
