import { z } from '@hono/zod-openapi';
import { fileSchema } from '../applications/application-schema.ts';
import { auditEntry } from './audit-schema.ts';
import { entrySchema } from './entry-schema.ts';

const instant = z.string().openapi({ format: 'date-time' });

/** One entry whole. */
export function createEntryDetailSchema<Metadata extends z.ZodType>(metadata: Metadata) {
  return entrySchema
    .extend({
      withdrawnAt: instant.nullable(),
      formerCodes: z.array(z.string()).openapi({ description: 'Ses codes d’avant un repositionnement' }),
      metadata,
      files: z.object({ dossier: fileSchema.nullable(), video: fileSchema.nullable() }),
      versions: z.array(
        z.object({
          version: z.int(),
          depositedAt: instant,
          dossierSha256: z.string(),
          videoSha256: z.string().nullable(),
        }),
      ),
      extension: z.object({ until: instant, reason: z.string(), grantedAt: instant }).nullable(),
      repositionings: z.array(
        z.object({
          category: z.string(),
          reason: z.string(),
          state: z.enum(['announced', 'done', 'cancelled']),
          askedAt: instant,
          endedAt: instant.nullable(),
        }),
      ),
      sheets: z.int().openapi({ description: 'Grilles d’analyse commencées ou remises, annulées comprises' }),
      history: z.array(auditEntry),
    })
    .openapi('EntryDetail');
}
