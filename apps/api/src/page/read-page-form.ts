import type { Context } from 'hono';
import type { ApiEnv } from '../api-env.ts';
import { readText } from '../read-text.ts';
import { type FormValues, parseForm } from './form/form-values.ts';

// Eight texts of 20,000 characters, up to nine bytes each once they are percent-encoded.
const MAX_BYTES = 2_097_152;

/** A form's fields, or null for one that is too long, too slow, or no form at all. */
export async function readPageForm(c: Context<ApiEnv>): Promise<FormValues | null> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return null;
  const read = await readText(c.req.raw.body, MAX_BYTES);
  return read.kind === 'text' ? parseForm(read.text) : null;
}
