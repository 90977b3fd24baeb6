import { formatDecimal, formatSigned } from '../french-figures.ts';
import type { GradedCategory } from '../graded-category.ts';
import type { Block } from '../report-document.ts';

/** Sheets that stand apart, with who gave them. */
export function listMarkedSheets(category: GradedCategory): Block[] {
  const { opinion, jurors, sheets, shownOutOf, highestGrade } = category;
  if (opinion.calibration.kind === 'skipped') return [];
  const points = shownOutOf / highestGrade;
  const names = new Map(jurors.map(({ id, name }) => [id, name]));
  const rows = opinion.sheets
    .filter(({ isMarked }) => isMarked)
    .map(({ entryId, jurorId, z, isSetAside }) => {
      const own = sheets.find(({ code, jurorId: by }) => code === entryId && by === jurorId)?.total ?? 0;
      const others = sheets.filter(({ code, jurorId: by }) => code === entryId && by !== jurorId);
      const mean = others.reduce((sum, { total }) => sum + total, 0) / others.length;
      return {
        cells: [
          entryId,
          names.get(jurorId) ?? jurorId,
          formatDecimal(own * points, 2),
          formatDecimal(mean * points, 2),
          z === null ? '–' : formatSigned(z, 1),
          isSetAside ? 'oui' : 'non',
        ],
        strong: false,
      };
    });
  return [
    { kind: 'heading', text: 'Grilles à part' },
    {
      kind: 'paragraph',
      text:
        rows.length === 0
          ? 'Aucune grille ne se détache nettement des autres grilles de la même présentation.'
          : 'Ces grilles se détachent des autres grilles de la même présentation, exigence retirée. Toutes comptent dans le classement officiel. «\u00a0Seconde vue\u00a0» dit si la liste des présentations à discuter a aussi été calculée sans elle, pour n’en oublier aucune.',
    },
    ...(rows.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: `Grilles à part, totaux sur ${shownOutOf}`,
            columns: [
              { title: 'Présentation', align: 'left' as const, grows: true as const },
              { title: 'Juré', align: 'left' as const, grows: true as const },
              { title: 'Total', align: 'right' as const },
              { title: 'Moyenne des autres', align: 'right' as const },
              { title: 'Écarts-types', align: 'right' as const },
              { title: 'Seconde vue', align: 'left' as const },
            ],
            rows,
          },
        ]),
  ];
}
