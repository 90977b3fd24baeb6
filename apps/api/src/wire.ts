import type { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** A value as JSON says it: instants become text. */
export type Wire<T> = T extends Temporal.Instant
  ? string
  : T extends readonly (infer Item)[]
    ? Wire<Item>[]
    : T extends object
      ? { [Key in keyof T]: Wire<T[Key]> }
      : T;

/** An instant as RFC 3339 with its offset in `timeZone`, cut off at the millisecond: `2022-04-01T23:30:00+02:00`. */
export function formatInstant(instant: Temporal.Instant, timeZone: string): string {
  const milliseconds = instant.round({ smallestUnit: 'millisecond', roundingMode: 'floor' });
  return milliseconds.toZonedDateTimeISO(timeZone).toString({ timeZoneName: 'never' });
}

/** Copies plain data with its instants written out in `timeZone`. */
export function toWire<T>(value: T, timeZone: string): Wire<T>;
export function toWire(value: unknown, timeZone: string): unknown {
  if (value instanceof Temporal.Instant) return formatInstant(value, timeZone);
  if (Array.isArray(value)) return value.map((item: unknown) => toWire(item, timeZone));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, toWire(member, timeZone)]));
}

/**
 * Answers what `schema` documents and nothing else: members it does not name are left out, so that nothing a view
 * gains later leaves by itself. Throws when a documented member is missing.
 */
export function sendJson<Schema extends z.ZodType>(
  c: Context,
  schema: Schema,
  body: z.input<Schema>,
  status: ContentfulStatusCode = 200,
  headers: Record<string, string> = {},
): Response {
  return c.json(schema.parse(body), status, headers);
}
