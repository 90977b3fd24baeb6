import { LEAST_CHANCE } from '@palmares/rules/second-opinion/zone';
import { formatChance, formatPlace, formatRank } from '../french-figures.ts';
import { nameEntry, nameFirstPlaces, ofFirstPlaces } from '../french-words.ts';
import type { GradedCategory } from '../graded-category.ts';
import type { Block } from '../report-document.ts';
import type { ConsideredEntry } from './consider-entries.ts';

/** Each entry to discuss with every reason, in official order. */
export function describeReasons(category: GradedCategory, entries: readonly ConsideredEntry[]): Block[] {
  const chosen = entries.filter(({ isToDiscuss }) => isToDiscuss);
  if (chosen.length === 0) return [];
  return [
    { kind: 'heading', text: 'Quelles présentations discuter, et pourquoi' },
    {
      kind: 'reasons',
      items: chosen.map((entry) => ({ term: nameEntry(entry), reasons: listReasons(entry, category) })),
    },
  ];
}

function listReasons(entry: ConsideredEntry, category: GradedCategory): string[] {
  const { quorum, shownOutOf } = category;
  const reasons = [
    `${formatPlace(entry.rank)}${entry.tied ? ' ex æquo' : ''} du classement officiel, avec ${entry.mark ?? '–'} sur ${shownOutOf}.`,
    ...describeChance(entry, category.opinion.places),
  ];
  if (entry.acrossCutLine) {
    reasons.push('À égalité pour la dernière place de finaliste\u00a0: le jury doit trancher, et l’écrire.');
  }
  if (entry.opinion?.zone === 'without-outlying-sheets') {
    reasons.push(
      `Une grille très différente des autres l’éloigne ${ofFirstPlaces(category.opinion.places)}\u00a0; sans elle, elle pourrait y être. Regardez-la ensemble\u00a0: elle a peut-être vu ce que les autres n’ont pas vu, ou l’inverse.`,
    );
  }
  reasons.push(...describeAdjustment(entry, category.opinion.places));
  if (entry.isDisputed) reasons.push('Les jurés sont plus partagés sur elle que sur les autres.');
  if (entry.provisional) {
    reasons.push(
      `Rang provisoire\u00a0: ${entry.sheets} grille${entry.sheets > 1 ? 's' : ''} sur les ${quorum} qu’il faut au moins.`,
    );
  }
  return reasons;
}

function describeChance({ opinion }: ConsideredEntry, places: number): string[] {
  const uncertainty = opinion?.uncertainty ?? null;
  if (uncertainty === null) return [];
  const { chanceOfPlace, interval } = uncertainty;
  const [best, worst] = interval;
  const range =
    best === worst
      ? `Son vrai rang est presque sûrement le ${formatRank(best)}.`
      : `Neuf fois sur dix, son vrai rang est entre le ${formatRank(best)} et le ${formatRank(worst)}.`;
  const where = places === 1 ? 'à la première place' : `dans les ${nameFirstPlaces(places)}`;
  if (opinion?.zone === 'without-outlying-sheets') {
    return [`Avec toutes les grilles, ${formatChance(chanceOfPlace)} de chances d’être ${where}. ${range}`];
  }
  return [`${nameChance(chanceOfPlace)} ${where}\u00a0: ${formatChance(chanceOfPlace)} de chances. ${range}`];
}

function nameChance(chance: number): string {
  if (chance >= 0.95) return 'Presque sûrement';
  if (chance >= 0.75) return 'Très probablement';
  if (chance >= 0.5) return 'Plutôt';
  if (chance >= 0.25) return 'Peut-être';
  return chance >= LEAST_CHANCE ? 'Moins probablement, mais possible,' : 'Peu probablement';
}

/** Only where allowing for severity takes the entry over the line. */
function describeAdjustment({ rank, opinion }: ConsideredEntry, places: number): string[] {
  const adjusted = opinion?.adjustedRank ?? null;
  if (rank === null || adjusted === null || rank <= places === adjusted <= places) return [];
  return [
    `Si l’on tient compte de l’exigence de ses lecteurs, elle est ${formatPlace(adjusted)} au lieu de ${formatPlace(rank)}.`,
  ];
}
