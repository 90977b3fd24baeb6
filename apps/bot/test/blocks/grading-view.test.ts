import { describe, expect, it } from 'vitest';
import { gradingView } from '../../src/blocks/grading-view.ts';
import { findLooseSpaces, findViewExcesses, knownBlocks } from '../slack-limits.ts';
import { grid, longText, sheet } from './samples.ts';

const selects = (view: ReturnType<typeof gradingView>) =>
  knownBlocks(view).flatMap((block) =>
    block.type === 'input' && block.element.type === 'static_select'
      ? [{ block, element: block.element }]
      : [],
  );

describe('gradingView', () => {
  it('offers each criterion with worded anchors, and dispatches each choice', () => {
    const found = selects(gradingView(sheet(), grid));
    expect(found.map(({ block }) => block.block_id)).toEqual(
      grid.criteria.map(({ id }) => `grade:SOC-012:${id}`),
    );
    expect(found.every(({ block }) => block.dispatch_action === true)).toBe(true);
    expect(found[0]?.element.options?.map(({ text }) => text.text)).toEqual([
      '5\u00a0: exemplaire',
      '4\u00a0: très bien',
      '3\u00a0: bien',
      '2\u00a0: passable',
      '1\u00a0: insuffisant',
      '0\u00a0: absent',
    ]);
  });

  it('restores the draft, a grade of 0 included', () => {
    const view = gradingView(sheet({ grades: { objectifs: 0, qualite: 4 }, comment: 'À revoir' }), grid);
    const initial = selects(view).map(({ element }) => element.initial_option?.value);
    expect(initial).toEqual(['0', undefined, undefined, undefined, undefined, undefined, '4']);
    expect(JSON.stringify(view)).toContain('"initial_value":"À revoir"');
  });

  it('says "Modifier la grille" once a version was submitted', () => {
    expect(gradingView(sheet(), grid).submit?.text).toBe('Valider la grille');
    expect(gradingView(sheet({ amending: true }), grid).submit?.text).toBe('Modifier la grille');
  });

  it('carries the entry in its metadata, and nothing else', () => {
    expect(gradingView(sheet({ grades: { objectifs: 3 } }), grid).private_metadata).toBe(
      '{"code":"SOC-012"}',
    );
  });

  it('says that a rehearsal is one', () => {
    expect(JSON.stringify(gradingView(sheet(), grid))).toContain('Répétition');
    expect(JSON.stringify(gradingView(sheet(), { ...grid, rehearsal: false }))).not.toContain('Répétition');
  });

  it('stays within Slack’s limits whatever a candidate or juror wrote, and calls nobody', () => {
    const entry = {
      code: 'SOC-012',
      title: longText,
      organisation: longText,
      category: longText,
      summary: longText,
    };
    const view = gradingView(
      sheet({ entry, comment: longText, videoUrl: 'https://example.org/files/b' }),
      grid,
    );
    expect(findViewExcesses(view)).toEqual([]);
    const marked = knownBlocks(view).filter(
      (block) => block.type === 'section' && block.text?.type === 'mrkdwn',
    );
    expect(JSON.stringify(marked)).not.toContain('<!channel>');
  });

  it('writes French with no-break spaces', () => {
    expect(findLooseSpaces(gradingView(sheet(), grid))).toEqual([]);
  });
});
