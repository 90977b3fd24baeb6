import type { SkipReason } from '@palmares/rules/second-opinion/calibration';
import { count } from '../french-figures.ts';
import { nameFirst } from '../french-words.ts';
import type { GradedCategory } from '../graded-category.ts';
import type { Run, Text } from '../report-document.ts';
import type { ConsideredEntry } from './consider-entries.ts';

const MOST_CODES = 15;

/** Which entries to discuss and why, in three sentences that need no statistics. */
export function describeLead(category: GradedCategory, entries: readonly ConsideredEntry[]): Text[] {
  const { calibration, connectivity } = category.opinion;
  const chosen = entries.filter(({ isToDiscuss }) => isToDiscuss);
  if (chosen.length === 0) {
    return [
      'Aucune grille complète n’est encore soumise dans cette catégorie.',
      'Il n’y a donc ni classement, ni présentation à discuter en priorité.',
      'Ce rapport sera utile dès que des jurés auront noté.',
    ];
  }
  const first = nameChosen(chosen);
  if (calibration.kind === 'skipped') return [first, ...explainSkip(calibration.reason)];
  const second = explainChoice(chosen, category.opinion.places);
  if (connectivity.components > 1) {
    return [
      first,
      second,
      `Mais attention\u00a0: les jurés forment ${connectivity.components} groupes qui n’ont lu aucune présentation en commun, et d’un groupe à l’autre les notes ne se comparent pas.`,
    ];
  }
  return [first, second, describeOthers(entries, chosen, category.opinion.places)];
}

function nameChosen(chosen: readonly ConsideredEntry[]): Text {
  const codes = chosen.map(({ code }) => code);
  if (codes.length === 1) return ['Discutez la présentation ', { strong: codes.join('') }, '.'];
  if (codes.length > MOST_CODES) {
    return [
      'Discutez les ',
      { strong: count(codes.length, 'présentation', 'présentations') },
      ' qui sont en gras ci-dessous.',
    ];
  }
  return [
    `Discutez ces ${count(codes.length, 'présentation', 'présentations')}\u00a0: `,
    ...joinCodes(codes),
    '.',
  ];
}

function explainChoice(chosen: readonly ConsideredEntry[], places: number): Text {
  const inZone = chosen.filter(({ opinion }) => (opinion?.zone ?? null) !== null);
  const unlikely = chosen.filter((entry) => !inZone.includes(entry)).map(({ code }) => code);
  if (inZone.length === 0) return explainUnlikely(unlikely);
  const who = unlikely.length > 0 ? 'chacune des autres' : chosen.length === 1 ? 'elle' : 'chacune';
  const explained = explainZone(inZone, `${who} peut encore être ${amongFirst(places)}`);
  return unlikely.length === 0 ? explained : [...explainUnlikely(unlikely), ' ', ...explained];
}

/** Why entries are in the zone. */
function explainZone(inZone: readonly ConsideredEntry[], claim: string): Run[] {
  const rule = `D’après les notes, ${claim}`;
  const hidden = inZone
    .filter(({ opinion }) => opinion?.zone === 'without-outlying-sheets')
    .map(({ code }) => code);
  if (hidden.length === 0) return [`${rule}, car les écarts sont petits devant ce qui sépare deux jurés.`];
  const sheets = hidden.length === 1 ? 'une grille très différente' : 'des grilles très différentes';
  return [
    `${rule}\u00a0; pour `,
    ...joinCodes(hidden),
    `, à condition de laisser de côté ${sheets} des autres, à regarder ensemble.`,
  ];
}

/** Entries that the official mark alone puts at the top. */
function explainUnlikely(codes: readonly string[]): Run[] {
  const isOne = codes.length === 1;
  return [
    ...joinCodes(codes),
    isOne
      ? ' est aux premières places par sa note officielle, mais a moins de 5\u00a0% de chances d’y être '
      : ' sont aux premières places par leur note officielle, mais ont chacune moins de 5\u00a0% de chances d’y être ',
    `si l’on tient compte de l’exigence de ${isOne ? 'ses' : 'leurs'} lecteurs.`,
  ];
}

function amongFirst(places: number): string {
  return places === 1 ? 'la première' : `parmi les ${nameFirst(places)}`;
}

/** Codes as a French list, each kept whole at the end of a line. */
function joinCodes(codes: readonly string[]): Run[] {
  return codes.flatMap((code, index): Run[] => {
    if (index === 0) return [{ strong: code }];
    return [index === codes.length - 1 ? ' et ' : ', ', { strong: code }];
  });
}

function describeOthers(
  entries: readonly ConsideredEntry[],
  chosen: readonly ConsideredEntry[],
  places: number,
): string {
  const others = entries.filter(({ rank, isToDiscuss }) => rank !== null && !isToDiscuss).length;
  if (others === 0) {
    return chosen.length === 1
      ? 'Il n’y en a pas d’autre qui soit notée.'
      : 'Les notes n’en écartent aucune\u00a0: c’est au jury de les départager, un calcul ne le peut pas.';
  }
  if (others === 1)
    return `La présentation restante a moins de 5\u00a0% de chances d’être ${amongFirst(places)}\u00a0: en rediscuter ne changerait sans doute pas le choix.`;
  return `Les ${others} présentations restantes ont chacune moins de 5\u00a0% de chances d’en être\u00a0: les rediscuter ne changerait sans doute pas le choix.`;
}

/** Why the grades can't tell the entries apart, and what follows. */
function explainSkip(reason: SkipReason): [why: string, then: string] {
  switch (reason) {
    case 'no-sheets':
      return [
        'Aucune grille complète n’est encore soumise.',
        'Ce rapport sera utile dès que des jurés auront noté.',
      ];
    case 'one-juror':
      return [
        'Un seul juré a noté\u00a0: rien ne distingue la qualité d’une présentation de l’avis de ce juré.',
        'D’autres lectures sont nécessaires avant de se fier au classement.',
      ];
    case 'one-entry':
      return ['C’est la seule qui soit notée.', 'Il n’y a rien à comparer.'];
    case 'everybody-equal':
      return [
        'Toutes les grilles ont exactement le même total\u00a0: les notes ne départagent rien.',
        'C’est au jury de choisir.',
      ];
    case 'not-identifiable':
      return [
        'Les jurés n’ont pas assez de lectures en commun\u00a0: un écart peut venir de la présentation ou du juré, et rien ne dit lequel.',
        'D’autres lectures sont nécessaires avant de se fier au classement.',
      ];
    case 'too-few-sheets':
      return [
        'Il y a trop peu de grilles pour dire si un écart entre deux notes a un sens.',
        'D’autres lectures sont nécessaires avant de se fier au classement.',
      ];
  }
}
