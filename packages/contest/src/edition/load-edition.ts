import { readFile } from 'node:fs/promises';
import type { Edition } from '@palmares/rules/edition';
import { z } from 'zod';
import { editionSchema } from './edition-schema.ts';

/** The edition's file can't be read, or contradicts itself; the message says where, every mistake at once. */
export class EditionError extends Error {
  override readonly name = 'EditionError';
}

export async function loadEdition(path: string): Promise<Edition> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new EditionError(`The edition ${path} can't be read as JSON`, { cause });
  }
  return parseEdition(json, path);
}

/** Throws `EditionError` with every mistake. */
export function parseEdition(json: unknown, name = 'edition'): Edition {
  const parsed = editionSchema.safeParse(json);
  if (!parsed.success)
    throw new EditionError(`The edition ${name} is not valid:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
