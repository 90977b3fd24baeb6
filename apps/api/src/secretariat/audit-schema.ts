import { z } from '@hono/zod-openapi';

const recorded = z.unknown().openapi({
  description:
    'Ce qui est inscrit\u00a0; si redacted, les noms des champs seulement\u00a0: ni note ni commentaire de juré',
});

/** One entry of the record, as the secretariat may read it. */
export const auditEntry = z
  .object({
    seq: z.int(),
    revision: z.int(),
    instant: z.string().openapi({ format: 'date-time' }),
    actor: z.object({ kind: z.string(), id: z.string() }),
    kind: z.string().openapi({ example: 'entry.screened' }),
    subject: z.string().openapi({ example: 'SOC-012' }),
    before: recorded,
    after: recorded,
    redacted: z.boolean(),
  })
  .openapi('AuditEntry');
