import { signRequest } from '@palmares/workspace/slack/delivery/sign-request';
import type { LocalSlack } from '@palmares/workspace/slack/local-slack';
import { SECRET, type Stage } from './bot-stage.ts';

export type View = NonNullable<ReturnType<LocalSlack['homeView']>>;

/** The modal on top of someone's stack, once it shows what is looked for. */
export const waitForModal = (slack: LocalSlack, memberId: string, found: string | RegExp): Promise<View> =>
  slack.until(() => {
    const view = slack.openViews(memberId).at(-1);
    if (view === undefined) return undefined;
    const text = JSON.stringify(view);
    return (typeof found === 'string' ? text.includes(found) : found.test(text)) ? view : undefined;
  });

/** Opens the grading modal of an entry by its command. */
export const openSheet = async (stage: Stage, memberId: string, code: string): Promise<View> => {
  await stage.slack.command(memberId, '/noter', code);
  return waitForModal(stage.slack, memberId, `grade:${code}:`);
};

export const criteriaOf = ({ contest }: Stage): string[] => contest.edition.criteria.map(({ id }) => id);

/** What a person enters to grade every criterion alike. */
export const allGrades = (stage: Stage, code: string, points: number) =>
  Object.fromEntries(
    criteriaOf(stage).map((criterion) => [`grade:${code}:${criterion}`, { 'choose-grade': String(points) }]),
  );

/** The grades chosen in a view, by criterion. */
export const chosenIn = (view: View): Record<string, string> =>
  Object.fromEntries(
    Object.entries(view.state.values).flatMap(([blockId, elements]) => {
      const state = elements['choose-grade'];
      return state?.type === 'static_select' && state.selected_option !== null
        ? [[blockId.split(':')[2] ?? '', state.selected_option.value]]
        : [];
    }),
  );

/** Sends the bot a signed interaction that no honest Slack would send. */
export const sendForged = (stage: Stage, payload: unknown): Promise<Response> => {
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return fetch(`${stage.botAddress()}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...signRequest(SECRET, body, Date.now()),
    },
    body,
  });
};

/** The head of an interaction's payload. */
export const payloadHead = (memberId: string) => ({
  user: { id: memberId, username: memberId, name: memberId, team_id: 'T1' },
  team: { id: 'T1', domain: 'stage' },
  api_app_id: 'A1',
  token: 'x',
  trigger_id: '1.2.3',
});

/** The text of a person's Home, once it shows what is looked for. */
export const waitForHome = (slack: LocalSlack, memberId: string, found: string): Promise<View> =>
  slack.until(() => {
    const home = slack.homeView(memberId);
    return home !== undefined && JSON.stringify(home).includes(found) ? home : undefined;
  });

/** All that a person can read just now: modals, Home and conversations. */
export const readableBy = (slack: LocalSlack, memberId: string): string =>
  JSON.stringify([
    slack.openViews(memberId),
    slack.homeView(memberId) ?? null,
    slack.channels(memberId).map(({ id }) => slack.messages(id, memberId)),
  ]);
