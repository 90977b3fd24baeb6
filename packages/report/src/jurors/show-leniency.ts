import { count, formatDecimal, formatSigned } from '../french-figures.ts';
import type { GradedCategory } from '../graded-category.ts';
import { drawIntervals } from '../pictures/draw-intervals.ts';
import type { Block } from '../report-document.ts';

/** Standard deviations on each side of nine tenths of a normal distribution. */
const NINE_TENTHS = 1.645;

/** Each juror's leniency with its uncertainty, in points of the shown scale. */
export function showLeniency({ opinion, jurors, shownOutOf, highestGrade }: GradedCategory): Block[] {
  const points = shownOutOf / highestGrade;
  const names = new Map(jurors.map(({ id, name }) => [id, name]));
  const rows = opinion.jurors.map((profile) => ({ ...profile, name: names.get(profile.id) ?? profile.id }));
  const lines = rows.flatMap(({ name, id, leniency }) => {
    if (leniency === null) return [];
    const [value, reach] = [leniency.mean * points, NINE_TENTHS * leniency.sd * points];
    return [{ label: `${id}   ${name}`, value, low: value - reach, high: value + reach }];
  });
  return [
    { kind: 'heading', text: 'Exigence' },
    ...(lines.length === 0
      ? []
      : [
          {
            kind: 'figure' as const,
            pictures: drawIntervals(lines, {
              title: `Écart aux autres lecteurs des mêmes présentations, en points sur ${shownOutOf}`,
              origin: 0,
              below: 'plus exigeant',
              above: 'plus généreux',
            }),
            alt: `Pour ${count(lines.length, 'juré', 'jurés')}, l’écart moyen de ses totaux à ceux des autres, et l’intervalle où il se situe neuf fois sur dix. Les valeurs sont dans le tableau qui suit.`,
            caption:
              'Point\u00a0: l’écart estimé. Trait\u00a0: là où il se situe neuf fois sur dix. Un trait qui coupe la ligne en pointillé ne dit rien de sûr.',
          },
        ]),
    {
      kind: 'table',
      caption: `Exigence de chaque juré, en points sur ${shownOutOf}`,
      columns: [
        { title: 'Juré', align: 'left', grows: true },
        { title: 'Dans l’export', align: 'left' },
        { title: 'Grilles', align: 'right' },
        { title: 'Moyenne donnée', align: 'right' },
        { title: 'Écart aux autres', align: 'right' },
        { title: 'Écart-type', align: 'right' },
        { title: 'En clair', align: 'left' },
      ],
      rows: rows.map(({ name, id, sheets, mean, leniency }) => ({
        cells: [
          name,
          id,
          String(sheets),
          mean === null ? '–' : formatDecimal(mean * points, 2),
          leniency === null ? '–' : formatSigned(leniency.mean * points, 2),
          leniency === null ? '–' : `± ${formatDecimal(leniency.sd * points, 2)}`,
          nameLeniency(leniency, sheets),
        ],
        strong: false,
      })),
    },
  ];
}

function nameLeniency(
  leniency: { readonly mean: number; readonly sd: number } | null,
  sheets: number,
): string {
  if (sheets === 0) return 'pas encore de grille';
  if (leniency === null) return 'ne peut pas être estimé';
  if (Math.abs(leniency.mean) < NINE_TENTHS * leniency.sd) return 'comme l’ensemble';
  return leniency.mean > 0 ? 'plus généreux que l’ensemble' : 'plus exigeant que l’ensemble';
}
