import { viewRanking } from '@palmares/contest/views/category-ranking';
import { viewProgress } from '@palmares/contest/views/progress';
import { viewOwnGrades } from '@palmares/contest/views/score-sheet';
import { categoryChoice } from '../blocks/category-choice.ts';
import { type Message, paragraph } from '../blocks/elements.ts';
import { ACTIONS } from '../blocks/ids.ts';
import { ownGradesMessage } from '../blocks/own-grades-message.ts';
import { progressDetail, progressOverview } from '../blocks/progress-message.ts';
import { queueMessage } from '../blocks/queue-message.ts';
import { rankingMessage } from '../blocks/ranking-message.ts';
import {
  jurorsOnlyText,
  otherJuryText,
  secretariatOnlyText,
  unknownCategoryText,
} from '../blocks/refusals.ts';
import type { Bot } from '../bot.ts';
import { findCategory } from '../text/find-category.ts';
import type { Known } from './identify.ts';
import { loadDesk } from './load-desk.ts';

/** `/gpi file`. */
export const loadQueueMessage = async (bot: Bot, known: Known): Promise<Message> => {
  const desk = await loadDesk(bot, known);
  return desk === null ? paragraph(jurorsOnlyText) : queueMessage(desk);
};

/** `/classement`: the ranking for the secretariat, own grades for a juror of that category. */
export const loadRankingMessage = async (bot: Bot, known: Known, typed: string): Promise<Message> => {
  const { categories, shownOutOf } = bot.contest.edition;
  if (!known.secretariat && known.juries.length === 0) return paragraph(jurorsOnlyText);
  const category = findCategory(categories, typed);
  if (typed.trim() !== '' && category === null) {
    return categoryChoice(unknownCategoryText(typed.trim()), categories, ACTIONS.showRanking);
  }
  const grades = known.juries.length > 0 && (category === null || known.juries.includes(category.slug));
  // A member of the secretariat who also grades a category is one of its jurors: nobody else's grades, then.
  if (grades || !known.secretariat) {
    const own = await viewOwnGrades(bot.contest, known.person, category?.slug);
    return own.kind === 'own-grades' ? ownGradesMessage(own.items, shownOutOf) : paragraph(otherJuryText);
  }
  if (category === null) {
    return categoryChoice(
      'De quelle catégorie voulez-vous voir le classement\u00a0?',
      categories,
      ACTIONS.showRanking,
    );
  }
  const ranking = await viewRanking(bot.contest, known.person, category.slug);
  return ranking.kind === 'ranking'
    ? rankingMessage(category.name, ranking.ranking.entries, shownOutOf)
    : paragraph(secretariatOnlyText);
};

/** `/avancement`, of one category or of all. */
export const loadProgressMessage = async (bot: Bot, known: Known, typed: string): Promise<Message> => {
  if (!known.secretariat) return paragraph(secretariatOnlyText);
  const { categories } = bot.contest.edition;
  const category = findCategory(categories, typed);
  if (typed.trim() !== '' && category === null) {
    return categoryChoice(unknownCategoryText(typed.trim()), categories, ACTIONS.showProgress);
  }
  const progress = await viewProgress(bot.contest, known.person, category?.slug);
  if (progress.kind !== 'progress') return paragraph(secretariatOnlyText);
  const jury = progress.categories[0];
  return category === null || jury === undefined
    ? progressOverview(progress.categories)
    : progressDetail(jury, jury.jurors);
};
