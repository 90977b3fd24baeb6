import { formatDecimal } from '../french-figures.ts';
import type { GradedCategory } from '../graded-category.ts';
import type { Block } from '../report-document.ts';
import type { ConsideredEntry } from './consider-entries.ts';

/** The official mark beside the two of the second opinion. */
export function compareMethods(category: GradedCategory, entries: readonly ConsideredEntry[]): Block[] {
  const { opinion, highestGrade, shownOutOf } = category;
  if (opinion.calibration.kind === 'skipped') return [];
  const show = (mark: number | null) =>
    mark === null ? '–' : formatDecimal((mark * shownOutOf) / highestGrade, 2);
  return [
    { kind: 'heading', text: 'Trois façons de compter' },
    {
      kind: 'paragraph',
      text: opinion.isComplete
        ? 'La moyenne corrigée retire de chaque note ce qu’explique l’exigence du juré. Ici tous les jurés ont lu les mêmes présentations\u00a0: leur exigence pèse sur toutes également, et cette correction ne peut pas changer l’ordre.'
        : 'La moyenne corrigée retire de chaque note ce qu’explique l’exigence du juré\u00a0: une présentation lue par des jurés exigeants y gagne un peu, une autre y perd.',
    },
    {
      kind: 'paragraph',
      text: 'La colonne d’essai tient compte aussi de l’étendue des notes et de la régularité de chaque juré. Elle résiste mieux à une grille isolée, mais reste une expérience\u00a0: elle aide à poser des questions, pas à décider.',
    },
    {
      kind: 'table',
      caption: `La note officielle et les deux autres, sur ${shownOutOf}`,
      columns: [
        { title: 'Présentation', align: 'left', grows: true },
        { title: 'Note officielle', align: 'right' },
        { title: 'Rang', align: 'right' },
        { title: 'Moyenne corrigée', align: 'right' },
        { title: 'Rang', align: 'right' },
        { title: 'Essai', align: 'right' },
        { title: 'Rang', align: 'right' },
      ],
      rows: entries.map((entry) => ({
        cells: [
          `${entry.code}\u00a0: ${entry.title}`,
          entry.mark ?? '–',
          String(entry.rank ?? '–'),
          show(entry.opinion?.adjustedMark ?? null),
          String(entry.opinion?.adjustedRank ?? '–'),
          show(entry.opinion?.experimentalMark ?? null),
          String(entry.opinion?.experimentalRank ?? '–'),
        ],
        strong: entry.isToDiscuss,
      })),
    },
  ];
}
