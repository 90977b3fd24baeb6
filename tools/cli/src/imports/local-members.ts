import type { Edition } from '@palmares/rules/edition';
import type { LocalMember } from '@palmares/runtime/local-members';
import type { JurorRow } from './jurors.ts';

const roleNames: Record<JurorRow['role'], string> = {
  juror: 'jury',
  'grand-juror': 'grand jury',
  secretariat: 'secrétariat',
  sponsor: 'partenaire sponsor',
};

/** The accounts these people have in the local Slack: one each, with all their roles beside the name. */
export function findLocalMembers(rows: readonly JurorRow[], edition: Edition): LocalMember[] {
  return [...Map.groupBy(rows, (row) => row.slackUserId)].flatMap(([id, lines]) => {
    const last = lines.at(-1);
    if (last === undefined) return [];
    const role = lines.map((line) => describeRole(line, edition)).join(', ');
    const email = last.email === '' ? {} : { email: last.email };
    return [{ id, name: shortName(last.name), realName: last.name, role, ...email }];
  });
}

function describeRole({ role, category }: JurorRow, edition: Edition): string {
  const name = edition.categories.find(({ slug }) => slug === category)?.name;
  return name === undefined ? roleNames[role] : `${roleNames[role]} ${name}`;
}

/** « Élodie Le Goff » is mentioned as `elodie.le.goff`. */
function shortName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '.')
    .replace(/^\.|\.$/g, '');
}
