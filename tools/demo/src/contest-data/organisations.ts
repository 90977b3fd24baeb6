/** One organisation of the demonstration's list; `place` ends its name. */
export type DemoOrganisation = {
  readonly id: string;
  readonly name: string;
  readonly scheme: string;
  readonly branch: string;
  readonly department: string;
  readonly email: string;
};

const KINDS = [
  { prefix: 'CAF', scheme: 'Régime général', branch: 'Famille' },
  { prefix: 'CPAM', scheme: 'Régime général', branch: 'Maladie' },
  { prefix: 'URSSAF', scheme: 'Régime général', branch: 'Recouvrement' },
  { prefix: 'CARSAT', scheme: 'Régime général', branch: 'Retraite' },
  { prefix: 'MSA', scheme: 'Régime agricole', branch: 'Protection sociale agricole' },
] as const;

const PLACES = [
  ['du Nord', '59'],
  ['de la Gironde', '33'],
  ['d’Ille-et-Vilaine', '35'],
  ['de l’Hérault', '34'],
  ['du Rhône', '69'],
  ['de la Loire-Atlantique', '44'],
  ['du Bas-Rhin', '67'],
  ['de la Haute-Garonne', '31'],
  ['de la Marne', '51'],
  ['du Finistère', '29'],
  ['de la Réunion', '974'],
  ['de l’Isère', '38'],
] as const;

/** Sixty organisations: five kinds in twelve departments, all made up as competitors. */
export const organisations: readonly DemoOrganisation[] = PLACES.flatMap(([place, department]) =>
  KINDS.map(({ prefix, scheme, branch }) => ({
    id: `${prefix.toLowerCase()}-${department}`,
    name: `${prefix} ${place}`,
    scheme,
    branch,
    department,
    email: `contact@${prefix.toLowerCase()}${department}.example.org`,
  })),
);
