import type { Contest } from '@palmares/contest/contest';
import type { Logger } from '@palmares/runtime/log';
import type { HomePublisher } from './home-publisher.ts';
import type { BackgroundQueue } from './slack/background-queue.ts';
import type { DraftKeeper } from './slack/draft-keeper.ts';
import type { UnderWay } from './slack/under-way.ts';
import type { SlackApi } from './slack/web-api.ts';

/** What the listeners work with. */
export type Bot = {
  readonly contest: Contest;
  readonly log: Logger;
  /** Where links to files begin; no slash at its end. */
  readonly publicUrl: string;
  readonly api: SlackApi;
  readonly queue: BackgroundQueue;
  readonly home: HomePublisher;
  readonly drafts: DraftKeeper;
  readonly underWay: UnderWay;
};
