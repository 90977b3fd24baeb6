import { countWords } from '../text/count-words.ts';
import { escapeText } from '../text/escape-text.ts';
import { context, header, type Message, section } from './elements.ts';

export type RankedEntry = {
  readonly code: string;
  readonly title: string;
  readonly rank: number | null;
  readonly tied: boolean;
  readonly provisional: boolean;
  readonly acrossCutLine: boolean;
  /** Out of `shownOutOf`, as shown: "15,71". */
  readonly mark: string | null;
  readonly submitted: number;
  readonly expected: number;
};

const rankWords = ({ rank, tied }: RankedEntry): string => {
  if (rank === null) return 'Non classé';
  return `${rank === 1 ? '1er' : `${rank}e`}${tied ? ' ex æquo' : ''}`;
};

const lineOf = (entry: RankedEntry, outOf: number): string => {
  const mark = entry.mark === null ? 'pas encore de note' : `${entry.mark} / ${outOf}`;
  const remarks = [
    `${countWords(entry.submitted, 'grille', 'grilles')} sur ${entry.expected}`,
    ...(entry.provisional ? ['rang provisoire'] : []),
    ...(entry.acrossCutLine ? ['égalité à la limite des finalistes, à départager'] : []),
  ];
  return `*${rankWords(entry)}* – ${mark} – ${entry.code} ${escapeText(entry.title, 120)} (${remarks.join(', ')})`;
};

const LINES_PER_SECTION = 8;
const SHOWN = 320;

/** The official ranking of a category, for the secretariat alone. */
export const rankingMessage = (category: string, entries: readonly RankedEntry[], outOf: number): Message => {
  const lines = entries.slice(0, SHOWN).map((entry) => lineOf(entry, outOf));
  return {
    text: `Classement\u00a0: ${category}`,
    blocks: [
      header(`Classement\u00a0: ${category}`),
      ...(lines.length === 0 ? [section('Aucun dossier recevable dans cette catégorie.')] : []),
      ...Array.from({ length: Math.ceil(lines.length / LINES_PER_SECTION) }, (_, index) =>
        section(lines.slice(index * LINES_PER_SECTION, (index + 1) * LINES_PER_SECTION).join('\n')),
      ),
      ...(entries.length > SHOWN ? [context(`Les ${SHOWN} premiers dossiers sont montrés.`)] : []),
      context(
        'Ce message n’est visible que de vous. Les notes sont confidentielles jusqu’à la délibération.',
      ),
    ],
  };
};
