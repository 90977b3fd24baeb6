import { saveDraft } from '@palmares/contest/acts/save-draft';
import type { Bot } from '../../bot.ts';
import { replaceView } from '../../slack/show-view.ts';
import { countWords } from '../../text/count-words.ts';
import { type ActionArgs, modalOf } from '../action-args.ts';
import { identify } from '../identify.ts';
import { loadSheet } from '../load-sheet.ts';
import { readSheetMetadata } from '../read-metadata.ts';
import { readSheetState } from '../read-sheet-state.ts';
import { sheetRefusalView } from '../sheet-outcome.ts';

/** "Enregistrer le brouillon": all that stands in the window is saved, and the window says so. */
export const saveSheetDraft =
  (bot: Bot) =>
  async ({ ack, body }: ActionArgs): Promise<void> => {
    const { contest } = bot;
    const { criteria } = contest.edition;
    const modal = modalOf(body);
    const code = modal === null ? undefined : readSheetMetadata(modal.metadata)?.code;
    const known = await identify(contest, body.user.id);
    if (modal === null || code === undefined || known === null) return ack();
    const { grades, comment } = readSheetState(modal.values, code, criteria);
    bot.drafts.forget(`${modal.id}:${code}`);
    const outcome = await saveDraft(contest, known.person, code, {
      grades,
      ...(comment === null ? {} : { comment }),
    });
    await ack();
    switch (outcome.kind) {
      case 'saved': {
        bot.home.refresh(body.user.id);
        const count = Object.keys(outcome.sheet.grades).length;
        const notice = `Brouillon enregistré\u00a0: ${countWords(count, 'critère noté', 'critères notés')} sur ${criteria.length}.`;
        return replaceView(bot, modal, await loadSheet(bot, known, code, notice));
      }
      case 'invalid':
        return replaceView(
          bot,
          modal,
          await loadSheet(
            bot,
            known,
            code,
            'Une note n’est pas dans le barème\u00a0: rien n’a été enregistré.',
          ),
        );
      case 'grading-not-open':
      case 'grading-closed':
      case 'recused':
      case 'forbidden':
      case 'not-found':
        return replaceView(bot, modal, sheetRefusalView(outcome, code, contest.rehearsal));
    }
  };
