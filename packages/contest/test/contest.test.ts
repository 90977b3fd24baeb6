import { describe, expect, test } from 'vitest';
import { ContestMismatchError, openContest } from '../src/contest.ts';
import { editionPath, testDatabases } from '../src/testing.ts';

describe.each(testDatabases)('$name', ({ create }) => {
  test('a rehearsal keeps its clock for all processes, and runs on from there', async () => {
    const { url, drop } = await create();
    const clockStart = Temporal.Instant.from('2022-03-14T09:00:00Z');
    let real = Temporal.Instant.from('2026-11-22T10:00:00Z');
    const first = await openContest({ databaseUrl: url, editionPath, clockStart, realClock: () => real });
    const second = await openContest({ databaseUrl: url, editionPath, realClock: () => real });
    real = real.add({ hours: 2 });
    expect(first.rehearsal && second.rehearsal).toBe(true);
    expect(first.clock().toString()).toBe('2022-03-14T11:00:00Z');
    expect(second.clock().toString()).toBe('2022-03-14T11:00:00Z');
    const again = openContest({ databaseUrl: url, editionPath, clockStart: clockStart.add({ hours: 1 }) });
    await expect(again).rejects.toThrow(ContestMismatchError);
    await first[Symbol.asyncDispose]();
    await second[Symbol.asyncDispose]();
    await drop();
  });

  test('a real contest refuses to become a rehearsal', async () => {
    const { url, drop } = await create();
    const contest = await openContest({ databaseUrl: url, editionPath });
    await contest[Symbol.asyncDispose]();
    const clockStart = Temporal.Instant.from('2022-03-14T09:00:00Z');
    await expect(openContest({ databaseUrl: url, editionPath, clockStart })).rejects.toThrow(
      ContestMismatchError,
    );
    await drop();
  });
});
