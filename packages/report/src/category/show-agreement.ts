import { formatDecimal } from '../french-figures.ts';
import type { GradedCategory } from '../graded-category.ts';
import { drawBars } from '../pictures/draw-bars.ts';
import type { Block } from '../report-document.ts';

/** How far the jurors agree, in words, with the numbers beside each picture. */
export function showAgreement({ opinion, criteria }: GradedCategory): Block[] {
  const { agreement } = opinion;
  const names = new Map(criteria.map(({ id, name }) => [id, name]));
  const byCriterion = agreement.alphaByCriterion.map(({ id, alpha }) => ({
    label: names.get(id) ?? id,
    value: alpha,
    told: formatShare(alpha),
  }));
  return [
    { kind: 'heading', text: 'Les jurés sont-ils d’accord\u00a0?' },
    { kind: 'paragraph', text: summarise(opinion.agreement.fromVariances?.ICC2k_meanPanel ?? null) },
    {
      kind: 'table',
      caption: 'Accord sur les totaux',
      columns: [
        { title: 'Question', align: 'left', grows: true },
        { title: 'Mesure', align: 'left' },
        { title: 'Valeur', align: 'right' },
        { title: 'En clair', align: 'left' },
      ],
      rows: listMeasures(opinion).map((cells) => ({ cells, strong: false })),
    },
    ...(byCriterion.some(({ value }) => value !== null)
      ? [
          {
            kind: 'paragraph' as const,
            text: 'Critère par critère\u00a0: un accord faible invite à se redire, avant de débattre, ce que le critère demande.',
          },
          {
            kind: 'figure' as const,
            pictures: [drawBars(byCriterion)],
            alt: 'L’accord des jurés sur chaque critère, en barres de 0 à 1. Les valeurs sont dans le tableau qui suit.',
            caption:
              'Accord des jurés sur chaque critère\u00a0: 1 s’ils donnent tous la même note, 0 s’ils ne s’accordent pas mieux que le hasard.',
          },
          {
            kind: 'table' as const,
            caption: 'Accord par critère (alpha de Krippendorff)',
            columns: [
              { title: 'Critère', align: 'left' as const, grows: true as const },
              { title: 'Alpha', align: 'right' as const },
              { title: 'En clair', align: 'left' as const },
            ],
            rows: byCriterion.map(({ label, value, told }) => ({
              cells: [label, told, nameAlpha(value)],
              strong: false,
            })),
          },
        ]
      : []),
  ];
}

function summarise(panel: number | null): string {
  if (panel === null) return 'Les grilles ne suffisent pas pour le dire.';
  const start =
    'Si d’autres jurés du même genre, aussi nombreux, notaient les mêmes présentations, le classement ';
  if (panel >= 0.9) return `${start}serait presque le même.`;
  if (panel >= 0.75) return `${start}serait proche de celui-ci, avec des échanges entre voisines.`;
  if (panel >= 0.5) return `${start}ressemblerait à celui-ci dans ses grandes lignes seulement.`;
  return `${start}pourrait être très différent\u00a0: mieux vaut ne pas s’y fier sans en débattre.`;
}

function listMeasures({ agreement }: GradedCategory['opinion']): string[][] {
  const { fromVariances, alpha, kendall } = agreement;
  return [
    [
      'La note moyenne est-elle fiable\u00a0?',
      'ICC(2,k)',
      formatShare(fromVariances?.ICC2k_meanPanel ?? null),
      nameReliability(fromVariances?.ICC2k_meanPanel ?? null),
    ],
    [
      'La note d’un seul juré le serait-elle\u00a0?',
      'ICC(2,1)',
      formatShare(fromVariances?.ICC21 ?? null),
      nameReliability(fromVariances?.ICC21 ?? null),
    ],
    ['Donnent-ils les mêmes totaux\u00a0?', 'Alpha de Krippendorff', formatShare(alpha), nameAlpha(alpha)],
    [
      'Rangent-ils dans le même ordre\u00a0?',
      'W de Kendall',
      formatShare(kendall?.W ?? null),
      kendall === null ? 'calculé seulement quand tous ont tout lu' : nameConcordance(kendall.W),
    ],
  ];
}

function formatShare(value: number | null): string {
  return value === null ? '–' : formatDecimal(value, 2);
}

/** The usual bounds of T. K. Koo and M. Y. Li (2016). */
function nameReliability(value: number | null): string {
  if (value === null) return 'ne peut pas être calculé';
  if (value >= 0.9) return 'très fiable';
  if (value >= 0.75) return 'fiable';
  if (value >= 0.5) return 'moyennement fiable';
  return 'peu fiable';
}

/** The usual bounds of K. Krippendorff: 0.8 to rely on, 0.667 for tentative conclusions. */
function nameAlpha(value: number | null): string {
  if (value === null) return 'ne peut pas être calculé';
  if (value >= 0.8) return 'bon accord';
  if (value >= 0.667) return 'accord suffisant pour une première conclusion';
  if (value >= 0.4) return 'accord partiel';
  if (value > 0) return 'accord faible';
  return 'pas d’accord au-delà du hasard';
}

function nameConcordance(value: number): string {
  if (value >= 0.7) return 'à peu près le même ordre';
  if (value >= 0.4) return 'un ordre en partie commun';
  return 'des ordres très différents';
}
