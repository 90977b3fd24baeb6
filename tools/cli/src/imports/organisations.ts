import { importOrganisations } from '@palmares/contest/acts/import-organisations';
import type { Contest } from '@palmares/contest/contest';
import { z } from 'zod';
import type { CommandOutcome } from '../outcome.ts';
import { filledLine, line, optionalEmail } from './cells.ts';
import { describeImport, describeProblems } from './describe-import.ts';
import { parseRows } from './parse-rows.ts';

const organisation = z.object({
  id: filledLine(64),
  name: filledLine(200),
  scheme: line(100),
  branch: line(100),
  department: line(100),
  email: optionalEmail,
});

/** Imports the organisations that may compete (Art. 2): the whole file, or nothing of it. */
export async function importOrganisationsFile(contest: Contest, bytes: Uint8Array): Promise<CommandOutcome> {
  const parsed = parseRows(bytes, organisation);
  if (parsed.kind === 'invalid') return describeProblems(parsed.problems);
  const outcome = await importOrganisations(contest, { kind: 'operator' }, parsed.rows);
  return describeImport(outcome, parsed.lines, { one: 'organisme', many: 'organismes', ending: '' });
}
