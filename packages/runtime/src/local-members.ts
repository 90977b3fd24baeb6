import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const memberSchema = z.object({
  id: z.string().min(1),
  /** The short name, as in a mention. */
  name: z.string(),
  realName: z.string(),
  /** Shown beside the name, in French. */
  role: z.string().optional(),
  email: z.string().optional(),
});

/** Someone who has an account in the local Slack, as a real workspace would have it. */
export type LocalMember = z.output<typeof memberSchema>;

/** Where the local Slack's members are kept, so that they are there whether or not it runs when they are named. */
export function localMembersFile(dataFolder: string): string {
  return join(dataFolder, 'workspace/members.json');
}

/** The members named so far, by id; none when there is no such file. */
export async function readLocalMembers(dataFolder: string): Promise<LocalMember[]> {
  try {
    return z.array(memberSchema).parse(JSON.parse(await readFile(localMembersFile(dataFolder), 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Adds these members, or corrects the ones of the same id. The file is replaced whole: nobody reads half of it. */
export async function rememberLocalMembers(
  dataFolder: string,
  members: readonly LocalMember[],
): Promise<void> {
  const known = new Map((await readLocalMembers(dataFolder)).map((member) => [member.id, member]));
  for (const member of members) known.set(member.id, memberSchema.parse(member));
  const file = localMembersFile(dataFolder);
  await mkdir(join(dataFolder, 'workspace'), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, `${JSON.stringify([...known.values()], null, 2)}\n`, { mode: 0o600 });
  await rename(draft, file);
}
