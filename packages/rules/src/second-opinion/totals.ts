/** One juror's total for one entry, on the scale of the grades; `entry` and `juror` are places in the lists of `Totals`. */
export type Reading = { readonly entry: number; readonly juror: number; readonly total: number };

/**
 * Who read what, and what total they gave: the whole input of the second opinion. Sparse: an entry that a juror
 * did not read (conflict of interest, not assigned, draft) has no reading.
 */
export type Totals = {
  readonly entries: readonly string[];
  readonly jurors: readonly string[];
  /** In any order. */
  readonly readings: readonly Reading[];
};

/** What makes an input unusable; `subject` names the entry, juror, criterion or place that is meant, never a grade. */
export type InputProblem = {
  readonly code:
    | 'malformed'
    | 'total-not-a-number'
    | 'grade-not-whole'
    | 'grade-out-of-scale'
    | 'weight-not-positive'
    | 'unknown-entry'
    | 'unknown-juror'
    | 'listed-twice'
    | 'read-twice';
  readonly subject: string;
};

/** The input can't be used at all: every problem, in order of appearance. */
export type Refusal = { readonly kind: 'refused'; readonly problems: readonly InputProblem[] };

/** Totals that are safe to compute with. */
export type TotalsRead = { readonly kind: 'totals'; readonly totals: Totals };

/**
 * Totals from a matrix, one row an entry and one column a juror, null where there is no grade.
 *
 * @example readMatrix([[7, 8], [6, null]]) // entries '1', '2'; jurors '1', '2'
 */
export function readMatrix(
  matrix: readonly (readonly (number | null)[])[],
  names: { readonly entries?: readonly string[]; readonly jurors?: readonly string[] } = {},
): TotalsRead | Refusal {
  const columns = matrix.reduce((widest, row) => Math.max(widest, row.length), 0);
  const totals: Totals = {
    entries: names.entries ?? matrix.map((_, index) => String(index + 1)),
    jurors: names.jurors ?? Array.from({ length: columns }, (_, index) => String(index + 1)),
    readings: matrix.flatMap((row, entry) =>
      row.flatMap((total, juror) => (total === null ? [] : [{ entry, juror, total }])),
    ),
  };
  return checkTotals(totals);
}

/** Accepts totals whose readings are numbers, of listed entries and jurors, at most one for each pair. */
export function checkTotals(totals: Totals): TotalsRead | Refusal {
  const problems = [
    ...findRepeated(totals.entries),
    ...findRepeated(totals.jurors),
    ...findBadReadings(totals),
  ];
  return problems.length === 0 ? { kind: 'totals', totals } : { kind: 'refused', problems };
}

function findRepeated(ids: readonly string[]): InputProblem[] {
  const seen = new Set<string>();
  const problems: InputProblem[] = [];
  for (const id of ids) {
    if (seen.has(id)) problems.push({ code: 'listed-twice', subject: id });
    seen.add(id);
  }
  return problems;
}

function findBadReadings({ entries, jurors, readings }: Totals): InputProblem[] {
  const seen = new Set<number>();
  return readings.flatMap(({ entry, juror, total }): InputProblem[] => {
    const [entryId, jurorId] = [entries[entry], jurors[juror]];
    if (entryId === undefined) return [{ code: 'unknown-entry', subject: String(entry) }];
    if (jurorId === undefined) return [{ code: 'unknown-juror', subject: String(juror) }];
    const subject = `${entryId}, ${jurorId}`;
    if (!Number.isFinite(total)) return [{ code: 'total-not-a-number', subject }];
    const pair = entry * jurors.length + juror;
    if (seen.has(pair)) return [{ code: 'read-twice', subject }];
    seen.add(pair);
    return [];
  });
}
