import { joinWords } from '@palmares/rules/french-lists';
import { count, formatDecimal } from '../french-figures.ts';
import type { GradedCategory } from '../graded-category.ts';
import { drawTotals } from '../pictures/draw-totals.ts';
import type { Block, Text } from '../report-document.ts';
import type { ConsideredEntry } from './consider-entries.ts';

/** Sheets that stand apart and entries on which the jurors are divided; who gave which sheet is not told here. */
export function showDivergence(category: GradedCategory, entries: readonly ConsideredEntry[]): Block[] {
  const shown = entries.filter(
    (entry) =>
      entry.totals.length > 0 &&
      (entry.isToDiscuss || entry.isDisputed || entry.totals.some(({ isMarked }) => isMarked)),
  );
  if (shown.length === 0 || category.opinion.calibration.kind === 'skipped') return [];
  const marked = shown.flatMap((entry) =>
    entry.totals.filter(({ isMarked }) => isMarked).map(({ value }) => describeSheet(entry, value)),
  );
  const disputed = shown.filter(({ isDisputed }) => isDisputed).map(({ code }) => code);
  return [
    { kind: 'heading', text: 'Où les avis diffèrent' },
    {
      kind: 'paragraph',
      text: 'Une grille différente des autres n’est pas une grille fausse\u00a0: elle peut voir ce que les autres n’ont pas vu. Elle compte comme les autres dans le classement officiel, et n’est signalée que pour être expliquée.',
    },
    ...listOrSay(marked, 'Aucune grille ne se détache nettement des autres grilles de la même présentation.'),
    {
      kind: 'paragraph',
      text:
        disputed.length === 0
          ? 'Sur aucune présentation les jurés ne sont plus partagés que le hasard ne l’explique.'
          : `Les jurés sont nettement plus partagés qu’ailleurs sur ${joinWords(disputed, 'et')}\u00a0: une moyenne résume mal des avis opposés, mieux vaut en parler.`,
    },
    {
      kind: 'figure',
      pictures: drawTotals(shown, category.shownOutOf),
      alt: `Pour ${count(shown.length, 'présentation', 'présentations')}, le total de chaque grille de 0 à ${category.shownOutOf}. ${count(marked.length, 'grille signalée est marquée', 'grilles signalées sont marquées')} d’un carré. Les valeurs sont dans le tableau qui suit.`,
      caption:
        'Chaque cercle est une grille, chaque carré noir une grille signalée, le trait vertical la moyenne. Présentations à discuter ou signalées seulement.',
    },
    {
      kind: 'table',
      caption: `Totaux des grilles, sur ${category.shownOutOf}`,
      columns: [
        { title: 'Présentation', align: 'left', grows: true },
        { title: 'Grilles', align: 'right' },
        { title: 'Plus basse', align: 'right' },
        { title: 'Moyenne', align: 'right' },
        { title: 'Plus haute', align: 'right' },
        { title: 'Écart-type', align: 'right' },
        { title: 'Signalement', align: 'left' },
      ],
      rows: shown.map((entry) => ({ cells: listCells(entry), strong: false })),
    },
  ];
}

function listOrSay(items: readonly Text[], nothing: string): Block[] {
  return items.length === 0 ? [{ kind: 'paragraph', text: nothing }] : [{ kind: 'list', items }];
}

function describeSheet({ code, totals }: ConsideredEntry, value: number): Text {
  const others = (totals.reduce((sum, total) => sum + total.value, 0) - value) / (totals.length - 1);
  const side = value > others ? 'plus haute' : 'plus basse';
  return [
    { strong: code },
    `\u00a0: une grille nettement ${side} que les autres (${formatDecimal(value, 2)} contre ${formatDecimal(others, 2)} en moyenne pour les autres).`,
  ];
}

function listCells(entry: ConsideredEntry): string[] {
  const values = entry.totals.map(({ value }) => value);
  const marked = entry.totals.filter(({ isMarked }) => isMarked).length;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return [
    `${entry.code}\u00a0: ${entry.title}`,
    String(values.length),
    formatDecimal(Math.min(...values), 2),
    formatDecimal(mean, 2),
    formatDecimal(Math.max(...values), 2),
    values.length < 2 ? '–' : formatDecimal(Math.sqrt(squares / (values.length - 1)), 2),
    [
      ...(marked > 0 ? [count(marked, 'grille à part', 'grilles à part')] : []),
      ...(entry.isDisputed ? ['avis partagés'] : []),
    ].join(', '),
  ];
}
