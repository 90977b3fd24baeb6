import { describe, expect, it } from 'vitest';
import { categoryChoice } from '../../src/blocks/category-choice.ts';
import { chooseEntryView } from '../../src/blocks/choose-entry-view.ts';
import { closedSheetView } from '../../src/blocks/closed-sheet-view.ts';
import { confirmGradingView } from '../../src/blocks/confirm-grading-view.ts';
import type { Message } from '../../src/blocks/elements.ts';
import { helpMessage } from '../../src/blocks/help-message.ts';
import { ownGradesMessage } from '../../src/blocks/own-grades-message.ts';
import { progressDetail, progressOverview } from '../../src/blocks/progress-message.ts';
import { queueMessage } from '../../src/blocks/queue-message.ts';
import { rankingMessage } from '../../src/blocks/ranking-message.ts';
import { recordedView } from '../../src/blocks/recorded-view.ts';
import { recusalView } from '../../src/blocks/recusal-view.ts';
import { findExcesses, findLooseSpaces, findViewExcesses } from '../slack-limits.ts';
import { categories, desk, grid, item, longText } from './samples.ts';

const jury = {
  slug: 'innovation-sociale',
  name: 'Innovation sociale',
  gradingOpen: true,
  entries: 12,
  expected: 96,
  submitted: 40,
  drafts: 3,
  recused: 1,
};

const ranked = (index: number) => ({
  code: `SOC-${index}`,
  title: longText,
  rank: index + 1,
  tied: true,
  provisional: true,
  acrossCutLine: true,
  mark: '15,71',
  submitted: 3,
  expected: 8,
});

const juror = (index: number) => ({
  name: `${longText} ${index}`,
  expected: 40,
  submitted: 3,
  drafts: 1,
  recused: 0,
  lastActivityAt: index % 2 === 0 ? null : Temporal.Instant.from('2022-04-12T10:00:00Z'),
});

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

const messages: Readonly<Record<string, Message>> = {
  help: helpMessage({ juror: true, secretariat: true }),
  queue: queueMessage(
    desk(
      many(300, () => item({ title: longText })),
      0,
      300,
    ),
  ),
  choice: categoryChoice('Laquelle\u00a0?', categories, 'show-ranking'),
  overview: progressOverview(many(6, () => jury)),
  detail: progressDetail(jury, many(400, juror)),
  ranking: rankingMessage('Innovation sociale', many(500, ranked), 20),
  own: ownGradesMessage(
    many(500, (index) => ({ code: `SOC-${index}`, title: longText, total: '15,71' })),
    20,
  ),
};

const views = {
  recusal: recusalView(
    { code: 'SOC-012', title: longText, organisation: longText, graded: 7, submitted: true },
    true,
  ),
  choose: chooseEntryView(many(300, (index) => ({ code: `SOC-${index}`, title: longText }))),
  closed: closedSheetView(
    {
      entry: { code: 'SOC-012', title: longText, category: longText },
      grades: { objectifs: 4 },
      submitted: true,
      comment: longText,
      state: 'grading-closed',
    },
    grid,
  ),
  confirm: confirmGradingView(
    { ...jury, open: false, jurors: many(300, (index) => `${longText} ${index}`) },
    true,
  ),
  recorded: recordedView({ code: 'SOC-012', version: 2 }, true),
};

describe('messages', () => {
  it.each(Object.entries(messages))('%s stays within Slack’s limits and has a text', (_, message) => {
    expect(findExcesses(message.blocks, 50)).toEqual([]);
    expect(message.text.length).toBeGreaterThan(0);
  });

  it('shows the ranking of a whole category of 300 entries', () => {
    const blocks = JSON.stringify(rankingMessage('Innovation sociale', many(300, ranked), 20).blocks);
    expect(blocks).toContain('SOC-299');
  });

  it('marks ties, provisional ranks and the cut line in words', () => {
    const text = JSON.stringify(rankingMessage('Innovation sociale', [ranked(2)], 20).blocks);
    expect(text).toContain('3e ex æquo');
    expect(text).toContain('rang provisoire');
    expect(text).toContain('égalité à la limite des finalistes');
  });

  it('says that an entry without a submitted sheet has no rank', () => {
    const text = JSON.stringify(
      rankingMessage('X', [{ ...ranked(0), rank: null, mark: null, tied: false }], 20).blocks,
    );
    expect(text).toContain('Non classé');
    expect(text).not.toContain('null');
  });

  it('names nobody else’s work among a juror’s own grades', () => {
    const { blocks } = ownGradesMessage([{ code: 'SOC-001', title: 'Un titre', total: '12,00' }], 20);
    expect(JSON.stringify(blocks)).toContain('*12,00 / 20* – SOC-001 Un titre');
  });
});

describe('views', () => {
  it.each(Object.entries(views))('%s stays within Slack’s limits', (_, view) => {
    expect(findViewExcesses(view)).toEqual([]);
  });

  it('says how many grades a recusal voids', () => {
    const subject = { code: 'SOC-1', title: 'T', organisation: 'O' };
    const words = (graded: number, submitted: boolean) =>
      JSON.stringify(recusalView({ ...subject, graded, submitted }, false).blocks);
    expect(words(7, true)).toContain('annulera *7\u00a0notes*');
    expect(words(3, false)).toContain('*3\u00a0notes*');
    expect(words(0, false)).toContain('aucune ne sera annulée');
  });

  it('asks before grading closes, with counts and names', () => {
    const view = confirmGradingView({ ...jury, open: false, jurors: ['Anne', 'Bruno', 'Chloé'] }, false);
    const text = JSON.stringify(view.blocks);
    expect(text).toContain('12\u00a0dossiers recevables');
    expect(text).toContain('3\u00a0jurés\u00a0: Anne, Bruno et Chloé');
    expect(text).toContain('40\u00a0grilles sont validées sur 96');
    expect(view.submit?.text).toBe('Clore la notation');
  });
});

describe('French', () => {
  it('has no-break spaces before high punctuation', () => {
    const own = [
      helpMessage({ juror: true, secretariat: true }),
      categoryChoice('Q\u00a0?', categories, 'x'),
    ];
    expect(findLooseSpaces([...own, recordedView({ code: 'SOC-1', version: 1 }, true)])).toEqual([]);
  });
});
