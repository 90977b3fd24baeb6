import { describe, expect, test } from 'vitest';
import { type Pairing, planReading, type ReadingRequest } from './plan-reading.ts';

const ids = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}${String(index + 1).padStart(3, '0')}`);

function plan(request: ReadingRequest) {
  const made = planReading(request);
  if (made.kind !== 'planned') throw new Error(`not planned: ${made.kind}`);
  return made;
}

const keys = (pairings: readonly Pairing[]) =>
  new Set(pairings.map((one) => `${one.entryId} ${one.jurorId}`));

describe('a plan that people already know', () => {
  const entryIds = ids('E', 60);
  const jurorIds = ids('J', 8);
  const conflicts = [
    { entryId: 'E004', jurorId: 'J002' },
    { entryId: 'E031', jurorId: 'J007' },
  ];
  const asked = { entryIds, jurorIds, conflicts, readersPerEntry: 3, seed: 5 };
  const before = plan(asked);
  const previous = before.assignments;
  const lost = (after: readonly Pairing[]) => {
    const still = keys(after);
    return previous.filter((one) => !still.has(`${one.entryId} ${one.jurorId}`)).length;
  };
  const spread = (loads: ReadonlyMap<string, number>) =>
    Math.max(...loads.values()) - Math.min(...loads.values());

  test('stays as it is when nothing changes, even with another seed', () => {
    expect(plan({ ...asked, previous, seed: 99 })).toEqual(before);
  });

  test('one more entry takes nothing from anybody but what the balance asks for', () => {
    const after = plan({ ...asked, entryIds: [...entryIds, 'E061'], previous });
    expect(lost(after.assignments)).toBe(0);
    expect(spread(after.loads)).toBeLessThanOrEqual(1);
  });

  test('one more juror takes over a fair share, and nothing else moves', () => {
    const after = plan({ ...asked, jurorIds: [...jurorIds, 'J009'], previous });
    expect(after.loads.get('J009')).toBe(20);
    expect(lost(after.assignments)).toBe(20);
    expect(spread(after.loads)).toBe(0);
  });

  test('one more conflict moves that reading, and one more at most', () => {
    for (const conflict of previous) {
      const after = plan({ ...asked, conflicts: [...conflicts, conflict], previous });
      expect(lost(after.assignments)).toBeLessThanOrEqual(2);
      expect(spread(after.loads)).toBeLessThanOrEqual(1);
    }
  });

  test('a juror who leaves hands over what was theirs, and nothing else moves', () => {
    const after = plan({ ...asked, jurorIds: jurorIds.slice(1), previous });
    expect(lost(after.assignments)).toBe(before.loads.get('J001'));
    expect(spread(after.loads)).toBeLessThanOrEqual(1);
  });

  test('one more reader an entry keeps all that there were', () => {
    const after = plan({ ...asked, readersPerEntry: 4, previous });
    expect(lost(after.assignments)).toBe(0);
  });
});
