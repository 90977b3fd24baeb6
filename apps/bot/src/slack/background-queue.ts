import type { Logger } from '@palmares/runtime/log';
import { webApi } from '@slack/bolt';
import { describeError } from './describe-error.ts';

export type BackgroundJob = () => Promise<void>;

type Waiting = { readonly run: BackgroundJob; readonly attempt: number };

export type QueueOptions = {
  readonly log: Logger;
  /** Jobs that may start at once, and how many more each minute: Slack's tier for `views.*` is 100. */
  readonly burst?: number;
  readonly perMinute?: number;
  /** Waiting before a failed job's second attempt, in milliseconds; doubled each time. */
  readonly retryDelay?: number;
};

const ATTEMPTS = 6;

/**
 * What can wait, one at a time: only the newest job of a key is kept, the pace stays under Slack's limits, a rate limit
 * holds everything for as long as Slack asked, and a job that failed is tried again, six times in all.
 */
export class BackgroundQueue {
  readonly #options: Required<QueueOptions>;
  readonly #waiting = new Map<string, Waiting>();
  #tokens: number;
  #filledAt = performance.now();
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #heldUntil = 0;

  constructor(options: QueueOptions) {
    this.#options = { burst: 30, perMinute: 90, retryDelay: 500, ...options };
    this.#tokens = this.#options.burst;
  }

  /** Adds a job, in place of one with the same key that has not begun; an urgent one goes first. */
  add(key: string, run: BackgroundJob, options: { urgent?: boolean } = {}): void {
    const first = { run, attempt: 1 };
    if (options.urgent === true) {
      const rest = [...this.#waiting].filter(([other]) => other !== key);
      this.#waiting.clear();
      this.#waiting.set(key, first);
      for (const [other, job] of rest) this.#waiting.set(other, job);
    } else {
      this.#waiting.set(key, first);
    }
    this.#wake(0);
  }

  /** Ends what has begun and gives up what has not: it can be done again at the next start. */
  async stop(): Promise<void> {
    this.#waiting.clear();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#heldUntil = Number.POSITIVE_INFINITY;
    await this.#running;
  }

  #wake(delay: number): void {
    if (this.#running !== null || this.#waiting.size === 0 || this.#heldUntil === Number.POSITIVE_INFINITY)
      return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    const held = Math.max(delay, this.#heldUntil - performance.now(), this.#untilToken());
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#running = this.#runNext().finally(() => {
        this.#running = null;
        this.#wake(0);
      });
    }, held);
  }

  #untilToken(): number {
    const { burst, perMinute } = this.#options;
    const now = performance.now();
    this.#tokens = Math.min(burst, this.#tokens + ((now - this.#filledAt) * perMinute) / 60_000);
    this.#filledAt = now;
    return this.#tokens >= 1 ? 0 : ((1 - this.#tokens) * 60_000) / perMinute;
  }

  async #runNext(): Promise<void> {
    const next = this.#waiting.entries().next().value;
    if (next === undefined) return;
    const [key, job] = next;
    this.#waiting.delete(key);
    this.#tokens -= 1;
    try {
      await job.run();
    } catch (error) {
      this.#failed(key, job, error);
    }
  }

  #failed(key: string, job: Waiting, error: unknown): void {
    const { log, retryDelay } = this.#options;
    if (error instanceof webApi.WebAPIRateLimitedError) {
      this.#heldUntil = performance.now() + error.retryAfter * 1000;
      log.warn({ seconds: error.retryAfter }, 'Slack limits the rate; background work waits');
    } else if (error instanceof webApi.WebAPIPlatformError || job.attempt >= ATTEMPTS) {
      log.error({ fault: describeError(error), attempt: job.attempt }, 'background work given up');
      return;
    } else {
      this.#heldUntil = performance.now() + retryDelay * 2 ** (job.attempt - 1);
    }
    // A newer job of the same key, added meanwhile, replaces this one.
    if (!this.#waiting.has(key)) this.#waiting.set(key, { run: job.run, attempt: job.attempt + 1 });
  }
}
