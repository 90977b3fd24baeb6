import { z } from '@hono/zod-openapi';

const PAGE = 100;
const LARGEST_PAGE = 500;
const description = 'Le next de la page précédente';

/** How many items of a list to answer at once. */
export const limit = z.coerce.number<string>().int().min(1).max(LARGEST_PAGE).default(PAGE);

/** Where the page before ended, in a list ordered by a text. */
export const afterText = z.string().max(100).optional().openapi({ description });

/** Where the page before ended, in a list ordered by a number. */
export const afterNumber = z.coerce
  .number<string>()
  .int()
  .min(0)
  .max(Number.MAX_SAFE_INTEGER)
  .optional()
  .openapi({ description });

/** Yes, no, or whichever. */
export const flag = z
  .enum(['true', 'false'])
  .transform((text) => text === 'true')
  .optional();

/** A page of a list. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

/** The answer of a list in CSV, beside the one in JSON. */
export const csvToo = { 'text/csv': { schema: { type: 'string' } } } as const;
