import { randomUUID } from 'node:crypto';
import type { Tx } from '@palmares/db/database';
import { listAdmissibleEntries } from '@palmares/db/entries';
import {
  addRole,
  findJurorBySlackUser,
  type JurorRow,
  listJury,
  listRoles,
  listRolesOf,
  saveJuror,
} from '@palmares/db/people';
import type { Edition } from '@palmares/rules/edition';
import { act } from '../act.ts';
import type { Contest } from '../contest.ts';
import { recuseAutomatically } from '../grading/recuse-automatically.ts';
import { forbidden, isSecretariat, type Person, type Role } from '../people.ts';
import { findRepeated, type ImportOutcome, type RowProblem } from './import-organisations.ts';

/** One line of the jurors' list: a person in one role. A person with several roles has several lines. */
export type JurorLine = {
  readonly slackUserId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** Empty for roles that belong to no category. */
  readonly category: string;
  /** Identifier or name of the organisation the person works for; empty when there is none. */
  readonly organisation: string;
};

/**
 * The people of the contest and their roles, added to and corrected by Slack account; roles not named stay. A juror
 * grades alone (Art. 6.2), so nobody who grades may also be of the secretariat or a sponsor, who see or discuss the
 * grades. New conflicts of interest recuse at once.
 */
export function importJurors(
  contest: Contest,
  person: Person,
  lines: readonly JurorLine[],
): Promise<ImportOutcome> {
  return act<ImportOutcome>(contest, person, async (change) => {
    const { tx, edition, record } = change;
    if (!isSecretariat(person)) return forbidden;
    const problems = [
      ...lines.flatMap((line, row) => findCategoryProblem(line, row, edition)),
      ...findRepeated(
        lines,
        (line) => [line.slackUserId, line.role, line.category].filter(Boolean).join(' '),
        'La ligne',
      ),
      ...(await findRoleConflicts(tx, lines)),
    ].sort((a, b) => a.row - b.row);
    if (problems.length > 0) return { kind: 'invalid', problems };

    const counts = { added: 0, changed: 0, unchanged: 0 };
    for (const line of lines) {
      const result = await importLine(tx, line);
      counts[result.kind] += 1;
      if (result.kind === 'unchanged') continue;
      await record({
        kind: `juror.${result.kind}`,
        subject: line.slackUserId,
        before: result.before,
        after: line,
      });
    }
    for (const category of new Set(
      lines.flatMap(({ role, category }) => (role === 'juror' ? [category] : [])),
    )) {
      await recuseAutomatically(
        change,
        await listAdmissibleEntries(tx, category),
        await listJury(tx, category),
      );
    }
    return { kind: 'imported', ...counts };
  });
}

async function importLine(
  tx: Tx,
  line: JurorLine,
): Promise<{ kind: 'added' | 'changed' | 'unchanged'; before?: JurorRow | undefined }> {
  const { slackUserId, name, email, organisation } = line;
  const before = await findJurorBySlackUser(tx, slackUserId);
  const juror = { id: before?.id ?? randomUUID(), slackUserId, name, email, organisation };
  const roles = before ? await listRolesOf(tx, before.id) : [];
  const held = roles.some(({ role, category }) => role === line.role && category === line.category);
  const same =
    before && before.name === name && before.email === email && before.organisation === organisation;
  if (held && same) return { kind: 'unchanged' };
  await saveJuror(tx, juror);
  await addRole(tx, { jurorId: juror.id, role: line.role, category: line.category });
  return { kind: held ? 'changed' : 'added', before };
}

function findCategoryProblem(line: JurorLine, row: number, edition: Edition): RowProblem[] {
  const slugs = edition.categories.map(({ slug }) => slug);
  const takesCategory = line.role === 'juror' || line.role === 'sponsor';
  if (takesCategory && !slugs.includes(line.category)) {
    return [{ row, message: `Indiquez la catégorie, parmi\u00a0: ${slugs.join(', ')}.` }];
  }
  if (!takesCategory && line.category !== '') {
    return [
      {
        row,
        message: `Le rôle «\u00a0${line.role}\u00a0» ne dépend d’aucune catégorie\u00a0; laissez la colonne vide.`,
      },
    ];
  }
  return [];
}

const SEES_GRADES: readonly Role[] = ['secretariat', 'sponsor'];

async function findRoleConflicts(tx: Tx, lines: readonly JurorLine[]): Promise<RowProblem[]> {
  const roles = new Map<string, Set<Role>>();
  const held = await listRoles(tx);
  for (const { slackUserId, role } of lines) {
    const known = roles.get(slackUserId) ?? new Set<Role>();
    if (!roles.has(slackUserId)) {
      const juror = await findJurorBySlackUser(tx, slackUserId);
      for (const one of held) if (one.jurorId === juror?.id) known.add(one.role);
    }
    roles.set(slackUserId, known.add(role));
  }
  return lines.flatMap(({ slackUserId, name }, row) => {
    const all = roles.get(slackUserId) ?? new Set<Role>();
    const conflict = all.has('juror') && SEES_GRADES.some((role) => all.has(role));
    const message = `${name} ne peut pas à la fois noter et faire partie du secrétariat ou des partenaires sponsors, qui voient ou discutent les notes.`;
    return conflict ? [{ row, message }] : [];
  });
}
