import { importOrganisations } from '@palmares/contest/acts/import-organisations';
import type { Contest } from '@palmares/contest/contest';
import { organisationRow } from '@palmares/contest/imports/organisation-row';
import { parseRows } from '@palmares/contest/imports/parse-rows';
import type { CommandOutcome } from '../outcome.ts';
import { describeImport, describeProblems } from './describe-import.ts';

/** Imports the organisations that may compete (Art. 2): the whole file, or nothing of it. */
export async function importOrganisationsFile(contest: Contest, bytes: Uint8Array): Promise<CommandOutcome> {
  const parsed = parseRows(bytes, organisationRow);
  if (parsed.kind === 'invalid') return describeProblems(parsed.problems);
  const outcome = await importOrganisations(contest, { kind: 'operator' }, parsed.rows);
  return describeImport(outcome, parsed.lines, { one: 'organisme', many: 'organismes', ending: '' });
}
