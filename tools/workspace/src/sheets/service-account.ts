import { createPublicKey, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { writeAtomically } from './write-atomically.ts';

const keyFile = z.object({
  type: z.literal('service_account'),
  project_id: z.string(),
  private_key_id: z.string(),
  private_key: z.string(),
  client_email: z.string(),
  client_id: z.string(),
  auth_uri: z.string(),
  token_uri: z.string(),
  universe_domain: z.string(),
});
/** The JSON of a Google service account's key file. */
export type ServiceAccount = z.infer<typeof keyFile>;

const makeServiceAccount = (): ServiceAccount => ({
  type: 'service_account',
  project_id: 'palmares-local',
  private_key_id: randomUUID().replaceAll('-', ''),
  private_key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  }),
  client_email: 'palmares@palmares-local.iam.gserviceaccount.com',
  client_id: '100000000000000000001',
  auth_uri: 'https://accounts.google.com/o/oauth2/auth',
  token_uri: 'https://oauth2.googleapis.com/token',
  universe_domain: 'googleapis.com',
});

/** The service account kept in the folder, made at the first start; without a folder it lasts as long as the process. */
export const openServiceAccount = async (folder: string | undefined): Promise<ServiceAccount> => {
  if (!folder) return makeServiceAccount();
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, 'service-account.json');
  const kept = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (kept !== undefined) return keyFile.parse(JSON.parse(kept));
  const made = makeServiceAccount();
  await writeAtomically(file, JSON.stringify(made, null, 2), 0o600);
  return made;
};

/** The public half of the account's key, with which assertions are checked. */
export const publicKeyOf = (account: ServiceAccount): KeyObject => createPublicKey(account.private_key);
