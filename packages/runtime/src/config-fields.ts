import { z } from 'zod';

/** A TCP port from the environment; 0 asks the system for a free one. */
export const port = z
  .string()
  .regex(/^\d{1,5}$/, 'expected a port number from 0 to 65535')
  .transform(Number)
  .refine((number) => number <= 65_535, 'expected a port number from 0 to 65535');

/** A whole number of at least `min` from the environment. */
export function wholeNumber(min: number) {
  const expected = `expected a whole number of at least ${min}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, expected)
    .transform(Number)
    .refine((number) => number >= min, expected);
}

/** An address that begins with http:// or https://, without the slash at its end, so that paths can be put behind it. */
export const httpUrl = z
  .url({ protocol: /^https?$/, error: 'expected an address such as https://palmares.example.org' })
  .transform((url) => url.replace(/\/+$/, ''));

/** An RFC 3339 instant (with its offset) as a Temporal.Instant. */
export const instant = z.iso
  .datetime({ offset: true, error: 'expected an instant such as 2022-03-15T09:00:00+01:00 (RFC 3339)' })
  .transform((text) => Temporal.Instant.from(text));
