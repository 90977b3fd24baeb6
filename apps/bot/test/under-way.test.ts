import { expect, it } from 'vitest';
import { UnderWay } from '../src/slack/under-way.ts';

it('waits for what is under way, failures included, and for nothing else', async () => {
  const underWay = new UnderWay();
  await underWay.settled();
  const first = Promise.withResolvers<string>();
  const second = Promise.withResolvers<string>();
  const tracked = [underWay.track(first.promise), underWay.track(second.promise)];
  let settled = false;
  const waiting = underWay.settled().then(() => (settled = true));
  first.resolve('done');
  expect(await tracked[0]).toBe('done');
  expect(settled).toBe(false);
  second.reject(new Error('failed'));
  await expect(tracked[1]).rejects.toThrow('failed');
  await waiting;
  expect(settled).toBe(true);
});
