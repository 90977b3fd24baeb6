import { z } from '@hono/zod-openapi';

const rfc3339 = z.iso.datetime({ offset: true });

/** An instant that somebody typed (RFC 3339): with its offset, or it would be nobody's time. */
export const instantField = z
  .string()
  .refine(
    (text) => rfc3339.safeParse(text).success,
    'Écrivez un instant avec son décalage, par exemple 2022-04-04T12:00:00+02:00.',
  )
  .openapi({ format: 'date-time', example: '2022-04-04T12:00:00+02:00' });
