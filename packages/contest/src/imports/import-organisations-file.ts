import { type ImportCounts, importOrganisations } from '../acts/import-organisations.ts';
import type { Contest } from '../contest.ts';
import { forbidden, isSecretariat, type Person } from '../people.ts';
import { organisationRow } from './organisation-row.ts';
import { parseRows } from './parse-rows.ts';
import type { LineProblem } from './read-table.ts';

export type ImportFileOutcome =
  | ({ readonly kind: 'imported' } & ImportCounts)
  /** Nothing was imported; every bad line is told. */
  | { readonly kind: 'invalid-file'; readonly problems: readonly LineProblem[] }
  | { readonly kind: 'forbidden' };

/** Imports a CSV file of organisations (Art. 2), the whole of it or nothing; a dry run only counts. */
export async function importOrganisationsFile(
  contest: Contest,
  person: Person,
  bytes: Uint8Array,
  options: { readonly dryRun?: boolean } = {},
): Promise<ImportFileOutcome> {
  if (!isSecretariat(person)) return forbidden;
  const parsed = parseRows(bytes, organisationRow);
  if (parsed.kind === 'invalid') return { kind: 'invalid-file', problems: parsed.problems };
  const outcome = await importOrganisations(contest, person, parsed.rows, options);
  if (outcome.kind !== 'invalid') return outcome;
  const problems = outcome.problems.map(({ row, message }) => ({ line: parsed.lines[row] ?? 0, message }));
  return { kind: 'invalid-file', problems };
}
