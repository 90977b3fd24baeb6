import { importJurors } from '@palmares/contest/acts/import-jurors';
import type { Contest } from '@palmares/contest/contest';
import { filledLine, line, optionalEmail } from '@palmares/contest/imports/cells';
import { parseRows } from '@palmares/contest/imports/parse-rows';
import { rememberLocalMembers } from '@palmares/runtime/local-members';
import { z } from 'zod';
import type { CommandOutcome } from '../outcome.ts';
import { describeImport, describeProblems } from './describe-import.ts';
import { findLocalMembers } from './local-members.ts';

const juror = z.object({
  slackUserId: z
    .string()
    .regex(/^[\w-]{2,64}$/, 'n’est pas un identifiant de compte Slack (par exemple U024BE7LH)'),
  name: filledLine(200),
  email: optionalEmail,
  role: z.enum(['juror', 'grand-juror', 'secretariat', 'sponsor'], {
    error: 'doit être juror, grand-juror, secretariat ou sponsor',
  }),
  category: line(64),
  organisation: line(200),
});

/** One line of the jurors' file. */
export type JurorRow = z.output<typeof juror>;

/**
 * Imports the people of the contest and their roles: the whole file, or nothing of it.
 * Where the local Slack stands in (`membersFolder` is the data folder then), they have their accounts there as well.
 */
export async function importJurorsFile(
  contest: Contest,
  bytes: Uint8Array,
  membersFolder: string | undefined,
): Promise<CommandOutcome> {
  const parsed = parseRows(bytes, juror);
  if (parsed.kind === 'invalid') return describeProblems(parsed.problems);
  const outcome = await importJurors(contest, { kind: 'operator' }, parsed.rows);
  if (outcome.kind === 'imported' && membersFolder !== undefined) {
    await rememberLocalMembers(membersFolder, findLocalMembers(parsed.rows, contest.edition));
  }
  return describeImport(outcome, parsed.lines, { one: 'ligne', many: 'lignes', ending: 'e' });
}
