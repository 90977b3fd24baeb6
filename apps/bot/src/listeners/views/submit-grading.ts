import { setGrading } from '@palmares/contest/acts/set-grading';
import { viewProgress } from '@palmares/contest/views/progress';
import type { SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { noticeView } from '../../blocks/notice-view.ts';
import { secretariatOnlyText, staleText, strangerText } from '../../blocks/refusals.ts';
import type { Bot } from '../../bot.ts';
import { countWords } from '../../text/count-words.ts';
import { escapeText } from '../../text/escape-text.ts';
import { identify, type Known } from '../identify.ts';
import { readGradingMetadata } from '../read-metadata.ts';

/** Everyone concerned sees their Home anew: the one who decided, and the category's jurors. */
const refreshHomes = async (bot: Bot, { person }: Known, slug: string): Promise<void> => {
  bot.home.refresh(person.slackUserId);
  const progress = await viewProgress(bot.contest, person, slug);
  if (progress.kind !== 'progress') return;
  for (const juror of progress.categories.flatMap(({ jurors }) => jurors))
    bot.home.refresh(juror.slackUserId);
};

/** The secretariat confirms: grading opens or closes, once, before the ack. */
export const submitGrading =
  (bot: Bot) =>
  async ({ ack, body, view }: SlackViewMiddlewareArgs<ViewSubmitAction>): Promise<void> => {
    const { contest } = bot;
    const show = (text: string) =>
      ack({ response_action: 'update', view: noticeView({ title: 'Notation', text }, contest.rehearsal) });
    const asked = readGradingMetadata(view.private_metadata);
    if (asked === null) return show(staleText);
    const known = await identify(contest, body.user.id);
    if (known === null) return show(strangerText(contest.edition));
    const { slug, open } = asked;
    const name = escapeText(
      contest.edition.categories.find((category) => category.slug === slug)?.name ?? slug,
    );
    const outcome = await setGrading(contest, known.person, slug, open);
    switch (outcome.kind) {
      case 'changed':
        await show(
          `*La notation est ${open ? 'ouverte' : 'close'}\u00a0: ${name}.*\n${countWords(outcome.entries, 'dossier', 'dossiers')}, ${countWords(outcome.jurors, 'juré', 'jurés')}.`,
        );
        return refreshHomes(bot, known, slug);
      case 'unchanged':
        return show(`La notation était déjà ${open ? 'ouverte' : 'fermée'}\u00a0: ${name}. Rien n’a changé.`);
      case 'forbidden':
      case 'not-found':
        return show(secretariatOnlyText);
    }
  };
