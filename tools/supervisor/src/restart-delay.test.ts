import { expect, test } from 'vitest';
import { restartDelay, usualDelays } from './restart-delay.ts';

test('the delay doubles from one second to half a minute', () => {
  const seconds = [1, 2, 3, 4, 5, 6, 50].map((restart) => restartDelay(restart, usualDelays) / 1000);
  expect(seconds).toEqual([1, 2, 4, 8, 16, 30, 30]);
});
