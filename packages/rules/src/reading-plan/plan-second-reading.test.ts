import { expect, test } from 'vitest';
import { planSecondReading } from './plan-second-reading.ts';

test('the second wave is the zone for everyone, less conflicts and what was read', () => {
  const conflicts = [{ entryId: 'E2', jurorId: 'J3' }];
  const done = [
    { entryId: 'E1', jurorId: 'J1' },
    { entryId: 'E2', jurorId: 'J2' },
  ];
  const { assignments, loads } = planSecondReading(['E2', 'E1'], ['J1', 'J2', 'J3'], conflicts, done);
  expect(assignments).toEqual([
    { entryId: 'E2', jurorId: 'J1' },
    { entryId: 'E1', jurorId: 'J2' },
    { entryId: 'E1', jurorId: 'J3' },
  ]);
  expect([...loads]).toEqual([
    ['J1', 1],
    ['J2', 1],
    ['J3', 1],
  ]);
});
