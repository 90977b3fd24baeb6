import { formatParis } from '@palmares/rules/french-instants';
import { REHEARSAL } from '../category/report-category.ts';
import { formatDecimal } from '../french-figures.ts';
import type { GradedCategory } from '../graded-category.ts';
import type { Block, ReportDocument, Text } from '../report-document.ts';
import { listMarkedSheets } from './list-marked-sheets.ts';
import { showLeniency } from './show-leniency.ts';
import { showSpread } from './show-spread.ts';

/** How each juror of a category grades: for the secretariat alone. Different is not wrong, and no word says so. */
export function reportJurors(category: GradedCategory): ReportDocument {
  return {
    title: `Façons de noter\u00a0: ${category.categoryName}`,
    lines: [
      category.editionName,
      `Établi le ${formatParis(category.instant)}, révision ${category.revision} du concours`,
      'Pour le secrétariat seul\u00a0: nomme les jurés, ne se transmet à personne, jurés compris',
    ],
    banner: category.rehearsal ? REHEARSAL : null,
    footer: `Façons de noter, ${category.categoryName}, révision ${category.revision}. Pour le secrétariat seul.`,
    blocks: [
      { kind: 'lead', sentences: describeLead(category) },
      ...showLeniency(category),
      ...showSpread(category),
      ...listMarkedSheets(category),
      ...proposeReadings(category),
      ...describeMeaning(),
    ],
  };
}

function describeLead({ opinion, shownOutOf, highestGrade }: GradedCategory): Text[] {
  const start: Text[] = [
    'Ce rapport décrit comment chaque juré note, par rapport aux autres lecteurs des mêmes présentations.',
    'Noter autrement n’est pas noter mal\u00a0: un juré plus exigeant, ou qui voit ce que les autres n’ont pas vu, fait son travail.',
  ];
  if (opinion.calibration.kind === 'skipped') {
    return [
      ...start,
      'Il y a encore trop peu de grilles en commun pour distinguer les jurés des présentations qu’ils ont lues.',
    ];
  }
  const points = (Math.sqrt(opinion.calibration.varJuror) * shownOutOf) / highestGrade;
  if (points < 0.05) return [...start, 'Ici, les jurés ne se distinguent pas par leur exigence.'];
  const told = `D’un juré à l’autre, l’exigence fait couramment varier une note de ${formatDecimal(points, 1)} point${points < 2 ? '' : 's'} sur ${shownOutOf}`;
  return [
    ...start,
    opinion.isComplete
      ? `${told}, ce qui ne change pas le classement puisque tous ont lu les mêmes présentations.`
      : `${told}, ce dont la moyenne corrigée tient compte.`,
  ];
}

function proposeReadings({ opinion, jurors }: GradedCategory): Block[] {
  if (opinion.crossReadings.length === 0) return [];
  const names = new Map(jurors.map(({ id, name }) => [id, name]));
  return [
    { kind: 'heading', text: 'Lectures qui relieraient les groupes' },
    {
      kind: 'paragraph',
      text: `Les jurés forment ${opinion.connectivity.components} groupes sans lecture commune\u00a0: leurs notes ne se comparent pas d’un groupe à l’autre. Ces lectures suffiraient à les relier, déports respectés.`,
    },
    {
      kind: 'list',
      items: opinion.crossReadings.map(
        ({ entryId, jurorId }): Text => [{ strong: entryId }, ` lue par ${names.get(jurorId) ?? jurorId}`],
      ),
    },
  ];
}

function describeMeaning(): Block[] {
  return [
    { kind: 'heading', text: 'Ce que ce rapport dit, et ce qu’il ne dit pas' },
    {
      kind: 'list',
      items: [
        'Il compare des notes, pas des personnes ni des compétences. Il ne sait rien des raisons d’une note.',
        'Un intervalle large veut dire qu’on en sait peu\u00a0: avec quelques grilles, presque toute façon de noter paraît singulière.',
        'Aucune grille n’est écartée du classement officiel à cause de ce rapport. Avant toute conclusion, demandez au juré ce qu’il a vu.',
        'Un déport oublié, une présentation prise pour une autre ou une échelle comprise à l’envers s’y voient parfois\u00a0: ce sont les seules choses à vérifier sans attendre.',
      ],
    },
  ];
}
