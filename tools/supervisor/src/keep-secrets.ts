import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const secretsSchema = z.object({
  botToken: z.string().startsWith('xoxb-'),
  signingSecret: z.string().min(32),
});

/** What the bot and the local Slack share, as a real workspace would give it to its app. */
export type LocalSecrets = Readonly<z.output<typeof secretsSchema>>;

/**
 * The secrets of the local workspace, made at the first start and kept in `workspace/secrets.json` of the data folder,
 * which only its owner may read. Throws when that file is there and is not what was written.
 */
export async function keepSecrets(dataFolder: string): Promise<LocalSecrets> {
  const folder = join(dataFolder, 'workspace');
  const file = join(folder, 'secrets.json');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await createOnce(file, {
    botToken: `xoxb-local-${randomBytes(18).toString('hex')}`,
    signingSecret: randomBytes(16).toString('hex'),
  });
  return readSecrets(file);
}

async function readSecrets(file: string): Promise<LocalSecrets> {
  try {
    return secretsSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw new Error(`${file} can't be read; delete it and start again to have new local secrets.`, {
      cause: error,
    });
  }
}

// Linked into place whole: two supervisors that start together agree on one file, and none ever reads half of it.
async function createOnce(file: string, secrets: LocalSecrets): Promise<void> {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(draft);
  }
}
