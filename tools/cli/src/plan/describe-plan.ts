import type { PreviewedOption } from './preview-contests.ts';

/** What is told of a reading plan. */
export type DescribedPlan = {
  readonly entries: number;
  readonly jurors: number;
  readonly readersPerEntry: number;
  readonly sheets: number;
  readonly sheetsPerJuror: { readonly least: number; readonly most: number };
  readonly groups: number;
  readonly simulated: {
    readonly contests: number;
    readonly seed: number;
    readonly ways: readonly PreviewedOption[];
  };
};

/** A reading plan in plain French: the load, then what it finds beside reading less or more. */
export function describePlan(plan: DescribedPlan): string {
  const { entries, jurors, readersPerEntry, simulated } = plan;
  const table = [HEADER, ...simulated.ways.map((way) => describeWay(way, plan))];
  const widths = HEADER.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('   '),
  );
  return [
    `${count(entries, 'présentation', 'présentations')}, ${count(jurors, 'juré', 'jurés')}, ${count(readersPerEntry, 'lecteur', 'lecteurs')} par présentation`,
    '',
    `Chaque juré lit ${describeLoad(plan)}\u00a0: ${count(plan.sheets, 'grille', 'grilles')} à remplir en tout.`,
    plan.groups <= 1
      ? 'De proche en proche, tous les jurés ont des lectures en commun\u00a0: toutes les notes peuvent être comparées.'
      : `Attention\u00a0: ce plan forme ${plan.groups} groupes qui n’ont aucune lecture en commun\u00a0; d’un groupe à l’autre, les notes ne sont pas comparables.`,
    '',
    `Sur ${count(simulated.contests, 'concours simulé', 'concours simulés')}, part des trois meilleures présentations retrouvée dans les trois premières\u00a0:`,
    '',
    ...lines,
    '',
    '«\u00a0Moyenne simple\u00a0»\u00a0: la règle officielle. «\u00a0Moyenne corrigée\u00a0»\u00a0: celle qui tient compte de la sévérité, de l’échelle et de la régularité de chaque juré.',
    ...(simulated.ways.some(({ kind }) => kind === 'asked-then-zone') ? [ZONE] : []),
    'Les jurés simulés diffèrent par la sévérité, l’échelle et la régularité, et se déportent une fois sur vingt. De vrais jurys peuvent s’en écarter\u00a0: comparez les lignes entre elles plutôt que de retenir un chiffre. Après ±, la marge du calcul lui-même (à 95\u00a0%).',
  ].join('\n');
}

const ZONE =
  'La zone\u00a0: les présentations qui, après la première lecture, ont au moins 5\u00a0% de chances d’être parmi les trois premières\u00a0; tous les jurés les lisent ensuite.';

const HEADER = ['Lecture', 'Grilles', 'Par juré', 'Moyenne simple', 'Moyenne corrigée'];

function describeWay(way: PreviewedOption, plan: DescribedPlan): string[] {
  return [
    nameWay(way, plan),
    formatNumber(way.sheets, 0),
    formatNumber(way.sheetsPerJuror, 0),
    describeShare(way.official),
    describeShare(way.allowingForJurors),
  ];
}

/** The arrow shows what was asked for. */
function nameWay({ kind, readersPerEntry }: PreviewedOption, plan: DescribedPlan): string {
  const readers = count(readersPerEntry ?? 0, 'lecteur', 'lecteurs');
  switch (kind) {
    case 'asked':
      return `→ ${readers}`;
    case 'fewer':
    case 'more':
      return `  ${readers}`;
    case 'asked-then-zone':
      return `→ ${readers}, puis la zone par tous`;
    case 'everything':
      return plan.readersPerEntry === plan.jurors ? '→ tout par tous' : '  tout par tous';
  }
}

function describeShare({ mean, standardError }: PreviewedOption['official']): string {
  const margin = standardError === null ? '' : ` ± ${formatNumber(200 * standardError, 0)}`;
  return `${formatNumber(100 * mean, 0)}${margin}\u00a0%`;
}

function describeLoad({ sheetsPerJuror: { least, most } }: DescribedPlan): string {
  const load = least === most ? '' : `${least} ou `;
  return `${load}${count(most, 'présentation', 'présentations')}`;
}

function count(number: number, one: string, several: string): string {
  return `${formatNumber(number, 0)}\u00a0${number < 2 ? one : several}`;
}

function formatNumber(value: number, digits: number): string {
  return value.toLocaleString('fr', { maximumFractionDigits: digits });
}
