import { submitScoreSheet } from '@palmares/contest/acts/submit-score-sheet';
import type { SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { noticeView } from '../../blocks/notice-view.ts';
import { recordedView } from '../../blocks/recorded-view.ts';
import { staleText, strangerText } from '../../blocks/refusals.ts';
import type { Bot } from '../../bot.ts';
import { identify } from '../identify.ts';
import { loadRecusal } from '../load-recusal.ts';
import { readSheetMetadata } from '../read-metadata.ts';
import { readSheetState } from '../read-sheet-state.ts';
import { missingErrors, problemErrors, sheetRefusalView } from '../sheet-outcome.ts';

/** A juror submits or amends a score sheet: checked and written before the ack, which carries what is wrong by field. */
export const submitSheet =
  (bot: Bot) =>
  async ({ ack, body, view }: SlackViewMiddlewareArgs<ViewSubmitAction>): Promise<void> => {
    const { contest } = bot;
    const { rehearsal, edition } = contest;
    const update = (next: Parameters<typeof noticeView>[0]) =>
      ack({ response_action: 'update', view: noticeView(next, rehearsal) });
    const code = readSheetMetadata(view.private_metadata)?.code;
    if (code === undefined) return update({ title: 'Grille d’analyse', text: staleText });
    const known = await identify(contest, body.user.id);
    if (known === null) return update({ title: `Grille ${code}`, text: strangerText(edition) });
    const state = readSheetState(view.state.values, code, edition.criteria);
    if (state.conflict) {
      return ack({ response_action: 'update', view: await loadRecusal(bot, known, code) });
    }
    if (state.malformed.length > 0) {
      return ack({ response_action: 'errors', errors: missingErrors(code, state.malformed) });
    }
    const sheet = `${view.id}:${code}`;
    const outcome = await submitScoreSheet(contest, known.person, code, {
      grades: state.grades,
      comment: state.comment ?? '',
    });
    switch (outcome.kind) {
      case 'incomplete':
        return ack({ response_action: 'errors', errors: missingErrors(code, outcome.missing) });
      case 'invalid':
        return ack({ response_action: 'errors', errors: problemErrors(code, outcome.problems) });
      case 'submitted':
        bot.drafts.settle(sheet);
        await ack({
          response_action: 'update',
          view: recordedView({ code, version: outcome.version }, rehearsal),
        });
        bot.home.refresh(body.user.id);
        return;
      case 'grading-not-open':
      case 'grading-closed':
      case 'recused':
      case 'forbidden':
      case 'not-found':
        bot.drafts.settle(sheet);
        return ack({ response_action: 'update', view: sheetRefusalView(outcome, code, rehearsal) });
    }
  };
