import type { Edition } from './edition.ts';
import { compareFractions, type Fraction, fraction } from './fraction.ts';
import { type ScoreSheet, sumWeights } from './score-sheet.ts';
import { describeSpread, type Spread, type Tally, tallySheets } from './tally.ts';
import { separateTied, WHOLE_CHAIN } from './tie-breaks.ts';

/** The part of an edition that the official ranking goes by. */
export type RankingRules = Pick<
  Edition,
  'criteria' | 'scale' | 'quorum' | 'tieBreaks' | 'trimmedMean' | 'finalistsPerCategory'
>;

/** Where an entry would stand among those it is tied with, if the usual tie-breaks were in the rules. */
export type TieHint = {
  /** 1 is the best; shared where the chain separates nothing. */
  readonly position: number;
  readonly of: number;
};

/** One line of the official ranking. */
export type RankedEntry = {
  readonly id: string;
  /** Competition rank (1, 2, 2, 4); null without a mark. */
  readonly rank: number | null;
  /** On the scale of the grades, exact (`formatMark` shows it out of 20); null without a counting sheet. */
  readonly mark: Fraction | null;
  /** Shares its rank with another entry: "ex æquo". */
  readonly tied: boolean;
  /** Below the quorum of counting sheets. */
  readonly provisional: boolean;
  readonly sheets: number;
  /** How many sheets are expected, where the caller said so. */
  readonly expected: number | null;
  readonly spread: Spread | null;
  /** One of a tie that reaches over the last place of a finalist. */
  readonly acrossCutLine: boolean;
  /** Only shown, never applied; null when not tied, or when the edition names tie-breaks of its own. */
  readonly hint: TieHint | null;
};

/** Whether the last place of a finalist is clear, or which entries are tied for how many places. */
export type CutLine =
  | { readonly kind: 'clear' }
  | {
      readonly kind: 'tied';
      readonly rank: number;
      readonly places: number;
      readonly entryIds: readonly string[];
    };

/** Why a ranking can't be frozen yet. */
export type FreezeObstacle = {
  readonly kind: 'below-quorum';
  readonly entryId: string;
  readonly sheets: number;
  readonly quorum: number;
};

/** The official ranking of one category. */
export type Ranking = {
  readonly method: 'mean' | 'trimmed-mean';
  /** By rank, entries without a mark last. Among equal ranks by id: the order of a page, which says nothing. */
  readonly entries: readonly RankedEntry[];
  readonly cutLine: CutLine;
  /** Empty when the ranking can be frozen. */
  readonly obstacles: readonly FreezeObstacle[];
};

/** What a category's ranking is computed from. */
export type RankingInput = {
  readonly edition: RankingRules;
  /** The admissible entries of the category. */
  readonly entries: readonly { readonly id: string }[];
  /** In any order and state: only submitted, complete sheets of `entries` count. */
  readonly sheets: readonly ScoreSheet[];
  /** Expected sheets by entry id. */
  readonly expected?: ReadonlyMap<string, number>;
};

type Place = Pick<RankedEntry, 'rank' | 'mark' | 'tied' | 'acrossCutLine' | 'hint'>;
const UNRANKED: Place = { rank: null, mark: null, tied: false, acrossCutLine: false, hint: null };

type Marked = { readonly tally: Tally; readonly mark: Fraction };

/**
 * The official ranking (Art. 6.2): the plain mean of the jurors' totals, highest first, compared as exact fractions;
 * equal marks share the rank (1, 2, 2, 4). Rows may come in any order.
 *
 * @throws InconsistentTallyError when an entry or a juror's sheet of it comes twice
 * @example rankEntries({ edition, entries: [{ id: 'SOC-001' }], sheets: [] }).entries[0]?.rank // null
 */
export function rankEntries({ edition, entries, sheets, expected }: RankingInput): Ranking {
  const weights = sumWeights(edition);
  const tallies = tallySheets(entries, sheets, edition).sort(byId);
  const trims = isTrimmed(tallies, edition);
  const places = edition.finalistsPerCategory;

  const describe = (tally: Tally, place: Place): RankedEntry => ({
    id: tally.entryId,
    rank: place.rank,
    mark: place.mark,
    tied: place.tied,
    provisional: tally.points.length < edition.quorum,
    sheets: tally.points.length,
    expected: expected?.get(tally.entryId) ?? null,
    spread: describeSpread(tally, weights, edition),
    acrossCutLine: place.acrossCutLine,
    hint: place.hint,
  });

  const ranked: RankedEntry[] = [];
  let cutLine: CutLine = { kind: 'clear' };
  for (const { mark, tied } of groupByMark(tallies, trims, weights)) {
    for (const group of separateTied(tied, edition.tieBreaks, edition.criteria)) {
      const rank = ranked.length + 1;
      const acrossCutLine = rank <= places && rank + group.length - 1 > places;
      if (acrossCutLine) {
        cutLine = { kind: 'tied', rank, places: places - rank + 1, entryIds: group.map((t) => t.entryId) };
      }
      const hints = findHints(group, edition);
      for (const tally of group) {
        const hint = hints.get(tally.entryId) ?? null;
        ranked.push(describe(tally, { rank, mark, tied: group.length > 1, acrossCutLine, hint }));
      }
    }
  }
  for (const tally of tallies) {
    if (tally.points.length === 0) ranked.push(describe(tally, UNRANKED));
  }
  return {
    method: trims ? 'trimmed-mean' : 'mean',
    entries: ranked,
    cutLine,
    obstacles: findObstacles(ranked, edition.quorum),
  };
}

function findObstacles(entries: readonly RankedEntry[], quorum: number): FreezeObstacle[] {
  return entries
    .filter((entry) => entry.provisional)
    .map((entry) => ({ kind: 'below-quorum', entryId: entry.id, sheets: entry.sheets, quorum }));
}

/** The option holds for a category or not at all: one entry with too few sheets, and nobody's are dropped. */
function isTrimmed(tallies: readonly Tally[], { trimmedMean }: RankingRules): boolean {
  if (trimmedMean === null || tallies.length === 0) return false;
  const leastSheets = Math.max(trimmedMean.minSheets, 3);
  return tallies.every(({ points }) => points.length >= leastSheets);
}

/** Groups of equal mark, highest first. */
function groupByMark(tallies: readonly Tally[], trims: boolean, weights: number) {
  const marked = tallies
    .filter(({ points }) => points.length > 0)
    .map((tally): Marked => ({ tally, mark: computeMark(tally.points, trims, weights) }))
    .sort((a, b) => compareFractions(b.mark, a.mark));
  const groups: { mark: Fraction; tied: Tally[] }[] = [];
  for (const { tally, mark } of marked) {
    const last = groups.at(-1);
    if (last !== undefined && compareFractions(last.mark, mark) === 0) last.tied.push(tally);
    else groups.push({ mark, tied: [tally] });
  }
  return groups;
}

function computeMark(points: readonly number[], trims: boolean, weights: number): Fraction {
  const kept = trims ? points.slice(1, -1) : points;
  let sum = 0;
  for (const point of kept) sum += point;
  return fraction(sum, kept.length * weights);
}

function findHints(tied: readonly Tally[], edition: RankingRules): Map<string, TieHint> {
  const hints = new Map<string, TieHint>();
  if (tied.length === 1 || edition.tieBreaks.length > 0) return hints;
  let position = 1;
  for (const group of separateTied(tied, WHOLE_CHAIN, edition.criteria)) {
    for (const { entryId } of group) hints.set(entryId, { position, of: tied.length });
    position += group.length;
  }
  return hints;
}

function byId(a: Tally, b: Tally): number {
  if (a.entryId === b.entryId) return 0;
  return a.entryId < b.entryId ? -1 : 1;
}
