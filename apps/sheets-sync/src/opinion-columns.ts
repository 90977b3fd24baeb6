import type { RankedEntryView } from '@palmares/contest/views/category-ranking';
import type { EntriesOpinion } from '@palmares/contest/views/second-opinion';
import type { CellValue, Column } from './workbook-model.ts';

/** The column that says which entries deserve the deliberation's time. */
export const DISCUSS_HEADER = 'À discuter';
export const TO_DISCUSS = 'à discuter';

const COMPUTING = 'calcul en cours';
const UNAVAILABLE = 'non disponible';
const SHARED_VIEWS = 'avis partagés';
const MOST_NAMED = 3;

type Given = Extract<EntriesOpinion, { kind: 'given' }>;

/** The columns of the second opinion, after the official ones. */
export function opinionColumns(finalists: number): readonly Column[] {
  return [
    { header: 'Moyenne ajustée', width: 105, shows: 'decimal', since: 2 },
    { header: 'Rang\u00a0: intervalle à 90\u00a0%', width: 105, shows: 'centred', since: 2 },
    { header: `Chance d’être dans les ${finalists} premiers`, width: 120, shows: 'centred', since: 2 },
    { header: DISCUSS_HEADER, width: 230, shows: 'text', since: 2 },
  ];
}

/** One entry's cells in those columns; all empty where nothing is known of it. */
export function opinionCells(opinion: EntriesOpinion | null, entry: RankedEntryView): CellValue[] {
  if (opinion === null || entry.submitted === 0) return [null, null, null, null];
  switch (opinion.kind) {
    case 'computing':
      return [COMPUTING, null, null, null];
    case 'unavailable':
      return [UNAVAILABLE, null, null, null];
    case 'given':
      return givenCells(opinion, entry.code);
  }
}

/** What has to be known before the columns are read, with a space at its end; empty when there is nothing to say. */
export function noteOpinion(opinion: EntriesOpinion | null): string {
  if (opinion?.kind !== 'given') return '';
  const warning =
    opinion.groupsSentence === null ? '' : `Attention\u00a0: ${lowerFirst(opinion.groupsSentence)} `;
  if (opinion.variances.kind === 'none') return `${warning}${opinion.variances.sentence} `;
  const advice =
    'Le second avis (moyenne ajustée, intervalle, chance, à discuter) ne change aucun rang\u00a0; ' +
    'il dit de quoi la délibération gagne à parler. ';
  const complete = opinion.isComplete
    ? 'Chaque juré a tout lu\u00a0: la moyenne ajustée donne le même ordre que la moyenne simple. '
    : '';
  return `${warning}${advice}${complete}`;
}

/** How many entries of a category are to be discussed, in words. */
export function summariseZone(opinion: EntriesOpinion | null): string | null {
  if (opinion === null) return null;
  switch (opinion.kind) {
    case 'computing':
      return COMPUTING;
    case 'unavailable':
      return UNAVAILABLE;
    case 'given':
      return summariseGivenZone(opinion);
  }
}

/** The entries that jurors see most differently; the most disputed first. */
export function summariseDisputed(opinion: EntriesOpinion | null): string | null {
  if (opinion?.kind !== 'given' || opinion.variances.kind === 'none') return null;
  const codes = opinion.disputed.map(({ code }) => code);
  if (codes.length === 0) return 'aucun';
  const more = codes.length > MOST_NAMED ? ` et ${codes.length - MOST_NAMED} de plus` : '';
  return `${codes.slice(0, MOST_NAMED).join(', ')}${more}`;
}

/**
 * A chance as people say it; never 0 or 100 %, which nobody can promise.
 *
 * @example describeChance(0.342) // '34 %'
 */
export function describeChance(chance: number): string {
  if (chance < 0.01) return 'moins de 1\u00a0%';
  if (chance > 0.99) return 'plus de 99\u00a0%';
  return `${Math.round(chance * 100)}\u00a0%`;
}

function givenCells(opinion: Given, code: string): CellValue[] {
  const entry = opinion.entries.find((one) => one.code === code);
  if (entry === undefined) return [null, null, null, null];
  const { adjustedMark, rankInterval, chanceOfPlace } = entry;
  return [
    adjustedMark === null ? null : Math.round(adjustedMark * 100) / 100,
    rankInterval === null ? null : describeInterval(rankInterval),
    chanceOfPlace === null ? null : describeChance(chanceOfPlace),
    describeZone(entry),
  ];
}

function describeInterval([best, worst]: readonly [number, number]): string {
  return best === worst ? String(best) : `${best} à ${worst}`;
}

function describeZone({ zone, disputed }: Given['entries'][number]): string | null {
  if (zone === 'without-outlying-sheets') return `${TO_DISCUSS}\u00a0: grilles très éloignées`;
  const words = [zone === null ? null : TO_DISCUSS, disputed ? SHARED_VIEWS : null].filter(
    (word) => word !== null,
  );
  return words.length === 0 ? null : words.join(', ');
}

function summariseGivenZone({ variances, zone, unionZone, groupsSentence }: Given): string {
  if (variances.kind === 'none') return 'trop tôt pour le dire';
  const count = `${unionZone.length} ${unionZone.length > 1 ? 'présentations' : 'présentation'}`;
  const more = unionZone.length - zone.length;
  const hidden = more === 0 ? '' : `, dont ${more} aux grilles très éloignées`;
  return `${count}${hidden}${groupsSentence === null ? '' : '\u00a0; groupes non comparables'}`;
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
