import { escapeText } from '../text/escape-text.ts';
import { context, header, type Message, section } from './elements.ts';

export type OwnGrade = { readonly code: string; readonly title: string; readonly total: string };

const LINES_PER_SECTION = 10;
const SHOWN = 400;

/** `/classement` before the deliberation: the juror's own totals, and nobody else's. */
export const ownGradesMessage = (items: readonly OwnGrade[], outOf: number): Message => {
  const lines = items
    .slice(0, SHOWN)
    .map(({ code, title, total }) => `• *${total} / ${outOf}* – ${code} ${escapeText(title, 150)}`);
  return {
    text: 'Vos propres notes',
    blocks: [
      header('Vos propres notes'),
      ...(lines.length === 0 ? [section('Vous n’avez encore validé aucune grille.')] : []),
      ...Array.from({ length: Math.ceil(lines.length / LINES_PER_SECTION) }, (_, index) =>
        section(lines.slice(index * LINES_PER_SECTION, (index + 1) * LINES_PER_SECTION).join('\n')),
      ),
      context(
        'Seules vos grilles validées sont montrées. Le classement de la catégorie ne sera visible qu’à l’ouverture de la délibération.',
      ),
    ],
  };
};
