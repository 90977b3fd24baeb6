import { viewScoreSheet } from '@palmares/contest/views/score-sheet';
import type { types } from '@slack/bolt';
import { chooseEntryView } from '../blocks/choose-entry-view.ts';
import { noticeView } from '../blocks/notice-view.ts';
import { recusalView } from '../blocks/recusal-view.ts';
import { unknownEntryText } from '../blocks/refusals.ts';
import type { Bot } from '../bot.ts';
import type { Known } from './identify.ts';
import { loadDesk } from './load-desk.ts';

const TITLE = 'Déport';

/** The recusal's modal for an entry, which says how many of the juror's own grades it voids. */
export const loadRecusal = async (bot: Bot, { person }: Known, asked: string): Promise<types.ModalView> => {
  const { contest } = bot;
  const sheet = await viewScoreSheet(contest, person, asked);
  switch (sheet.kind) {
    case 'forbidden':
    case 'not-found':
      return noticeView({ title: TITLE, text: unknownEntryText(asked) }, contest.rehearsal);
    case 'recused':
      return noticeView({ title: TITLE, text: 'Vous êtes déjà déporté de ce dossier.' }, contest.rehearsal);
    case 'score-sheet': {
      const { code, title, organisation } = sheet.entry;
      const graded = Object.keys(sheet.sheet.grades).length;
      const submitted = sheet.sheet.submittedVersion !== null;
      return recusalView({ code, title, organisation, graded, submitted }, contest.rehearsal);
    }
  }
};

/** Where the command came without a code: the juror's entries to choose from. */
export const loadRecusalChoice = async (bot: Bot, known: Known): Promise<types.ModalView> => {
  const desk = await loadDesk(bot, known);
  const entries = (desk?.items ?? []).filter((item) => item.state !== 'recused');
  return entries.length === 0
    ? noticeView(
        {
          title: TITLE,
          text: 'Aucun dossier ne vous est présenté\u00a0: il n’y a pas de déport à déclarer.',
        },
        bot.contest.rehearsal,
      )
    : chooseEntryView(entries);
};
