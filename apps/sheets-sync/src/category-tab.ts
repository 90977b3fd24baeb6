import type { RankedEntryView } from '@palmares/contest/views/category-ranking';
import type { MirroredCategory, MirrorSnapshot } from '@palmares/contest/views/mirror-snapshot';
import { drawHistogram } from './french-bars.ts';
import { DISCUSS_HEADER, noteOpinion, opinionCells, opinionColumns, TO_DISCUSS } from './opinion-columns.ts';
import { sheetIdOf, shortenTitle, topLines } from './tab-heading.ts';
import type { BodyRow, CellValue, ColourMark, Column, Tab } from './workbook-model.ts';

/** What the secretariat may choose in the column Décision. */
export const DECISIONS = ['finaliste', "liste d'attente", 'non retenu'] as const;

const TIED = 'ex æquo';
const PROVISIONAL = 'provisoire';
const TO_DECIDE = 'à départager';

const FACTS: readonly Column[] = [
  { header: 'Rang', width: 135, shows: 'centred' },
  { header: 'Présentation', width: 95, shows: 'text' },
  { header: 'Titre', width: 280, shows: 'text' },
  { header: 'Organisme', width: 180, shows: 'text' },
  { header: 'Moyenne sur 20', width: 90, shows: 'decimal' },
  { header: 'Grilles', width: 70, shows: 'centred' },
  { header: 'Écart type', width: 80, shows: 'decimal' },
  { header: 'Répartition des totaux', width: 100, shows: 'bars' },
  { header: 'Situation', width: 290, shows: 'text' },
];

const HUMAN: readonly Column[] = [
  { header: 'Commentaire', width: 300, shows: 'text', human: 'commentaire' },
  { header: 'Décision', width: 130, shows: 'text', human: 'decision', choices: DECISIONS },
];

const MARKS: readonly ColourMark[] = [
  { header: 'Rang', contains: TIED, background: '#FFE8A3' },
  { header: 'Rang', contains: PROVISIONAL, background: '#E4E7EC' },
  { header: 'Situation', contains: TO_DECIDE, background: '#F8C4B8' },
  { header: DISCUSS_HEADER, contains: TO_DISCUSS, background: '#D6E4FF' },
];

/**
 * The tab of one category (Art. 6.2): its official ranking in order, beside it the second opinion, which changes no
 * rank, and the two columns that belong to people.
 */
export function buildCategoryTab(
  snapshot: MirrorSnapshot,
  { ranking, secondOpinion }: MirroredCategory,
): Tab {
  return {
    id: `category/${ranking.category}`,
    sheetId: sheetIdOf(`category/${ranking.category}`),
    title: shortenTitle(ranking.name),
    top: topLines(snapshot, ranking.name, [
      noteOpinion(secondOpinion) +
        'Les colonnes Commentaire et Décision sont à vous\u00a0; les autres sont tenues à jour toutes seules. ' +
        `Le trait épais passe sous les ${ranking.finalists} premières places.`,
    ]),
    columns: [...FACTS, ...opinionColumns(ranking.finalists), ...HUMAN],
    rows: ranking.entries.map((entry, index) => toRow(entry, index, secondOpinion)),
    aboveCut: countAboveCut(ranking.entries, ranking.finalists),
    marks: MARKS,
    departed: { label: 'retirée du classement', kept: 3 },
  };
}

/** The rank in words: shared ranks say so (Art. 6.2), and so does a rank below the quorum. */
export function describeRank(entry: Pick<RankedEntryView, 'rank' | 'tied' | 'provisional'>): string {
  if (entry.rank === null) return 'sans note';
  const place = entry.tied ? `${entry.rank} ${TIED}` : String(entry.rank);
  return entry.provisional ? `${place} (${PROVISIONAL})` : place;
}

// Entries that share the last finalist's place all stand above the line: the words say who is to be decided between.
function countAboveCut(entries: readonly RankedEntryView[], finalists: number): number | null {
  const above = entries.filter((entry) => entry.rank !== null && entry.rank <= finalists).length;
  return above === 0 ? null : above;
}

function toRow(entry: RankedEntryView, index: number, opinion: MirroredCategory['secondOpinion']): BodyRow {
  const cells: CellValue[] = [
    describeRank(entry),
    entry.code,
    toOneLine(entry.title),
    toOneLine(entry.organisation),
    entry.mark === null ? null : Number(entry.mark.replace(',', '.')),
    `${entry.submitted}/${entry.expected}`,
    entry.standardDeviation === null ? null : Math.round(entry.standardDeviation * 100) / 100,
    drawHistogram(entry.histogram) || null,
    describeSituation(entry),
    ...opinionCells(opinion, entry),
  ];
  return { key: entry.code, order: index + 1, cells };
}

function describeSituation(entry: RankedEntryView): string | null {
  const parts = [
    entry.acrossCutLine ? `${TO_DECIDE}\u00a0: égalité à la limite des finalistes` : null,
    entry.provisional ? 'pas encore assez de grilles' : null,
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  const sentence = parts.join('\u00a0; ');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

// Sheets may rewrite line ends, and a cell that differs from what was sent would be sent again for ever.
function toOneLine(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ').trim();
}
