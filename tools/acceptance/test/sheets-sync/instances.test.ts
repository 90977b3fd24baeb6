import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type AppProcess, stopApp } from '../../src/app-process.ts';
import { until } from '../../src/until.ts';
import { grade, seedEntry, seedJurors } from './contest-seed.ts';
import { openStage, SPREADSHEET, type Stage } from './mirror-stage.ts';
import { comment, publishNumber, readRows, rowOf } from './read-stage.ts';

const CATEGORY = ['innovation-sociale'];
/** In each of two contests, side by side: most of the time a start waits for the lock of the instance that was killed. */
const KILLS = 4;

async function seed(stage: Stage): Promise<string[]> {
  await seedJurors(stage.contest, CATEGORY, 1);
  const codes: string[] = [];
  for (const title of ['Accueil', 'Bilan', 'Colis'])
    codes.push(...(await seedEntry(stage.contest, title, CATEGORY)));
  return codes;
}

async function gradeAll(stage: Stage, codes: readonly string[], shift: number): Promise<string[]> {
  const points = codes.map((_, index) => 1 + ((index + shift) % codes.length));
  for (const [index, code] of codes.entries()) await grade(stage.contest, 1, code, points[index] ?? 0);
  return codes.toSorted(
    (one, other) => (points[codes.indexOf(other)] ?? 0) - (points[codes.indexOf(one)] ?? 0),
  );
}

function shows(stage: Stage, order: readonly string[]): boolean {
  return (
    readRows(stage)
      .map(({ key }) => key)
      .join() === order.join()
  );
}

function expectCommentsInPlace(stage: Stage, codes: readonly string[]): void {
  for (const code of codes) expect(rowOf(stage, code)).toMatchObject({ code, comment: `Sur ${code}` });
}

test.concurrent('of two instances one mirrors, and the other takes over when it ends', async () => {
  await using stage = await openStage();
  const codes = await seed(stage);
  const instances = await Promise.all([stage.start(), stage.start()]);
  await until('the first publish', () => readRows(stage).length === codes.length);
  const isWaiting = (one: AppProcess) => one.said().includes('another instance mirrors');
  await until('one waits', () => instances.some(isWaiting));
  for (const code of codes) await comment(stage, code, `Sur ${code}`);
  await until('the ranking', async () => shows(stage, await gradeAll(stage, codes, 1)));
  expect(instances.filter(isWaiting)).toHaveLength(1);

  const first = instances.find((one) => !isWaiting(one));
  if (first === undefined) throw new Error('Both wait');
  await stopApp(first, 'SIGTERM');
  expect(first.child.exitCode).toBe(0);
  const order = await gradeAll(stage, codes, 2);
  await until('the ranking by the other', () => shows(stage, order));
  expectCommentsInPlace(stage, codes);
  expect(stage.sheets.spreadsheet(SPREADSHEET).namedRanges).toHaveLength(1);
});

test.concurrent.each([1, 2])(
  'killed at any instant of a publish (%i), the next start ends it, and every comment is in its place',
  async () => {
    await using stage = await openStage();
    const codes = await seed(stage);
    let instance = await stage.start();
    await until('the first publish', () => readRows(stage).length === codes.length);
    for (const code of codes) await comment(stage, code, `Sur ${code}`);
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const calls = stage.sheets.calls.length;
      const order = await gradeAll(stage, codes, kill);
      // From before the read to after the write: the instant is what the test is about.
      if (kill % 2 === 0) await until('the read', () => stage.sheets.calls.length > calls);
      await sleep(Math.random() * 60);
      await stopApp(instance, 'SIGKILL');
      instance = await stage.start();
      await until('the ranking', () => shows(stage, order));
      expectCommentsInPlace(stage, codes);
      expect(stage.sheets.spreadsheet(SPREADSHEET).namedRanges).toHaveLength(1);
    }
    expect(publishNumber(stage)).toBeGreaterThan(KILLS / 2);
  },
);
