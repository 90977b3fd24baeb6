import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const keyFile = z.object({ client_email: z.string().min(1), private_key: z.string().min(1) });

/** The account that writes the mirror: whom a spreadsheet is shared with, and the key that its tokens are asked with. */
export type ServiceAccount = z.output<typeof keyFile>;

/** The key file can't be used as a service account's. Says which file, never what is in it. */
export class ServiceAccountError extends Error {
  override readonly name = 'ServiceAccountError';
}

/** Reads a service account's JSON key file. Throws ServiceAccountError when it is missing or something else. */
export async function readServiceAccount(path: string): Promise<ServiceAccount> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new ServiceAccountError(`The service account's key file can't be read: ${path}`, { cause });
  }
  const parsed = keyFile.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new ServiceAccountError(`Not the JSON key file of a service account: ${path}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
