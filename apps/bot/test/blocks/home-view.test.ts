import type { types } from '@slack/bolt';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { homeView } from '../../src/blocks/home-view.ts';
import { DESK_PAGE, progressWords } from '../../src/blocks/juror-desk.ts';
import { findLooseSpaces, findViewExcesses, knownBlocks } from '../slack-limits.ts';
import { desk, item, longText } from './samples.ts';

const juror = (count: number, page: number, state: 'to-grade' | 'submitted' = 'to-grade') => {
  const items = Array.from({ length: count }, (_, index) =>
    item({ code: `SOC-${String(index + 1).padStart(3, '0')}`, state }),
  );
  return homeView(
    { kind: 'member', secretariat: null, juror: desk(items, 0, count) },
    { page, rehearsal: false },
  );
};

const codesOf = (view: types.HomeView): string[] =>
  JSON.stringify(view).match(/(?<="value":")SOC-\d+/g) ?? [];

describe('homeView', () => {
  it('says the progress in words beside the bar', () => {
    expect(progressWords(12, 30)).toBe('12\u00a0dossiers sur 30 notés (40\u00a0%)');
    expect(progressWords(1, 3)).toBe('1\u00a0dossier sur 3 noté (33\u00a0%)');
    expect(progressWords(0, 0)).toBe('0\u00a0dossier sur 0 noté (0\u00a0%)');
  });

  it('groups entries by what is left to do, each with one button', () => {
    const items = [
      item({ code: 'SOC-001', state: 'submitted', graded: 7 }),
      item({ code: 'SOC-002', state: 'recused' }),
      item({ code: 'SOC-003', state: 'draft', graded: 3 }),
      item({ code: 'SOC-004' }),
    ];
    const view = homeView(
      { kind: 'member', secretariat: null, juror: desk(items, 1, 3) },
      { page: 0, rehearsal: false },
    );
    const headers = knownBlocks(view).flatMap((block) => (block.type === 'header' ? [block.text.text] : []));
    expect(headers).toEqual([
      'Votre bureau de juré',
      'À noter (1)',
      'Brouillons (1)',
      'Terminés (1)',
      'Récusés (1)',
    ]);
    const buttons = knownBlocks(view).flatMap((block) =>
      block.type === 'section' && block.accessory?.type === 'button' ? [block.accessory.text.text] : [],
    );
    expect(buttons).toEqual(['Noter', 'Reprendre', 'Modifier']);
  });

  it('shows every entry once over its pages, each within Slack’s limits', () => {
    const shown = [0, 1, 2, 3].flatMap((page) => codesOf(juror(DESK_PAGE * 3 + 1, page)));
    expect(new Set(shown).size).toBe(DESK_PAGE * 3 + 1);
    expect(shown).toHaveLength(DESK_PAGE * 3 + 1);
  });

  it('stays on a page that exists', () => {
    expect(codesOf(juror(3, 9))).toEqual(['SOC-001', 'SOC-002', 'SOC-003']);
  });

  it('keeps both desks of one person within Slack’s limits, whatever is in them', () => {
    const states = fc.constantFrom(
      'to-grade' as const,
      'draft' as const,
      'submitted' as const,
      'recused' as const,
    );
    const items = fc.array(
      fc.record({
        code: fc.constantFrom('SOC-001', 'RH-1234'),
        title: fc.constantFrom('Court', longText),
        organisation: fc.constantFrom('', longText),
        category: fc.constant('innovation-sociale'),
        state: states,
        graded: fc.nat(7),
        amending: fc.boolean(),
      }),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(items, fc.nat(10), (list, page) => {
        const juries = Array.from({ length: 6 }, (_, index) => ({
          slug: `categorie-${index}`,
          name: longText,
          gradingOpen: index % 2 === 0,
          entries: index,
          expected: 10,
          submitted: index,
          drafts: 0,
          recused: 1,
        }));
        const view = homeView(
          {
            kind: 'member',
            secretariat: { juries, waiting: { screening: 500, more: true } },
            juror: desk(list, 3, list.length),
          },
          { page, rehearsal: true },
        );
        expect(findViewExcesses(view)).toEqual([]);
        expect(findLooseSpaces(view.blocks.filter(({ type }) => type === 'header'))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('says so when nothing waits for screening', () => {
    const view = homeView(
      { kind: 'member', juror: null, secretariat: { juries: [], waiting: { screening: 0, more: false } } },
      { page: 0, rehearsal: false },
    );
    expect(JSON.stringify(view)).toContain('Aucun dossier n’attend');
  });

  it('tells a stranger politely, and nothing more', () => {
    const view = homeView({ kind: 'stranger', text: 'Vous ne figurez pas…' }, { page: 0, rehearsal: false });
    expect(view.blocks).toHaveLength(1);
  });
});
