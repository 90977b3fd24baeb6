import { formatChance } from '../french-figures.ts';
import { nameFirstPlaces } from '../french-words.ts';
import type { GradedCategory } from '../graded-category.ts';
import { drawRanks } from '../pictures/draw-ranks.ts';
import type { Block } from '../report-document.ts';
import type { ConsideredEntry } from './consider-entries.ts';

/** Official ranks with how sure they are, as a picture and as a table. */
export function showRanks(category: GradedCategory, entries: readonly ConsideredEntry[]): Block[] {
  if (entries.length === 0) return [];
  return [
    { kind: 'heading', text: 'Les rangs, et ce que l’on en sait' },
    ...describePicture(category, entries),
    {
      kind: 'table',
      caption: 'Classement officiel, et certitude de chaque rang',
      columns: [
        { title: 'Rang', align: 'right' },
        { title: 'Présentation', align: 'left', grows: true },
        { title: `Note sur\u00a0${category.shownOutOf}`, align: 'right' },
        { title: 'Grilles', align: 'right' },
        { title: 'Rang, 9 fois sur 10', align: 'right' },
        { title: nameChanceColumn(category.opinion.places), align: 'right' },
        { title: 'À discuter', align: 'left' },
      ],
      rows: entries.map((entry) => ({ cells: listCells(entry), strong: entry.isToDiscuss })),
    },
    ...describeUnranked(entries),
  ];
}

function describePicture({ opinion }: GradedCategory, entries: readonly ConsideredEntry[]): Block[] {
  const lines = entries.flatMap((entry) => {
    const { code, title, rank, isToDiscuss } = entry;
    const uncertainty = entry.opinion?.uncertainty ?? null;
    if (rank === null || uncertainty === null) return [];
    const { interval, chanceOfPlace: chance } = uncertainty;
    return [{ code, title, rank, isToDiscuss, interval, chance }];
  });
  if (lines.length === 0) {
    return [{ kind: 'paragraph', text: 'Les notes ne suffisent pas pour dire combien ces rangs sont sûrs.' }];
  }
  const chosen = lines.filter(({ isToDiscuss }) => isToDiscuss).length;
  const places = nameFirstPlaces(opinion.places);
  return [
    {
      kind: 'paragraph',
      text: 'Une note dépend de qui l’a donnée. Le cercle est le rang officiel\u00a0; le trait, les rangs que la présentation pourrait avoir avec d’autres jurés du même genre, neuf fois sur dix. Plus un trait est long, moins le rang est sûr\u00a0; deux traits qui se recouvrent largement ne sont pas vraiment départagés.',
    },
    {
      kind: 'figure',
      pictures: drawRanks(lines, opinion.places),
      alt: `Les ${lines.length} présentations dans l’ordre du classement officiel, chacune avec son rang et le trait des rangs plausibles. Les ${chosen} à discuter sont en gras. Toutes les valeurs sont dans le tableau qui suit.`,
      caption: `Rang officiel (cercle) et rangs plausibles (trait). Bande grise\u00a0: ${opinion.places === 1 ? 'la' : 'les'} ${places}. En gras\u00a0: à discuter. À droite\u00a0: la chance d’être dans la bande.`,
    },
  ];
}

function listCells(entry: ConsideredEntry): string[] {
  const uncertainty = entry.opinion?.uncertainty ?? null;
  return [
    describeRank(entry),
    `${entry.code}\u00a0: ${entry.title}`,
    entry.mark ?? '–',
    entry.expected === null ? String(entry.sheets) : `${entry.sheets}\u00a0sur\u00a0${entry.expected}`,
    uncertainty === null ? '–' : describeInterval(uncertainty.interval),
    uncertainty === null ? '–' : formatChance(uncertainty.chanceOfPlace),
    entry.isToDiscuss ? 'oui' : '',
  ];
}

function describeRank({ rank, tied, provisional }: ConsideredEntry): string {
  if (rank === null) return 'non classée';
  return `${rank}${tied ? ' ex æquo' : ''}${provisional ? ' (provisoire)' : ''}`;
}

function describeInterval([best, worst]: readonly [number, number]): string {
  return best === worst ? String(best) : `${best} à ${worst}`;
}

function nameChanceColumn(places: number): string {
  return places === 1 ? 'Chance d’être première' : `Chance d’être dans les ${places} premières`;
}

function describeUnranked(entries: readonly ConsideredEntry[]): Block[] {
  const codes = entries.filter(({ rank }) => rank === null).map(({ code }) => code);
  if (codes.length === 0) return [];
  const text =
    codes.length === 1
      ? `${codes.join('')} n’a encore aucune grille\u00a0: elle n’est pas classée, et ce rapport ne peut rien en dire.`
      : `${codes.length} présentations n’ont encore aucune grille (${codes.join(', ')})\u00a0: elles ne sont pas classées, et ce rapport ne peut rien en dire.`;
  return [{ kind: 'paragraph', text }];
}
