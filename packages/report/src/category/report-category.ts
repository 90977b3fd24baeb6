import { formatParis } from '@palmares/rules/french-instants';
import type { GradedCategory } from '../graded-category.ts';
import type { Block, ReportDocument } from '../report-document.ts';
import { compareMethods } from './compare-methods.ts';
import { considerEntries } from './consider-entries.ts';
import { describeGroups } from './describe-groups.ts';
import { describeLead } from './describe-lead.ts';
import { describeReasons } from './describe-reasons.ts';
import { describeTies } from './describe-ties.ts';
import { showAgreement } from './show-agreement.ts';
import { showDivergence } from './show-divergence.ts';
import { showRanks } from './show-ranks.ts';

export const REHEARSAL = 'Répétition\u00a0: rien ici n’est réel';

/**
 * The report that a deliberation starts from: which entries to discuss and why, how sure the ranks are, where jurors
 * differ. It names no juror.
 */
export function reportCategory(category: GradedCategory): ReportDocument {
  const entries = considerEntries(category);
  const hasMarks = entries.some(({ rank }) => rank !== null);
  return {
    title: category.categoryName,
    lines: [
      `${category.editionName}\u00a0: second avis sur le classement`,
      `Établi le ${formatParis(category.instant)}, révision ${category.revision} du concours`,
      'Contient des notes\u00a0: pour le secrétariat seul, puis pour le jury à partir de l’ouverture de la délibération',
    ],
    banner: category.rehearsal ? REHEARSAL : null,
    footer: `${category.categoryName}, révision ${category.revision}. Contient des notes.`,
    blocks: [
      { kind: 'lead', sentences: describeLead(category, entries) },
      ...describeGroups(category),
      ...describeReasons(category, entries),
      ...showRanks(category, entries),
      ...(hasMarks
        ? [
            ...describeTies(category),
            ...showDivergence(category, entries),
            ...showAgreement(category),
            ...compareMethods(category, entries),
          ]
        : []),
      ...describeMeaning(category),
    ],
  };
}

function describeMeaning({ opinion }: GradedCategory): Block[] {
  return [
    { kind: 'heading', text: 'Ce que ce rapport dit, et ce qu’il ne dit pas' },
    {
      kind: 'list',
      items: [
        'Le classement officiel est la moyenne des totaux. Ce rapport ne le remplace pas et ne le corrige pas.',
        'Il dit où les notes suffisent pour choisir, et où il faut en parler. Il ne dit pas qui mérite un prix.',
        'Une chance de 20\u00a0% n’est pas un jugement sur la présentation\u00a0: c’est ce que l’on sait avec les grilles reçues. Une grille de plus peut la changer.',
        'Les calculs supposent que les jurés notent de bonne foi, chacun avec son exigence. Ils ne savent rien de ce que contiennent les dossiers, et une erreur que tous partagent leur échappe.',
        'Ne pas être à discuter ne veut pas dire être mauvais\u00a0: toute présentation peut être appelée en délibération.',
        ...(opinion.calibration.kind === 'skipped'
          ? []
          : [
              `Les chances viennent de ${opinion.draws.toLocaleString('fr-FR').replaceAll('\u202f', '\u00a0')} tirages au sort que l’on peut refaire à l’identique (graine ${opinion.seed})\u00a0; à un point de pourcentage près, elles se valent.`,
            ]),
      ],
    },
  ];
}
