import type { Expected } from '@palmares/sample-files/sample-case';
import { expect } from 'vitest';

/** What a verdict must look like for a sample: its facts to a hundredth, or one of its codes with a sentence. */
export function verdictLike(wanted: Expected<Record<string, unknown>>): object {
  if (wanted.kind === 'refused') {
    return {
      kind: 'refused',
      code: expect.toBeOneOf([...wanted.codes]),
      message: expect.stringMatching(advice),
    };
  }
  if (wanted.kind === 'survived') return { kind: expect.toBeOneOf(['accepted', 'refused']) };
  const { kind, ...facts } = wanted;
  const close = Object.entries(facts).map(([name, value]) => [name, expect.closeTo(Number(value), 2)]);
  return { kind, facts: expect.objectContaining(Object.fromEntries(close)) };
}

/** French sentences that say what to do, set as French is, and nothing of how the check was done. */
const advice = new RegExp(
  [
    '^',
    // Straight apostrophes, and plain spaces where a line must not break.
    `(?!.*(?:'| [:;?!»]|« ))`,
    String.raw`(?!.*\b(?:NaN|Infinity|undefined|null|object|error|exit|ffprobe|mediabunny|pdf\.?js)\b)`,
    String.raw`(?!.*[/\\_{}<>[\]=])`,
    '(?:Votre|Ce|Cette) .+',
    '(?:[Rr]envoyez|[Ee]xportez|la durée maximale est de)',
    String.raw`.*\.$`,
  ].join(''),
  'u',
);
