import type { Category } from '@palmares/rules/edition';
import type { GradingSheet, Grid } from '../../src/blocks/grading-view.ts';
import type { DeskItem, JurorDesk } from '../../src/blocks/juror-desk.ts';

/** As long and as hostile as a candidate can make it. */
export const longText = `<!channel> & <@U1> *gras* ${'Un très long texte 👩‍👩‍👧 '.repeat(600)}`;

export const categories: readonly Category[] = [
  { slug: 'innovation-sociale', prefix: 'SOC', name: 'Innovation sociale', description: 'Solidarité' },
  { slug: 'innovation-rh', prefix: 'RH', name: 'Innovation RH', description: 'Collaborateurs' },
  {
    slug: 'responsabilite-sociale-interne',
    prefix: 'RSI',
    name: 'Innovation en matière de responsabilité sociale interne',
    description: 'QVT',
  },
];

export const grid: Grid = {
  criteria: [
    'objectifs',
    'resultats',
    'finances',
    'generalisation',
    'interbranches',
    'contribution',
    'qualite',
  ].map((id) => ({ id, name: `Critère ${id}`, description: `Description de ${id}`, weight: 1 })),
  scale: {
    min: 0,
    max: 5,
    anchors: ['absent', 'insuffisant', 'passable', 'bien', 'très bien', 'exemplaire'].map((label, grade) => ({
      grade,
      label,
    })),
  },
  rehearsal: true,
};

export const sheet = (over: Partial<GradingSheet> = {}): GradingSheet => ({
  entry: {
    code: 'SOC-012',
    title: 'Le guichet qui se déplace',
    organisation: 'Caisse de la Loire',
    category: 'Innovation sociale',
    summary: 'Un bus.',
  },
  grades: {},
  comment: '',
  amending: false,
  dossierUrl: 'https://example.org/files/a',
  videoUrl: null,
  notice: null,
  ...over,
});

export const item = (over: Partial<DeskItem> = {}): DeskItem => ({
  code: 'SOC-012',
  title: 'Le guichet qui se déplace',
  organisation: 'Caisse de la Loire',
  category: 'innovation-sociale',
  state: 'to-grade',
  graded: 0,
  amending: false,
  ...over,
});

export const desk = (items: readonly DeskItem[], submitted: number, expected: number): JurorDesk => ({
  items,
  counts: { submitted, expected },
  deadline: 'Notez vos dossiers jusqu’au mercredi 25 mai 2022.',
  criteria: 7,
  isOpen: () => true,
});
