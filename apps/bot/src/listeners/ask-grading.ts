import { viewProgress } from '@palmares/contest/views/progress';
import type { RespondFn, types } from '@slack/bolt';
import { categoryChoice } from '../blocks/category-choice.ts';
import { confirmGradingView } from '../blocks/confirm-grading-view.ts';
import { ACTIONS } from '../blocks/ids.ts';
import { noticeView } from '../blocks/notice-view.ts';
import { secretariatOnlyText, unknownCategoryText } from '../blocks/refusals.ts';
import type { Bot } from '../bot.ts';
import { openAndFill } from '../slack/show-view.ts';
import { tellByResponse } from '../slack/tell.ts';
import { escapeText } from '../text/escape-text.ts';
import { findCategory } from '../text/find-category.ts';
import { type CommandAnswer, say } from './answer-command.ts';
import type { Known } from './identify.ts';

const TITLE = 'Notation';

/** The window that asks before a category's grading opens or closes, or says why there is nothing to ask. */
export const loadGradingChange = async (
  bot: Bot,
  known: Known,
  slug: string,
  open: boolean,
): Promise<types.ModalView> => {
  const { contest } = bot;
  const progress = await viewProgress(contest, known.person, slug);
  const jury = progress.kind === 'progress' ? progress.categories[0] : undefined;
  if (jury === undefined) return noticeView({ title: TITLE, text: secretariatOnlyText }, contest.rehearsal);
  if (jury.gradingOpen === open) {
    const text = `La notation est déjà ${open ? 'ouverte' : 'fermée'}\u00a0: ${escapeText(jury.name)}.`;
    return noticeView({ title: TITLE, text }, contest.rehearsal);
  }
  const jurors = jury.jurors.map(({ name }) => name);
  return confirmGradingView({ ...jury, open, jurors }, contest.rehearsal);
};

/** `/gpi ouvrir` and `/gpi clore`: a window for the category that was named, else a choice of categories. */
export const askGrading = (
  bot: Bot,
  known: Known,
  {
    typed,
    open,
    triggerId,
    respond,
  }: { typed: string; open: boolean; triggerId: string; respond: RespondFn },
): CommandAnswer => {
  if (!known.secretariat) return say(secretariatOnlyText);
  const { categories } = bot.contest.edition;
  const category = findCategory(categories, typed);
  if (category === null) {
    const question =
      typed === ''
        ? `De quelle catégorie voulez-vous ${open ? 'ouvrir' : 'clore'} la notation\u00a0?`
        : unknownCategoryText(typed);
    const value = (slug: string): string => `${slug}:${open ? 'open' : 'close'}`;
    return say(categoryChoice(question, categories, ACTIONS.askGrading, value));
  }
  return {
    kind: 'window',
    open: () =>
      openAndFill(bot, { triggerId, title: TITLE, tell: tellByResponse(bot, respond) }, () =>
        loadGradingChange(bot, known, category.slug, open),
      ),
  };
};
