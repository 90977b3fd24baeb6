import type { App } from '@slack/bolt';
import { ACTIONS, VIEWS } from '../blocks/ids.ts';
import type { Bot } from '../bot.ts';
import { askCategoryGrading } from './actions/ask-grading.ts';
import { chooseGrade } from './actions/choose-grade.ts';
import { declareConflict } from './actions/declare-conflict.ts';
import { nextEntry } from './actions/next-entry.ts';
import { openEntry } from './actions/open-entry.ts';
import { openFile } from './actions/open-file.ts';
import { saveSheetDraft } from './actions/save-draft.ts';
import { showDates, showProgress, showQueue, showRanking } from './actions/show-messages.ts';
import { turnPage } from './actions/turn-page.ts';
import { writeComment } from './actions/write-comment.ts';
import { avancement } from './commands/avancement.ts';
import { classement } from './commands/classement.ts';
import { gpi } from './commands/gpi.ts';
import { noter } from './commands/noter.ts';
import { recuser } from './commands/recuser.ts';
import { appHomeOpened } from './events/app-home-opened.ts';
import { chooseRecusedEntry } from './views/choose-recused-entry.ts';
import { closeSheet } from './views/close-score-sheet.ts';
import { submitGrading } from './views/submit-grading.ts';
import { submitRecusal } from './views/submit-recusal.ts';
import { submitSheet } from './views/submit-score-sheet.ts';

/** An action that stands several times in one block is numbered: `turn-page:on`. */
const any = (action: string): RegExp => new RegExp(`^${action}(:|$)`);

/** Every route from Slack, on one page. */
export const registerListeners = (app: App, bot: Bot): void => {
  app.command('/noter', noter(bot));
  app.command('/gpi', gpi(bot));
  app.command('/recuser', recuser(bot));
  app.command('/classement', classement(bot));
  app.command('/avancement', avancement(bot));

  app.action(ACTIONS.openEntry, openEntry(bot));
  app.action(ACTIONS.nextEntry, nextEntry(bot));
  app.action(ACTIONS.chooseGrade, chooseGrade(bot));
  app.action(ACTIONS.writeComment, writeComment(bot));
  app.action(ACTIONS.saveDraft, saveSheetDraft(bot));
  app.action(ACTIONS.declareConflict, declareConflict(bot));
  app.action(any(ACTIONS.openFile), openFile());
  app.action(any(ACTIONS.turnPage), turnPage(bot));
  app.action(any(ACTIONS.askGrading), askCategoryGrading(bot));
  app.action(any(ACTIONS.showRanking), showRanking(bot));
  app.action(any(ACTIONS.showProgress), showProgress(bot));
  app.action(ACTIONS.showQueue, showQueue(bot));
  app.action(ACTIONS.showDates, showDates(bot));

  app.view(VIEWS.scoreSheet, submitSheet(bot));
  app.view({ callback_id: VIEWS.scoreSheet, type: 'view_closed' }, closeSheet(bot));
  app.view(VIEWS.recusal, submitRecusal(bot));
  app.view(VIEWS.chooseEntry, chooseRecusedEntry(bot));
  app.view(VIEWS.grading, submitGrading(bot));

  app.event('app_home_opened', appHomeOpened(bot));
};
