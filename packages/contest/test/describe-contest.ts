import { afterAll, beforeAll, describe } from 'vitest';
import { openTestContest, type TestContest, testDatabases } from '../src/testing.ts';

/** Where the clock of each contest stands at first. */
export const BEGIN = '2022-03-14T09:00:00Z';

/** Declares tests that share one contest, on each database. It is there once they run. */
export function describeContest(
  declare: (t: Omit<TestContest, keyof AsyncDisposable>, database: (typeof testDatabases)[number]) => void,
): void {
  describe.each(testDatabases)('$name', (database) => {
    let opened: TestContest;
    beforeAll(async () => {
      opened = await openTestContest(BEGIN, database);
    });
    afterAll(() => opened[Symbol.asyncDispose]());
    const t = {
      get contest() {
        return opened.contest;
      },
      get databaseUrl() {
        return opened.databaseUrl;
      },
      setClock: (instant: string) => opened.setClock(instant),
    };
    declare(t, database);
  });
}
