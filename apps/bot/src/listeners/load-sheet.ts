import { issueFileLink } from '@palmares/contest/file-links';
import { findNext, viewQueue } from '@palmares/contest/views/juror-queue';
import { viewScoreSheet } from '@palmares/contest/views/score-sheet';
import type { types } from '@slack/bolt';
import { closedSheetView } from '../blocks/closed-sheet-view.ts';
import { gradingView } from '../blocks/grading-view.ts';
import { noticeView } from '../blocks/notice-view.ts';
import { nothingLeftText, recusedText, unknownEntryText } from '../blocks/refusals.ts';
import type { Bot } from '../bot.ts';
import type { Known } from './identify.ts';

const TITLE = 'Grille d’analyse';

const fileUrl = async (
  bot: Bot,
  { person }: Known,
  code: string,
  kind: 'dossier' | 'video',
): Promise<string | null> => {
  const link = await issueFileLink(bot.contest, person, code, kind);
  return link.kind === 'issued' ? `${bot.publicUrl}/files/${link.token}` : null;
};

const categoryName = (bot: Bot, slug: string): string =>
  bot.contest.edition.categories.find((category) => category.slug === slug)?.name ?? slug;

/** The grading modal of an entry for one juror, or the reason why there is none, as a view. */
export const loadSheet = async (
  bot: Bot,
  known: Known,
  code: string,
  notice: string | null = null,
): Promise<types.ModalView> => {
  const { contest } = bot;
  const { criteria, scale } = contest.edition;
  const sheet = await viewScoreSheet(contest, known.person, code);
  switch (sheet.kind) {
    case 'forbidden':
    case 'not-found':
      return noticeView({ title: TITLE, text: unknownEntryText(code) }, contest.rehearsal);
    case 'recused':
      return noticeView({ title: TITLE, text: recusedText }, contest.rehearsal);
    case 'score-sheet': {
      const { submittedVersion, grades, comment } = sheet.sheet;
      const entry = { ...sheet.entry, category: categoryName(bot, sheet.entry.category) };
      const grid = { criteria, scale, rehearsal: contest.rehearsal };
      if (sheet.grading !== 'may-grade') {
        return closedSheetView(
          { entry, grades, comment, submitted: submittedVersion !== null, state: sheet.grading },
          grid,
        );
      }
      const [dossierUrl, videoUrl] = await Promise.all([
        fileUrl(bot, known, entry.code, 'dossier'),
        entry.hasVideo ? fileUrl(bot, known, entry.code, 'video') : null,
      ]);
      return gradingView(
        { entry, grades, comment, amending: submittedVersion !== null, dossierUrl, videoUrl, notice },
        grid,
      );
    }
  }
};

/** The modal of the next entry to grade, in the queue's order, after one of its entries or from its start. */
export const loadNextSheet = async (
  bot: Bot,
  known: Known,
  after: string | null,
): Promise<types.ModalView> => {
  const queue = await viewQueue(bot.contest, known.person);
  const next = queue.kind === 'queue' ? findNext(queue, after) : null;
  return next === null
    ? noticeView({ title: TITLE, text: nothingLeftText }, bot.contest.rehearsal)
    : loadSheet(bot, known, next);
};
