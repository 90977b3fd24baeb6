import { z } from '@hono/zod-openapi';
import { entryLabel } from './entry-schema.ts';
import { secondOpinionSchema } from './second-opinion-schema.ts';

export const setGradingSchema = z.strictObject({ open: z.boolean() }).openapi('SetGrading');

/** Whether a category is being graded, and whom that concerns. */
export const gradingSchema = z
  .object({
    category: z.string(),
    open: z.boolean(),
    changed: z.boolean(),
    entries: z.int(),
    jurors: z.int(),
  })
  .openapi('Grading');

const rankedEntry = z
  .object({
    ...entryLabel,
    rank: z.int().nullable(),
    tied: z.boolean().openapi({ description: 'Ex æquo' }),
    provisional: z.boolean().openapi({ description: 'Moins de grilles remises que le quorum' }),
    acrossCutLine: z
      .boolean()
      .openapi({ description: 'Ex æquo à cheval sur la dernière place de finaliste' }),
    mark: z.string().nullable().openapi({ description: 'Moyenne, telle qu’on la lit', example: '15,71' }),
    markExact: z
      .object({ numerator: z.int(), denominator: z.int() })
      .nullable()
      .openapi({ description: 'La même, exacte' }),
    submitted: z.int(),
    expected: z.int(),
    standardDeviation: z.number().nullable(),
    histogram: z.array(z.int()),
  })
  .openapi('RankedEntry');

/** A category's official ranking, at one revision of the contest. */
export const rankingSchema = z
  .object({
    revision: z.int(),
    category: z.string(),
    name: z.string(),
    finalists: z.int(),
    cutLine: z.union([
      z.object({ kind: z.literal('clear') }),
      z.object({
        kind: z.literal('tied'),
        rank: z.int(),
        places: z.int(),
        entryIds: z.array(z.string()).readonly().openapi({ description: 'Codes' }),
      }),
    ]),
    items: z.array(rankedEntry),
    secondOpinion: secondOpinionSchema
      .nullable()
      .openapi({ description: 'Des mêmes grilles\u00a0; `null`\u00a0: aucune grille remise' }),
    next: z.null(),
  })
  .openapi('Ranking');
