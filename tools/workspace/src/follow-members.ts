import { stat } from 'node:fs/promises';
import { type LocalMember, localMembersFile, readLocalMembers } from '@palmares/runtime/local-members';
import type { LocalSlack } from './slack/local-slack.ts';

/**
 * Gives accounts in this Slack to the members that the data folder names. Answers a function that looks again:
 * it reads the file only where it has changed, so that it can run before each request.
 */
export function followMembers(slack: Pick<LocalSlack, 'addMember'>, dataFolder: string): () => Promise<void> {
  let seen = '';
  const known = new Map<string, string>();
  return async () => {
    const version = await versionOf(localMembersFile(dataFolder));
    if (version === seen) return;
    for (const member of await readLocalMembers(dataFolder)) {
      const text = JSON.stringify(member);
      if (known.get(member.id) === text) continue;
      known.set(member.id, text);
      slack.addMember(withoutAbsent(member));
    }
    seen = version;
  };
}

async function versionOf(file: string): Promise<string> {
  try {
    const { ino, mtimeMs, size } = await stat(file);
    return `${ino} ${mtimeMs} ${size}`;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

function withoutAbsent({ id, name, realName, role, email }: LocalMember) {
  return {
    id,
    name,
    realName,
    ...(role === undefined ? {} : { role }),
    ...(email === undefined ? {} : { email }),
  };
}
