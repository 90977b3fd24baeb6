import { type OrganisationFilter, type OrganisationRow, pageOrganisations } from '@palmares/db/people';
import type { Contest } from '../contest.ts';
import { forbidden, isSecretariat, type Person } from '../people.ts';

/** An organisation that may compete (Art. 2), as it was imported. */
export type OrganisationView = OrganisationRow;

export type OrganisationsOutcome =
  /** `next` is the `after` of the following page, null on the last. */
  | {
      readonly kind: 'organisations';
      readonly items: readonly OrganisationView[];
      readonly next: string | null;
    }
  | { readonly kind: 'forbidden' };

/** The imported organisations by id, a page at a time. */
export async function viewOrganisations(
  contest: Contest,
  person: Person,
  filter: OrganisationFilter,
): Promise<OrganisationsOutcome> {
  if (!isSecretariat(person)) return forbidden;
  const rows = await pageOrganisations(contest.db, { ...filter, limit: filter.limit + 1 });
  const items = rows.slice(0, filter.limit);
  return {
    kind: 'organisations',
    items,
    next: rows.length > filter.limit ? (items.at(-1)?.id ?? null) : null,
  };
}
