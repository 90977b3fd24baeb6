import { saveDraft } from '@palmares/contest/acts/save-draft';
import { z } from 'zod';
import type { Bot } from '../../bot.ts';
import { replaceView } from '../../slack/show-view.ts';
import { type ActionArgs, modalOf } from '../action-args.ts';
import { identify } from '../identify.ts';
import { loadSheet } from '../load-sheet.ts';
import { readSheetMetadata } from '../read-metadata.ts';
import { parseGrade, readSheetState } from '../read-sheet-state.ts';
import { sheetRefusalView } from '../sheet-outcome.ts';

const chosen = z.object({ block_id: z.string(), selected_option: z.object({ value: z.string() }) });

const WRONG_GRADE = 'La dernière note envoyée n’est pas dans le barème\u00a0: elle n’a pas été enregistrée.';

/** A juror chooses a grade: saved as a draft before the ack, so that closing the window loses nothing. */
export const chooseGrade =
  (bot: Bot) =>
  async ({ ack, action, body }: ActionArgs): Promise<void> => {
    const { contest } = bot;
    const modal = modalOf(body);
    const code = modal === null ? undefined : readSheetMetadata(modal.metadata)?.code;
    const known = await identify(contest, body.user.id);
    const read = chosen.safeParse(action);
    if (modal === null || code === undefined || known === null || !read.success) return ack();
    const sheet = `${modal.id}:${code}`;
    const criterion = read.data.block_id.split(':')[2] ?? '';
    const grade = parseGrade(read.data.selected_option.value);
    if (bot.drafts.isSettled(sheet)) return ack();
    if (grade === null) {
      await ack();
      return replaceView(bot, modal, await loadSheet(bot, known, code, WRONG_GRADE));
    }
    const { comment } = readSheetState(modal.values, code, contest.edition.criteria);
    // An empty comment here may be one that Slack doesn't tell: it must not wipe what was kept.
    const withComment = comment === null || comment === '' ? {} : { comment };
    const outcome = await saveDraft(contest, known.person, code, {
      grades: { [criterion]: grade },
      ...withComment,
    });
    if (outcome.kind === 'saved') bot.drafts.forget(sheet);
    await ack();
    switch (outcome.kind) {
      case 'saved':
        bot.home.refresh(body.user.id);
        return;
      case 'invalid':
        return replaceView(bot, modal, await loadSheet(bot, known, code, WRONG_GRADE));
      case 'grading-not-open':
      case 'grading-closed':
      case 'recused':
      case 'forbidden':
      case 'not-found':
        return replaceView(bot, modal, sheetRefusalView(outcome, code, contest.rehearsal));
    }
  };
