import { findOrganisation, type OrganisationRow, saveOrganisation } from '@palmares/db/people';
import { act } from '../act.ts';
import type { Contest } from '../contest.ts';
import { forbidden, isSecretariat, type Person } from '../people.ts';

/** Lines that were new, different, and the same as before. */
export type ImportCounts = { readonly added: number; readonly changed: number; readonly unchanged: number };

/** What is wrong with a line; `row` counts from 0, the French sentence says how to mend it. */
export type RowProblem = { readonly row: number; readonly message: string };

export type ImportOutcome =
  | ({ readonly kind: 'imported' } & ImportCounts)
  /** Nothing was imported. */
  | { readonly kind: 'invalid'; readonly problems: readonly RowProblem[] }
  | { readonly kind: 'forbidden' };

/**
 * The organisations that may compete (Art. 2), added to and corrected by `id`; those not named stay. A dry run counts
 * what would come of it.
 */
export function importOrganisations(
  contest: Contest,
  person: Person,
  rows: readonly OrganisationRow[],
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<ImportOutcome> {
  return act<ImportOutcome>(contest, person, async ({ tx, record }) => {
    if (!isSecretariat(person)) return forbidden;
    const problems = findRepeated(rows, ({ id }) => id, 'L’identifiant');
    if (problems.length > 0) return { kind: 'invalid', problems };
    const counts = { added: 0, changed: 0, unchanged: 0 };
    for (const row of rows) {
      const before = await findOrganisation(tx, row.id);
      if (before && JSON.stringify(fieldsOf(before)) === JSON.stringify(fieldsOf(row))) {
        counts.unchanged += 1;
        continue;
      }
      counts[before ? 'changed' : 'added'] += 1;
      if (dryRun) continue;
      await saveOrganisation(tx, row);
      await record({
        kind: before ? 'organisation.changed' : 'organisation.added',
        subject: row.id,
        before,
        after: row,
      });
    }
    return { kind: 'imported', ...counts };
  });
}

function fieldsOf({ id, name, scheme, branch, department, email }: OrganisationRow): string[] {
  return [id, name, scheme, branch, department, email];
}

/** Lines whose key an earlier line has already. */
export function findRepeated<T>(rows: readonly T[], key: (row: T) => string, what: string): RowProblem[] {
  const seen = new Set<string>();
  return rows.flatMap((row, index) => {
    const value = key(row);
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    return [
      {
        row: index,
        message: `${what} «\u00a0${value}\u00a0» figure déjà plus haut\u00a0; gardez une seule ligne.`,
      },
    ];
  });
}
