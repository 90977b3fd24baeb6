import type { Receipt } from '@palmares/rules/receipt';
import { z } from 'zod';

const file = { bytes: z.int(), sha256: z.string().regex(/^[0-9a-f]{64}$/) };

/** A receipt that comes back from outside. Members that it does not know are dropped. */
export const receiptSchema: z.ZodType<Receipt> = z.object({
  edition: z.string(),
  rehearsal: z.boolean(),
  application: z.string(),
  code: z.string(),
  version: z.int(),
  title: z.string(),
  organisation: z.string(),
  entries: z.array(z.object({ code: z.string(), category: z.string() })),
  depositedAt: z.iso.datetime({ offset: true }),
  depositedAtParis: z.iso.datetime({ offset: true }),
  dossier: z.object({ ...file, pages: z.int() }),
  video: z.object({ ...file, seconds: z.number() }).nullable(),
  validator: z.string(),
});
