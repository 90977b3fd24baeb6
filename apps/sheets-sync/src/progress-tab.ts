import type { MirrorSnapshot } from '@palmares/contest/views/mirror-snapshot';
import type { JurorProgress } from '@palmares/contest/views/progress';
import { formatParis } from '@palmares/rules/french-instants';
import { drawProgress } from './french-bars.ts';
import { sheetIdOf, topLines } from './tab-heading.ts';
import type { CellValue, Column, Tab } from './workbook-model.ts';

const COLUMNS: readonly Column[] = [
  { header: 'Catégorie', width: 330, shows: 'text' },
  { header: 'Juré', width: 200, shows: 'text' },
  { header: 'Grilles', width: 80, shows: 'centred' },
  { header: 'Avancement', width: 150, shows: 'bars' },
  { header: 'Brouillons', width: 85, shows: 'centred' },
  { header: 'Déports', width: 75, shows: 'centred' },
  { header: 'Dernière activité', width: 330, shows: 'text' },
];

/** The tab Avancement des jurés, for the secretariat alone: who has done how much, never a grade. */
export function buildProgressTab(snapshot: MirrorSnapshot): Tab {
  const lines = snapshot.categories.flatMap(({ progress: category }) =>
    category.jurors.map((juror) => ({
      key: `${category.slug}/${juror.slackUserId}`,
      cells: toCells(category.name, juror),
    })),
  );
  return {
    id: 'progress',
    sheetId: sheetIdOf('progress'),
    title: 'Avancement des jurés',
    top: topLines(snapshot, 'Avancement des jurés', []),
    columns: COLUMNS,
    rows: lines.map((line, index) => ({ ...line, order: index + 1 })),
    aboveCut: null,
    marks: [],
    departed: 'emptied',
  };
}

function toCells(category: string, juror: JurorProgress): CellValue[] {
  return [
    category,
    juror.name,
    `${juror.submitted}/${juror.expected}`,
    drawProgress(juror.submitted, juror.expected),
    juror.drafts,
    juror.recused,
    juror.lastActivityAt === null ? 'aucune' : formatParis(juror.lastActivityAt),
  ];
}
