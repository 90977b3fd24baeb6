import { listOrganisations } from '@palmares/db/people';
import type { Contest } from '../contest.ts';
import { forbidden, isSecretariat, type Person, type Refused } from '../people.ts';

export type OrganisationNamesOutcome =
  | {
      readonly kind: 'organisations';
      readonly organisations: readonly { readonly id: string; readonly name: string }[];
    }
  | Refused;

/** The organisations of the list by name, for whoever fills in an application; empty until they are imported. */
export async function viewOrganisationNames(
  contest: Contest,
  person: Person,
): Promise<OrganisationNamesOutcome> {
  if (person.kind !== 'candidate' && !isSecretariat(person)) return forbidden;
  const rows = await listOrganisations(contest.db);
  const organisations = rows
    .map(({ id, name }) => ({ id, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'fr'));
  return { kind: 'organisations', organisations };
}
