import { describe, expect, test } from 'vitest';
import { decideGrading, type GradingSituation } from './grading.ts';

const allowed: GradingSituation = {
  juror: { category: 'innovation-rh', recused: false },
  entry: { category: 'innovation-rh', admissible: true, withdrawn: false },
  grading: 'open',
};
const withJuror = (juror: Partial<GradingSituation['juror']>) => ({
  ...allowed,
  juror: { ...allowed.juror, ...juror },
});
const withEntry = (entry: Partial<GradingSituation['entry']>) => ({
  ...allowed,
  entry: { ...allowed.entry, ...entry },
});

describe('whether a juror may grade', () => {
  test.each<[string, GradingSituation]>([
    ['may-grade', allowed],
    ['not-on-jury', withJuror({ category: 'innovation-sociale' })],
    ['not-on-jury', withJuror({ category: null })],
    ['recused', withJuror({ recused: true })],
    ['entry-withdrawn', withEntry({ withdrawn: true })],
    ['entry-not-admissible', withEntry({ admissible: false })],
    ['grading-not-open', { ...allowed, grading: 'not-open' }],
    ['grading-closed', { ...allowed, grading: 'closed' }],
  ])('%s', (kind, situation) => {
    expect(decideGrading(situation)).toEqual({ kind });
  });

  test('someone of another jury learns nothing else about the entry', () => {
    const outsider = { ...withEntry({ admissible: false, withdrawn: true }), grading: 'closed' as const };
    expect(decideGrading({ ...outsider, juror: { category: 'x', recused: true } })).toEqual({
      kind: 'not-on-jury',
    });
  });
});
