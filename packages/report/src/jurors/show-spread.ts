import { formatDecimal } from '../french-figures.ts';
import type { GradedCategory } from '../graded-category.ts';
import type { Block } from '../report-document.ts';

/** A spread this far from 1 is worth a word. */
const NOTICEABLE = 0.1;
/** So is a distance to the others of this many times the usual one. */
const FAR = 1.5;

/** How much of the scale each juror uses, and how closely the sheets follow those of others. */
export function showSpread({ opinion, jurors, shownOutOf, highestGrade }: GradedCategory): Block[] {
  if (opinion.calibration.kind === 'skipped') return [];
  const points = shownOutOf / highestGrade;
  const usual = Math.sqrt(opinion.calibration.varResidual) * points;
  const names = new Map(jurors.map(({ id, name }) => [id, name]));
  return [
    { kind: 'heading', text: 'Étendue et proximité' },
    {
      kind: 'paragraph',
      text: `L’étendue vaut 1 pour un juré qui sépare les présentations autant que les autres, plus s’il les sépare davantage. La proximité est la distance habituelle de ses totaux à ceux des autres lecteurs, une fois son exigence retirée\u00a0; elle est d’environ ${formatDecimal(usual, 2)} points sur ${shownOutOf} dans cette catégorie.`,
    },
    {
      kind: 'table',
      caption: 'Étendue et proximité, par juré',
      columns: [
        { title: 'Juré', align: 'left', grows: true },
        { title: 'Grilles', align: 'right' },
        { title: 'Écart-type de ses totaux', align: 'right' },
        { title: 'Étendue', align: 'right' },
        { title: 'Distance aux autres', align: 'right' },
        { title: 'En clair', align: 'left' },
      ],
      rows: opinion.jurors.map(({ id, sheets, sd, spread, residualSd }) => ({
        cells: [
          names.get(id) ?? id,
          String(sheets),
          sd === null ? '–' : formatDecimal(sd * points, 2),
          spread === null ? '–' : formatDecimal(spread, 2),
          residualSd === null ? '–' : formatDecimal(residualSd * points, 2),
          nameWay({ spread, sheets, distance: residualSd === null ? 0 : (residualSd * points) / usual }),
        ],
        strong: false,
      })),
    },
  ];
}

type Way = { readonly spread: number | null; readonly sheets: number; readonly distance: number };

function nameWay({ spread, sheets, distance }: Way): string {
  if (spread === null || sheets < 2) return 'trop peu de grilles';
  const words = [
    ...(spread > 1 + NOTICEABLE ? ['sépare davantage les présentations'] : []),
    ...(spread < 1 - NOTICEABLE ? ['donne des notes plus rapprochées'] : []),
    ...(distance > FAR ? ['s’éloigne plus souvent des autres'] : []),
  ];
  return words.length === 0 ? 'comme l’ensemble' : words.join(', ');
}
