import type { ApplicationMetadata } from './application.ts';

/** A conflict of interest that the system knows without being told (Art. 6.2): the juror is recused at once. */
export type Conflict =
  | { readonly kind: 'same-organisation'; readonly organisation: string }
  | { readonly kind: 'partner'; readonly organisation: string };

/** Where a juror works: as the import wrote it, id or name, with its other names (id, name) where the list knows them. */
export type JurorOrganisation = {
  readonly organisation?: string | undefined;
  readonly organisationAliases?: readonly string[];
};

/**
 * The conflict between a juror and an application, or null: the juror's organisation has deposited it, or is named as
 * a partner. Case, accents, punctuation and spaces are not looked at; apart from that the whole name must be the
 * same, so that "CAF" is not taken for "CAF du Nord". What is written otherwise, the juror has to say.
 *
 * @example findConflict({ organisation: 'CAF du Nord' }, { partners: ['C.A.F. DU NORD'] })
 * // { kind: 'partner', organisation: 'C.A.F. DU NORD' }
 */
export function findConflict(
  juror: JurorOrganisation,
  application: Pick<ApplicationMetadata, 'organisationId' | 'organisationName' | 'partners'>,
): Conflict | null {
  const own = new Set(listNames(juror.organisation, ...(juror.organisationAliases ?? [])).map(normaliseName));
  const isOwn = (name: string) => own.has(normaliseName(name));
  const organisation = listNames(application.organisationName, application.organisationId).find(isOwn);
  if (organisation !== undefined) return { kind: 'same-organisation', organisation };
  const partner = listNames(...(application.partners ?? [])).find(isOwn);
  return partner === undefined ? null : { kind: 'partner', organisation: partner };
}

/** Two names of an organisation are one when this makes them equal; empty when there is nothing to compare. */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll(/[^\p{Letter}\p{Number}]/gu, '');
}

function listNames(...names: readonly (string | undefined)[]): string[] {
  return names.flatMap((name) => (name === undefined || normaliseName(name) === '' ? [] : [name]));
}
