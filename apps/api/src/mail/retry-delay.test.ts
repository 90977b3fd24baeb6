import { expect, test } from 'vitest';
import { retryDelay } from './retry-delay.ts';

const seconds = (attempts: number, random: number) =>
  retryDelay(attempts, random)?.total({ unit: 'seconds' }) ?? null;

test('delays double from five seconds up to six hours, spread by a fifth', () => {
  expect([1, 2, 3].map((attempts) => seconds(attempts, 0.5))).toEqual([5, 10, 20]);
  expect(seconds(1, 0)).toBe(4);
  expect(seconds(1, 0.999_999)).toBeCloseTo(6, 3);
  expect(seconds(15, 0.5)).toBe(21_600);
});

test('a message is given up three days after its first attempt', () => {
  const delays: number[] = [];
  for (let attempts = 1; ; attempts += 1) {
    const delay = seconds(attempts, 0.5);
    if (delay === null) break;
    delays.push(delay);
  }
  const days = delays.reduce((sum, delay) => sum + delay, 0) / 86_400;
  expect(days).toBeGreaterThan(2.75);
  expect(days).toBeLessThan(3.25);
});
