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
 * The duplicates of each application, by its code, in the order given; those without any are left out. Titles and
 * organisations are compared as names are (see `normaliseName`): case, accents and punctuation make no difference.
 *
 * @example findDuplicates([a, b]).get(a.code) // { sameDossier: ['GPI-0002'], sameTitle: [] }
 */
export function findDuplicates(applications: readonly Fingerprint[]): ReadonlyMap<string, Duplicates> {
  const dossiers = Map.groupBy(applications, ({ dossierSha256 }) => dossierSha256);
  const titles = Map.groupBy(applications, describe);
  return new Map(
    applications.flatMap((one): [string, Duplicates][] => {
      const others = (same: readonly Fingerprint[] = []) =>
        same.filter((other) => other !== one).map(({ code }) => code);
      const sameDossier = others(dossiers.get(one.dossierSha256));
      const sameTitle = normaliseName(one.title) === '' ? [] : others(titles.get(describe(one)));
      return sameDossier.length + sameTitle.length > 0 ? [[one.code, { sameDossier, sameTitle }]] : [];
    }),
  );
}

function describe({ title, organisation }: Fingerprint): string {
  return `${normaliseName(title)}/${normaliseName(organisation)}`;
}
