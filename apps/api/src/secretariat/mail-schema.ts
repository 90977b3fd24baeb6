import { z } from '@hono/zod-openapi';
import { line } from '../text-fields.ts';
import { pageOf } from './list-query.ts';

export const mailStates = ['queued', 'sent', 'failed', 'cancelled'] as const;

const listed = {
  id: z.string(),
  kind: z.string().openapi({ example: 'receipt' }),
  application: z.object({ id: z.string(), code: z.string().nullable() }).nullable(),
  recipient: z.string(),
  subject: z.string(),
  state: z.enum(mailStates).openapi({
    description:
      'queued\u00a0: en attente\u00a0; sent\u00a0: envoyé\u00a0; failed\u00a0: abandonné, à regarder\u00a0; cancelled\u00a0: devenu sans objet',
  }),
  attempts: z.int(),
  nextAttemptAt: z.string().nullable().openapi({ format: 'date-time' }),
  lastError: z.string().nullable().openapi({ description: 'Ce que le serveur a répondu en dernier' }),
  createdAt: z.string().openapi({ format: 'date-time' }),
  sentAt: z.string().nullable().openapi({ format: 'date-time' }),
};

/** A page of the outbox, without bodies. */
export const mailsSchema = pageOf(z.object(listed).openapi('ListedMail')).openapi('Mails');

/** One message with what it says; where it carries a link, a placeholder stands for it. */
export const mailSchema = z.object({ ...listed, body: z.string() }).openapi('Mail');

/** The address of one message. */
export const mailParams = z.object({
  id: z
    .string()
    .max(60)
    .openapi({ param: { name: 'id', in: 'path' } }),
});

/** What the answer that came back said. */
export const bounceSchema = z.strictObject({ reason: line(500) }).openapi('Bounce');

/** A campaign: who gets what, or got it. */
export const campaignSchema = z
  .object({
    dryRun: z.boolean(),
    count: z.int().openapi({ description: 'Messages qui partent, ou partiraient' }),
    pending: z.int().openapi({ description: 'Présentations dont la recevabilité reste à examiner' }),
    items: z.array(
      z.object({
        code: z.string(),
        application: z.string(),
        title: z.string(),
        decision: z.enum(['admissible', 'inadmissible']),
        recipient: z.string().nullable(),
        delivery: z.enum(['to-send', 'told', 'no-contact']).openapi({
          description:
            'to-send\u00a0: part avec cet envoi\u00a0; told\u00a0: déjà annoncé\u00a0; no-contact\u00a0: pas d’adresse',
        }),
        corrects: z.boolean().openapi({ description: 'Remplace une décision déjà annoncée' }),
      }),
    ),
  })
  .openapi('Campaign');
