import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ApiEnv } from '../api-env.ts';
import { sendProblem, sendRefusal } from '../http-problems.ts';
import { sendJson, toWire } from '../wire.ts';
import { receiptSchema } from './application-schema.ts';
import { type CheckedDeposit, isOurFault } from './deposit-when-checked.ts';

/** The receipt of a deposit, and the new files that are not in it. */
export const depositSchema = receiptSchema
  .extend({
    leftOut: z
      .array(z.object({ file: z.enum(['dossier', 'video']), code: z.string(), detail: z.string() }))
      .optional()
      .openapi({
        description:
          'Fichiers reçus avant cette demande mais refusés par la vérification, s’il y en a\u00a0: c’est le fichier précédent qui est déposé.',
      }),
  })
  .openapi('Deposit');

export function answerDeposit(c: Context<ApiEnv>, deposit: CheckedDeposit, timeZone: string): Response {
  const { outcome, leftOut } = deposit;
  const told = leftOut.map(({ file, code, message }) => ({ file, code, detail: message }));
  if (outcome.kind === 'deposited') {
    const receipt = toWire(outcome.receipt, timeZone);
    return sendJson(c, depositSchema, told.length === 0 ? receipt : { ...receipt, leftOut: told });
  }
  if (isOurFault(deposit)) {
    return sendProblem(c, 'unavailable', {
      detail: `${told.map(({ detail }) => detail).join(' ')} Votre candidature n’est pas encore déposée\u00a0: demandez de nouveau le dépôt dans un instant.`,
      headers: { 'Retry-After': '5' },
    });
  }
  if (outcome.kind !== 'incomplete') return sendRefusal(c, outcome, timeZone);
  const refused = leftOut.map(({ file, code, message }) => ({ code, pointer: `/${file}`, message }));
  return sendRefusal(c, { kind: 'incomplete', problems: [...outcome.problems, ...refused] }, timeZone);
}
