import type { DepositedEntryRow } from '@palmares/db/entries';
import { type JurorRow, listOrganisations, type OrganisationRow } from '@palmares/db/people';
import { findConflict, normaliseName } from '@palmares/rules/recusal';
import type { Change } from '../act.ts';
import { readMetadata } from '../applications/metadata.ts';
import { recordRecusal } from './record-recusal.ts';

/**
 * Recuses whoever the data shows to have a conflict of interest: a juror of the deposit's own organisation, or of one
 * named as its partner (Art. 6.2 as the secretariat reads it). Returns how many were recused just now.
 */
export async function recuseAutomatically(
  change: Change,
  entries: readonly DepositedEntryRow[],
  jury: readonly JurorRow[],
): Promise<number> {
  const organisations = await listOrganisations(change.tx);
  let recused = 0;
  for (const entry of entries) {
    const metadata = readMetadata(entry.metadata);
    const listed = organisations.find(({ id }) => id === metadata.organisationId);
    for (const juror of jury) {
      const employer = {
        organisation: juror.organisation,
        organisationAliases: findAliases(juror, organisations),
      };
      const conflict =
        findConflict(employer, metadata) ??
        (listed && findConflict(employer, { organisationName: listed.name }));
      if (!conflict) continue;
      const { kind, organisation: reason } = conflict;
      const recorded = await recordRecusal(change, {
        entryId: entry.id,
        jurorId: juror.id,
        kind,
        reason,
        code: entry.code,
      });
      if (recorded) recused += 1;
    }
  }
  return recused;
}

/** The other names of the organisation that the import wrote as an identifier or as a name. */
function findAliases({ organisation }: JurorRow, organisations: readonly OrganisationRow[]): string[] {
  const written = normaliseName(organisation);
  return organisations.flatMap(({ id, name }) =>
    [id, name].some((one) => written !== '' && normaliseName(one) === written) ? [id, name] : [],
  );
}
