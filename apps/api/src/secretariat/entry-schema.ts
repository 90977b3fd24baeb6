import { z } from '@hono/zod-openapi';
import { line } from '../text-fields.ts';
import { pageOf } from './list-query.ts';

const screening = z.enum(['pending', 'admissible', 'inadmissible']);
const grounds = ['late', 'outside-period', 'no-measurable-results', 'incomplete'] as const;

/** How an entry is recognised. */
export const entryLabel = {
  code: z.string().openapi({ example: 'SOC-012' }),
  title: z.string(),
  organisation: z.string(),
  category: z.string(),
};

/** An entry as lists show it. */
export const entrySchema = z
  .object({
    ...entryLabel,
    application: z.object({ id: z.string(), code: z.string(), version: z.int() }),
    depositedAt: z.string().openapi({ format: 'date-time' }),
    screening,
    ground: z.string().nullable(),
    reason: z.string().nullable(),
    flags: z
      .array(z.object({ code: z.string(), message: z.string(), ground: z.string().optional() }))
      .openapi({ description: 'Ce que les données signalent\u00a0: à regarder, jamais une décision' }),
  })
  .openapi('Entry');

/** A page of entries. */
export const entriesSchema = pageOf(entrySchema).openapi('Entries');

/** The address of one entry. */
export const entryParams = z.object({
  code: z
    .string()
    .max(40)
    .openapi({ param: { name: 'code', in: 'path' }, example: 'SOC-012' }),
});

/** A decision of screening; that inadmissible takes a ground and a reason, the act says. */
export const screeningSchema = z
  .strictObject({
    decision: z.enum(['admissible', 'inadmissible']),
    ground: z.enum(grounds).optional(),
    reason: line(2_000).optional(),
  })
  .openapi('ScreeningDecision');

/** What came of it. */
export const screenedSchema = z
  .object({
    code: z.string(),
    screening,
    recused: z.int().openapi({ description: 'Jurés déportés d’office à cette occasion' }),
  })
  .openapi('Screened');
