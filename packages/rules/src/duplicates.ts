import { normaliseName } from './recusal.ts';

/** What one application has in common with another if it was deposited twice. */
export type Fingerprint = {
  readonly code: string;
  /** SHA-256 of the deposited dossier. */
  readonly dossierSha256: string;
  readonly title: string;
  readonly organisation: string;
};

/** The codes of the other applications with the very same dossier, and with the same title and organisation. */
export type Duplicates = { readonly sameDossier: readonly string[]; readonly sameTitle: readonly string[] };

/**
 * Tells the duplicates of an application by its code, in the order given. Titles and organisations are compared as
 * names are (see `normaliseName`): case, accents and punctuation make no difference.
 *
 * @example findDuplicates([a, b])(a.code) // { sameDossier: ['GPI-0002'], sameTitle: [] }
 */
export function findDuplicates(applications: readonly Fingerprint[]): (code: string) => Duplicates {
  const known = new Map(applications.map((one) => [one.code, one]));
  const dossiers = Map.groupBy(applications, ({ dossierSha256 }) => dossierSha256);
  const titles = Map.groupBy(applications, describe);
  return (code) => {
    const one = known.get(code);
    const others = (same: readonly Fingerprint[] = []) =>
      same.filter((other) => other !== one).map((other) => other.code);
    return {
      sameDossier: one ? others(dossiers.get(one.dossierSha256)) : [],
      sameTitle: one && normaliseName(one.title) !== '' ? others(titles.get(describe(one))) : [],
    };
  };
}

function describe({ title, organisation }: Fingerprint): string {
  return `${normaliseName(title)}/${normaliseName(organisation)}`;
}
