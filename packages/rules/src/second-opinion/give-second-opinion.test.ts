import { describe, expect, test } from 'vitest';
import { giveSecondOpinion } from './give-second-opinion.ts';
import type { SecondOpinion, SecondOpinionOptions } from './second-opinion.ts';
import { readMatrix } from './totals.ts';

type Matrix = readonly (readonly (number | null)[])[];

function give(matrix: Matrix, options: Partial<SecondOpinionOptions> = {}): SecondOpinion {
  const read = readMatrix(matrix);
  if (read.kind === 'refused') throw new Error(JSON.stringify(read));
  const opinion = giveSecondOpinion({ totals: read.totals }, { draws: 2000, seed: 3, ...options });
  if (opinion.kind === 'refused') throw new Error(JSON.stringify(opinion));
  return opinion;
}

/** Totals that say the same of 12 entries by 6 jurors, but for small waves; the first entry is the best. */
const agreeing = (): number[][] =>
  Array.from({ length: 12 }, (_, entry) =>
    Array.from({ length: 6 }, (_, juror) => 9 - entry * 0.5 + 0.3 * Math.sin(5 * entry + 3 * juror * juror)),
  );

describe('severity', () => {
  test('a severe juror costs nobody a place', () => {
    // Entry 1 is read by the severe juror 3 and is better than 2 wherever one juror reads both.
    const rows: (number | null)[][] = agreeing().map((row, entry) =>
      row.map((total, juror) => {
        if ((entry + juror) % 3 === 0) return null;
        return juror === 2 ? total - 3 : total;
      }),
    );
    const { entries, jurors } = give(rows);
    const ranks = entries.map(({ adjustedRank }) => adjustedRank);
    expect(ranks).toEqual(entries.map((_, index) => index + 1));
    expect(entries.map(({ mean }) => mean)).not.toEqual(
      entries.map(({ mean }) => mean).toSorted((a, b) => (b ?? 0) - (a ?? 0)),
    );
    expect(jurors[2]?.leniency?.mean).toBeLessThan(-2);
  });
});

describe('one manipulating juror', () => {
  const rows = agreeing().map((row, entry) => (entry < 2 ? row.with(0, 1) : row));
  const opinion = give(rows);

  test('has outlying sheets marked and set aside, others not', () => {
    const aside = opinion.sheets.filter(({ isSetAside }) => isSetAside);
    expect(aside.map(({ entryId, jurorId }) => [entryId, jurorId])).toEqual([
      ['1', '1'],
      ['2', '1'],
    ]);
    expect(aside.every(({ isMarked, z }) => isMarked && (z ?? 0) < -3)).toBe(true);
  });

  test('does not keep the best out of the zone', () => {
    const zone = opinion.entries.flatMap(({ id, zone: membership }) => (membership === null ? [] : [id]));
    expect(zone).toEqual(expect.arrayContaining(['1', '2', '3']));
    expect(zone.length).toBeLessThan(9);
  });

  test('weighs less in the experimental column', () => {
    expect(opinion.entries[0]?.experimentalRank).toBeLessThan(opinion.entries[0]?.adjustedRank ?? 0);
  });

  test('leaves entries with a high dispersion, and a wide residual', () => {
    const high = opinion.entries.filter(({ dispersion }) => dispersion?.isHigh).map(({ id }) => id);
    expect(high).toEqual(['1', '2']);
    const widths = opinion.jurors.map(({ residualSd }) => residualSd ?? 0);
    expect(widths.indexOf(Math.max(...widths))).toBe(0);
  });
});

describe('groups that share nothing', () => {
  const rows = [
    [8, 7, null, null],
    [6, 5, null, null],
    [7, 7, null, null],
    [null, null, 4, 5],
    [null, null, 9, 8],
    [null, null, null, null],
  ];

  test('are told, with sheets that would join them', () => {
    const { connectivity, crossReadings } = give(rows);
    expect(connectivity).toEqual({
      components: 2,
      entryComponent: [0, 0, 0, 1, 1, null],
      jurorComponent: [0, 0, 1, 1],
    });
    expect(crossReadings).toHaveLength(2);
    const joined = rows.map((row) => [...row]);
    for (const { entryId, jurorId } of crossReadings) {
      const row = joined[Number(entryId) - 1] ?? [];
      row[Number(jurorId) - 1] = 6;
    }
    expect(give(joined).connectivity.components).toBe(1);
    expect(give(joined).crossReadings).toEqual([]);
  });

  test('are not joined by readings that are forbidden', () => {
    const { crossReadings } = give(rows, { isForbidden: (entry, juror) => !(entry === 4 && juror === 1) });
    expect(crossReadings).toEqual([{ entryId: '5', jurorId: '2' }]);
  });

  test('an entry without a sheet is listed, never ranked', () => {
    expect(give(rows).entries[5]).toEqual({
      id: '6',
      sheets: 0,
      mean: null,
      adjustedMark: null,
      adjustedRank: null,
      experimentalMark: null,
      experimentalRank: null,
      uncertainty: null,
      zone: null,
      dispersion: null,
    });
  });
});

describe('what can’t be calibrated', () => {
  test.each([
    ['no-sheets', [[null, null]]],
    ['one-juror', [[7], [5], [9]]],
    ['one-entry', [[7, 8, 6]]],
    [
      'everybody-equal',
      [
        [6, 6],
        [6, 6],
        [6, 6],
      ],
    ],
    [
      'not-identifiable',
      [
        [7, null],
        [null, 8],
      ],
    ],
  ] satisfies [string, Matrix][])('%s: plain means, no probabilities', (reason, rows) => {
    const opinion = give(rows);
    expect(opinion.calibration).toEqual({ kind: 'skipped', reason });
    for (const { mean, adjustedMark, uncertainty, zone } of opinion.entries) {
      expect([adjustedMark, uncertainty, zone]).toEqual([mean, null, null]);
    }
    expect(opinion.sheets).toEqual([]);
  });

  test('a juror who gives one grade to all is no obstacle', () => {
    const opinion = give(agreeing().map((row) => row.with(1, 6)));
    expect(opinion.calibration.kind).toBe('calibrated');
    expect(opinion.jurors[1]).toMatchObject({ mean: 6, sd: 0 });
    expect(opinion.jurors[1]?.spread).toBeLessThan(0.9);
  });
});

test('entries with the same totals from the same jurors have the same chances', () => {
  const rows = [...agreeing().slice(0, 4), ...agreeing().slice(2, 3)];
  const { entries } = give(rows);
  expect(entries[4]?.uncertainty?.chanceOfPlace).toBe(entries[2]?.uncertainty?.chanceOfPlace);
  expect(entries[4]?.uncertainty?.interval).toEqual(entries[2]?.uncertainty?.interval);
});

test('a bad input is refused', () => {
  const totals = { entries: ['X'], jurors: ['J'], readings: [{ entry: 0, juror: 0, total: Number.NaN }] };
  expect(giveSecondOpinion({ totals }, { draws: 10, seed: 1 })).toEqual({
    kind: 'refused',
    problems: [{ code: 'total-not-a-number', subject: 'X, J' }],
  });
});

test.each([0, -1, 1.5, Number.NaN])('%d draws are a fault of the caller', (draws) => {
  expect(() => give(agreeing(), { draws })).toThrow(RangeError);
});
