import { readResidentBytes, watchMemory } from '@palmares/file-checks/resident-memory';
import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => vi.useRealTimers());

const lookOnce = (most: number, tell: () => void): Disposable => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const watch = watchMemory(process.pid, most, tell);
  vi.advanceTimersByTime(250);
  return watch;
};

test.skipIf(process.platform === 'win32')('who watches is told of too much memory', async () => {
  const told = Promise.withResolvers<string>();
  using _ = lookOnce(1000, () => told.resolve('too much'));
  expect(await told.promise).toBe('too much');
});

test('who has stopped watching meanwhile is told nothing', async () => {
  const tell = vi.fn();
  lookOnce(1000, tell)[Symbol.dispose]();
  await readResidentBytes(process.pid);
  expect(tell).not.toHaveBeenCalled();
});
