import { describe, expect, it } from 'vitest';
import { DraftKeeper } from '../src/slack/draft-keeper.ts';

const open = (pause = 60_000) => {
  const saved: string[] = [];
  const failures: unknown[] = [];
  const keeper = new DraftKeeper({ pause, failed: (error) => failures.push(error) });
  const write = (text: string, writtenAt: number, sheet = 'V1:SOC-001') =>
    keeper.write({ sheet, text, writtenAt }, async (kept) => void saved.push(kept));
  return { keeper, saved, failures, write };
};

describe('DraftKeeper', () => {
  it('saves the newest text once, when the juror pauses', async () => {
    const { saved, write } = open(1);
    write('A', 1);
    write('Au', 2);
    await expect.poll(() => saved).toEqual(['Au']);
  });

  it('saves at once when the window is closed', async () => {
    const { keeper, saved, write } = open();
    write('Au', 2);
    write('A', 1);
    await keeper.flush('V1:SOC-001');
    await keeper.flush('V1:SOC-001');
    expect(saved).toEqual(['Au']);
  });

  it('saves everything before the process stops', async () => {
    const { keeper, saved, write } = open();
    write('un', 1, 'V1:SOC-001');
    write('deux', 1, 'V2:SOC-002');
    await keeper.stop();
    expect(saved.toSorted()).toEqual(['deux', 'un']);
  });

  it('lets nothing older touch a sheet that was submitted', async () => {
    const { keeper, saved, write } = open();
    write('en cours', 1);
    keeper.settle('V1:SOC-001');
    write('en retard', 2);
    await keeper.stop();
    expect(saved).toEqual([]);
    expect(keeper.isSettled('V1:SOC-001')).toBe(true);
    expect(keeper.isSettled('V2:SOC-001')).toBe(false);
  });

  it('reports a comment that could not be saved', async () => {
    const { keeper, failures } = open();
    keeper.write({ sheet: 'V1:SOC-001', text: 'x', writtenAt: 1 }, () => Promise.reject(new Error('disk')));
    await keeper.flush('V1:SOC-001');
    expect(failures).toHaveLength(1);
  });
});
