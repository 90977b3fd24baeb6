import { viewEntries } from '@palmares/contest/views/entries';
import { viewProgress } from '@palmares/contest/views/progress';
import type { Home } from './blocks/home-view.ts';
import { homeView } from './blocks/home-view.ts';
import { strangerText } from './blocks/refusals.ts';
import type { Bot } from './bot.ts';
import { identify, type Known } from './listeners/identify.ts';
import { loadDesk } from './listeners/load-desk.ts';

/** How many waiting entries are counted exactly. */
const COUNTED = 500;
/** How many people's pages are remembered. */
const PAGES = 1_000;

/** Publishes App Homes in the background, the newest state of each person's once. */
export class HomePublisher {
  readonly #pages = new Map<string, number>();
  readonly #bot: () => Bot;

  constructor(bot: () => Bot) {
    this.#bot = bot;
  }

  /** The person acted, or the contest changed for them: their Home is shown anew. */
  refresh(slackUserId: string): void {
    this.#bot().queue.add(`home:${slackUserId}`, () => this.#publish(slackUserId));
  }

  /** The person looks at their Home now, at this page of it. */
  show(slackUserId: string, page = 0): void {
    this.#pages.delete(slackUserId);
    if (page > 0) this.#pages.set(slackUserId, page);
    const oldest = this.#pages.keys().next().value;
    if (this.#pages.size > PAGES && oldest !== undefined) this.#pages.delete(oldest);
    this.#bot().queue.add(`home:${slackUserId}`, () => this.#publish(slackUserId), { urgent: true });
  }

  async #publish(slackUserId: string): Promise<void> {
    const { contest, api } = this.#bot();
    const known = await identify(contest, slackUserId);
    const home = await this.#load(known);
    await api.background.views.publish({
      user_id: slackUserId,
      view: homeView(home, { page: this.#pages.get(slackUserId) ?? 0, rehearsal: contest.rehearsal }),
    });
  }

  async #load(known: Known | null): Promise<Home> {
    const bot = this.#bot();
    if (known === null) return { kind: 'stranger', text: strangerText(bot.contest.edition) };
    const [juror, secretariat] = await Promise.all([
      loadDesk(bot, known),
      known.secretariat ? this.#loadSecretariat(known) : null,
    ]);
    return { kind: 'member', juror, secretariat };
  }

  async #loadSecretariat({ person }: Known): Promise<Extract<Home, { kind: 'member' }>['secretariat']> {
    const { contest } = this.#bot();
    const [progress, pending] = await Promise.all([
      viewProgress(contest, person),
      viewEntries(contest, person, { screening: 'pending', limit: COUNTED }),
    ]);
    if (progress.kind !== 'progress' || pending.kind !== 'entries') return null;
    return {
      juries: progress.categories,
      waiting: { screening: pending.items.length, more: pending.next !== null },
    };
  }
}
