import { webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BackgroundQueue } from '../src/slack/background-queue.ts';
import { keepLog } from './receiver-rig.ts';

const open = (over: { burst?: number; perMinute?: number } = {}) => {
  const { log, lines } = keepLog();
  return { queue: new BackgroundQueue({ log, retryDelay: 1, ...over }), lines };
};

const platformError = (error: string) => new webApi.WebAPIPlatformError({ ok: false, error });

describe('BackgroundQueue', () => {
  it('runs one job at a time, and only the newest of a key', async () => {
    const { queue } = open();
    const ran: string[] = [];
    const first = Promise.withResolvers<void>();
    queue.add('a', async () => {
      ran.push('a1');
      await first.promise;
    });
    await expect.poll(() => ran).toEqual(['a1']);
    for (const name of ['b1', 'b2', 'b3']) queue.add('b', async () => void ran.push(name));
    first.resolve();
    await expect.poll(() => ran).toEqual(['a1', 'b3']);
  });

  it('takes an urgent job first', async () => {
    const { queue } = open();
    const ran: string[] = [];
    queue.add('a', async () => void ran.push('a'));
    queue.add('b', async () => void ran.push('b'));
    queue.add('c', async () => void ran.push('c'), { urgent: true });
    await expect.poll(() => ran).toEqual(['c', 'a', 'b']);
  });

  it('tries again what failed, and gives up after six attempts', async () => {
    const { queue, lines } = open();
    let attempts = 0;
    queue.add('a', async () => {
      attempts += 1;
      throw new Error('connection lost');
    });
    await expect.poll(() => lines.join('')).toContain('given up');
    expect(attempts).toBe(6);
  });

  it('does not repeat what Slack refuses for good', async () => {
    const { queue, lines } = open();
    let attempts = 0;
    queue.add('a', async () => {
      attempts += 1;
      throw platformError('invalid_blocks');
    });
    await expect.poll(() => lines.join('')).toContain('given up');
    expect(attempts).toBe(1);
  });

  describe('by the clock', () => {
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    });
    afterEach(() => {
      vi.useRealTimers();
    });

    it('waits as long as Slack asks, then does it', async () => {
      const { queue } = open();
      let attempts = 0;
      queue.add('a', async () => {
        attempts += 1;
        if (attempts === 1) throw new webApi.WebAPIRateLimitedError(30);
      });
      queue.add('b', async () => {});
      await vi.advanceTimersByTimeAsync(29_000);
      expect(attempts).toBe(1);
      await vi.advanceTimersByTimeAsync(2_000);
      expect(attempts).toBe(2);
    });

    it('keeps its pace once its burst is spent', async () => {
      const { queue } = open({ burst: 2, perMinute: 60 });
      let ran = 0;
      for (const key of ['a', 'b', 'c', 'd']) queue.add(key, async () => void (ran += 1));
      await vi.advanceTimersByTimeAsync(500);
      expect(ran).toBe(2);
      await vi.advanceTimersByTimeAsync(700);
      expect(ran).toBe(3);
      await vi.advanceTimersByTimeAsync(1_000);
      expect(ran).toBe(4);
    });
  });

  it('starts nothing more once it is stopped', async () => {
    const { queue } = open();
    let ran = 0;
    queue.add('a', async () => void (ran += 1));
    await queue.stop();
    queue.add('b', async () => void (ran += 1));
    expect(ran).toBe(0);
  });
});
