import type { Edition } from './edition.ts';
import { compareFractions, type Fraction, toDecimal } from './fraction.ts';
import { formatMark, toShownScale } from './marks.ts';
import {
  type RankedEntry,
  type Ranking,
  type RankingInput,
  type RankingRules,
  rankEntries,
} from './ranking.ts';
import { type Tally, tallySheets } from './tally.ts';
import { listTieBreakKeys, type TieBreakKey, WHOLE_CHAIN } from './tie-breaks.ts';

/** What an explanation is made from: a ranking's input, and how marks are shown. */
export type ExplanationInput = RankingInput & {
  readonly edition: RankingRules & Pick<Edition, 'shownOutOf'>;
};

/** Why one entry stands before another, in French; `headline` says it all, `steps` how it came about. */
export type Explanation =
  | { readonly kind: 'explained'; readonly headline: string; readonly steps: readonly string[] }
  | { readonly kind: 'unknown-entry'; readonly entryId: string };

type Side = { readonly name: string; readonly entry: RankedEntry; readonly tally: Tally };

/**
 * Explains the official order of two entries, given in either order: marks, then each tie-break of the edition until
 * one separates them. Names no juror and no single total.
 *
 * @param name how an entry is called; its id unless told
 * @throws InconsistentTallyError as `rankEntries` does
 * @example explainOrder(input, 'A', 'B') // headline: 'A devant B : 15,71 contre 15,43 sur 20'
 */
export function explainOrder(
  input: ExplanationInput,
  oneId: string,
  otherId: string,
  name: (entryId: string) => string = (id) => id,
): Explanation {
  const ranking = rankEntries(input);
  const tallies = tallySheets(input.entries, input.sheets, input.edition);
  const sides: Side[] = [];
  // In the order of the ranking, so that the first stands before the second or shares its rank.
  for (const entry of ranking.entries) {
    const tally = tallies.find(({ entryId }) => entryId === entry.id);
    if (tally !== undefined && [oneId, otherId].includes(entry.id)) {
      sides.push({ name: name(entry.id), entry, tally });
    }
  }
  const missing = [oneId, otherId].find((id) => !sides.some(({ entry }) => entry.id === id));
  if (missing !== undefined) return { kind: 'unknown-entry', entryId: missing };
  const [first, second] = sides;
  if (first === undefined || second === undefined) {
    return { kind: 'explained', headline: 'Une candidature ne se compare pas à elle-même.', steps: [] };
  }
  return { kind: 'explained', ...compare(first, second, input.edition, ranking) };
}

function compare(first: Side, second: Side, edition: ExplanationInput['edition'], ranking: Ranking) {
  const [mark, otherMark] = [first.entry.mark, second.entry.mark];
  if (otherMark === null) {
    const unranked = [first, second].filter(({ entry }) => entry.mark === null);
    const steps = unranked.map((side) => `${side.name}\u00a0: aucune grille soumise, donc ni note ni rang.`);
    return { headline: `${unranked.map((side) => side.name).join(' et ')}\u00a0: pas encore de rang`, steps };
  }
  const steps = [first, second].map((side) => describeMark(side, edition, ranking.method));
  const provisional = [first, second]
    .filter(({ entry }) => entry.provisional)
    .map((side) => describeQuorum(side, edition.quorum));
  if (mark === null) return { headline: '', steps };
  if (compareFractions(mark, otherMark) !== 0) {
    const headline = `${first.name} devant ${second.name}\u00a0: ${contrast(mark, otherMark, edition)}`;
    return { headline, steps: [...steps, `${headline}.`, ...provisional] };
  }
  const equal = `Notes exactement égales\u00a0: ${formatMark(mark, edition)} sur ${edition.shownOutOf}.`;
  const { decided, lines } = breakTie(first, second, edition);
  const shared = `${first.name} et ${second.name} ex æquo\u00a0: ${formatMark(mark, edition)} sur ${edition.shownOutOf}`;
  const headline = decided === null ? shared : `${first.name} devant ${second.name}\u00a0: ${decided}`;
  return { headline, steps: [...steps, equal, ...lines, ...provisional] };
}

function describeMark(
  { name, entry, tally }: Side,
  edition: ExplanationInput['edition'],
  method: Ranking['method'],
) {
  const sheets = tally.points.length;
  const count = sheets === 1 ? 'd’un seul total' : `de ${sheets} totaux`;
  const mark = entry.mark === null ? '' : formatMark(entry.mark, edition);
  const trimmed = method === 'trimmed-mean' ? ', le plus haut et le plus bas écartés' : '';
  return `${name}\u00a0: moyenne ${count}${trimmed}, ${mark} sur ${edition.shownOutOf}.`;
}

function describeQuorum({ name, tally }: Side, quorum: number): string {
  const sheets = tally.points.length;
  return `Rang provisoire\u00a0: ${name} a ${sheets} ${sheets === 1 ? 'grille soumise' : 'grilles soumises'}, il en faut ${quorum}.`;
}

function breakTie(first: Side, second: Side, edition: ExplanationInput['edition']) {
  const lines: string[] = [];
  const usual = edition.tieBreaks.length > 0 ? edition.tieBreaks : WHOLE_CHAIN;
  const keys = listTieBreakKeys(usual, edition.criteria);
  const isHint = edition.tieBreaks.length === 0;
  if (isHint) {
    lines.push(
      'Le règlement ne prévoit aucun départage\u00a0: le rang est partagé, le jury tranche s’il le faut.',
    );
  }
  for (const key of keys) {
    const [one, other] = [key.valueOf(first.tally), key.valueOf(second.tally)];
    const difference = compareFractions(one, other);
    const text = describeKey(key, one, other, edition);
    if (isHint) {
      if (difference === 0) continue;
      const [better, best, rest] = difference > 0 ? [first.name, one, other] : [second.name, other, one];
      const advantage = describeKey(key, best, rest, edition);
      lines.push(`À titre indicatif, sans effet sur le rang\u00a0: avantage à ${better}, ${advantage}.`);
      return { decided: null, lines };
    }
    lines.push(`Départage\u00a0: ${text}.`);
    if (difference !== 0) return { decided: `à égalité de note, ${text}`, lines };
  }
  if (!isHint)
    lines.push('Aucun départage ne les sépare\u00a0: le rang est partagé, le jury tranche s’il le faut.');
  return { decided: null, lines };
}

function describeKey(
  { criterion }: TieBreakKey,
  one: Fraction,
  other: Fraction,
  edition: ExplanationInput['edition'],
): string {
  const what =
    criterion === null ? 'médiane des totaux' : `moyenne du critère «\u00a0${criterion.name}\u00a0»`;
  const isEqual = compareFractions(one, other) === 0;
  if (criterion === null) {
    if (isEqual) return `${what} égale, ${formatMark(one, edition)} sur ${edition.shownOutOf}`;
    return `${what} de ${contrast(one, other, edition)}`;
  }
  const digits = findDigits(one, other);
  if (isEqual) return `${what} égale, ${toDecimal(one, 2)} sur ${edition.scale.max}`;
  return `${what} de ${toDecimal(one, digits)} contre ${toDecimal(other, digits)} sur ${edition.scale.max}`;
}

/** Two different marks out of 20, with as many decimals as it takes to see the difference. */
function contrast(one: Fraction, other: Fraction, edition: ExplanationInput['edition']): string {
  const [shown, otherShown] = [toShownScale(one, edition), toShownScale(other, edition)];
  const digits = findDigits(shown, otherShown);
  return `${toDecimal(shown, digits)} contre ${toDecimal(otherShown, digits)} sur ${edition.shownOutOf}`;
}

const MOST_DIGITS = 16;

function findDigits(one: Fraction, other: Fraction): number {
  if (compareFractions(one, other) === 0) return 2;
  let digits = 2;
  while (digits < MOST_DIGITS && toDecimal(one, digits) === toDecimal(other, digits)) digits += 1;
  return digits;
}
