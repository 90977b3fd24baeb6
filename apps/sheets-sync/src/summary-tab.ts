import type { CategoryRanking } from '@palmares/contest/views/category-ranking';
import type { MirroredCategory, MirrorSnapshot } from '@palmares/contest/views/mirror-snapshot';
import { drawProgress } from './french-bars.ts';
import { DISCUSS_HEADER, summariseDisputed, summariseZone } from './opinion-columns.ts';
import { sheetIdOf, topLines } from './tab-heading.ts';
import type { CellValue, Column, Tab } from './workbook-model.ts';

const COLUMNS: readonly Column[] = [
  { header: 'Catégorie', width: 330, shows: 'text' },
  { header: 'Notation', width: 90, shows: 'centred' },
  { header: 'Présentations', width: 105, shows: 'centred' },
  { header: 'Grilles', width: 90, shows: 'centred' },
  { header: 'Avancement', width: 150, shows: 'bars' },
  { header: 'Rangs provisoires', width: 125, shows: 'centred' },
  { header: 'Égalités à la limite des finalistes', width: 330, shows: 'text' },
  { header: DISCUSS_HEADER, width: 330, shows: 'text', since: 2 },
  { header: 'Avis les plus partagés', width: 200, shows: 'text', since: 2 },
  { header: 'Présentation la plus disputée', width: 200, shows: 'text' },
];

const TO_DECIDE = 'À départager';

/** The tab Synthèse: one line a category, and how fresh the whole is. */
export function buildSummaryTab(snapshot: MirrorSnapshot): Tab {
  return {
    id: 'summary',
    sheetId: sheetIdOf('summary'),
    title: 'Synthèse',
    top: topLines(snapshot, 'Synthèse', []),
    columns: COLUMNS,
    rows: snapshot.categories.map((category, index) => ({
      key: category.progress.slug,
      order: index + 1,
      cells: toCells(category),
    })),
    aboveCut: null,
    marks: [{ header: 'Égalités à la limite des finalistes', contains: TO_DECIDE, background: '#F8C4B8' }],
    departed: 'emptied',
  };
}

function toCells({ ranking, progress, secondOpinion }: MirroredCategory): CellValue[] {
  const provisional = ranking.entries.filter((entry) => entry.rank !== null && entry.provisional).length;
  const tied = ranking.entries.filter((entry) => entry.acrossCutLine).map((entry) => entry.code);
  return [
    progress.name,
    progress.gradingOpen ? 'ouverte' : 'fermée',
    progress.entries,
    `${progress.submitted}/${progress.expected}`,
    drawProgress(progress.submitted, progress.expected),
    provisional,
    tied.length === 0 ? 'aucune' : `${TO_DECIDE}\u00a0: ${tied.join(', ')}`,
    summariseZone(secondOpinion),
    summariseDisputed(secondOpinion),
    describeMostDisputed(ranking),
  ];
}

function describeMostDisputed({ entries }: CategoryRanking): string | null {
  const spreads = entries.map((entry) => entry.standardDeviation ?? 0);
  const widest = Math.max(0, ...spreads);
  if (widest === 0) return null;
  const codes = entries.filter((_, index) => spreads[index] === widest).map((entry) => entry.code);
  return `${codes.join(', ')} (écart type ${widest.toFixed(2).replace('.', ',')})`;
}
