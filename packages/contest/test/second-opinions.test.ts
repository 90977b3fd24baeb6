import { expect, test } from 'vitest';
import { deriveSeed, type OpinionJob, type OpinionRequest } from '../src/second-opinion/opinion-request.ts';
import { openSecondOpinions, type SecondOpinionsOptions } from '../src/second-opinion/second-opinions.ts';

// The thread gives way to all else that runs: a second becomes many on a busy machine.
const PATIENCE_MS = 200_000;
const counting = new URL('./counting-worker.ts', import.meta.url);
const stuck = new URL('./stuck-worker.ts', import.meta.url);
const dying = new URL('./dying-worker.ts', import.meta.url);

function jobOf(seed = 1): OpinionJob {
  const readings = [
    [0, 0, 4],
    [0, 1, 3],
    [1, 0, 3],
    [1, 1, 2],
    [2, 0, 1],
    [2, 1, 2],
  ] as const;
  return {
    input: {
      totals: {
        entries: ['A', 'B', 'C'],
        jurors: ['one', 'two'],
        readings: readings.map(([entry, juror, total]) => ({ entry, juror, total })),
      },
    },
    forbidden: [],
    draws: 500,
    seed,
    places: 1,
  };
}

function requestOf(category: string, state: string, job: OpinionJob = jobOf()): OpinionRequest {
  return { category, key: `${category}/${state}`, prepare: () => job };
}

// Holds a job until `open` is called.
function gatedJob(): { job: OpinionJob; open: () => void } {
  const gate = new SharedArrayBuffer(4);
  const job = { ...jobOf(0), gate };
  return {
    job,
    open() {
      Atomics.store(new Int32Array(gate), 0, 1);
      Atomics.notify(new Int32Array(gate), 0);
    },
  };
}

const open = (options: SecondOpinionsOptions = {}) => openSecondOpinions(options);
const refusal = (subject: string) => ({ kind: 'refused', problems: [{ code: 'malformed', subject }] });

test('it is computed in its thread, and the same request gives the same again', async () => {
  await using opinions = open();
  const request = requestOf('rh', 'one');
  expect(opinions.ask(request)).toEqual({ kind: 'computing' });
  const outcome = await opinions.wait(request, PATIENCE_MS);
  expect(outcome).toMatchObject({ kind: 'computed', opinion: { kind: 'opinion', draws: 500, places: 1 } });
  expect(opinions.ask(request)).toBe(outcome);
  await using others = open();
  expect(await others.wait(request, PATIENCE_MS)).toEqual(outcome);
});

test('a pair that must not meet is not proposed as a cross-reading', async () => {
  const apart: OpinionJob = {
    ...jobOf(),
    input: {
      totals: {
        entries: ['A', 'B', 'C', 'D'],
        jurors: ['one', 'two'],
        readings: [
          { entry: 0, juror: 0, total: 3 },
          { entry: 1, juror: 0, total: 2 },
          { entry: 2, juror: 1, total: 5 },
          { entry: 3, juror: 1, total: 1 },
        ],
      },
    },
    forbidden: [
      [2, 0],
      [0, 1],
    ],
  };
  await using opinions = open();
  const outcome = await opinions.wait(requestOf('rh', 'apart', apart), PATIENCE_MS);
  if (outcome.kind !== 'computed') throw new Error(outcome.kind);
  const { connectivity, crossReadings } = outcome.opinion;
  expect(connectivity.components).toBe(2);
  expect(crossReadings.map(({ entryId, jurorId }) => `${entryId} ${jurorId}`).toSorted()).toEqual([
    'B two',
    'D one',
  ]);
});

test('many who ask for the same at once get one computation; a new state is another', async () => {
  await using opinions = open({ module: counting });
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, () => opinions.wait(requestOf('rh', 'one'), PATIENCE_MS)),
  );
  expect(outcomes).toEqual(Array.from({ length: 20 }, () => refusal('1 1')));
  expect(opinions.finished).toBe(1);
  expect(await opinions.wait(requestOf('rh', 'two'), PATIENCE_MS)).toEqual(refusal('2 1'));
  expect(opinions.ask(requestOf('rh', 'one'))).toEqual(refusal('1 1'));
});

test('whoever does not wait, or not for long enough, is told that it is being computed', async () => {
  await using opinions = open({ module: counting });
  const { job, open: release } = gatedJob();
  const request = requestOf('rh', 'one', job);
  expect(await opinions.wait(request, 0)).toEqual({ kind: 'computing' });
  expect(await opinions.wait(request, 20)).toEqual({ kind: 'computing' });
  release();
  expect(await opinions.wait(request, PATIENCE_MS)).toEqual(refusal('1 0'));
});

test('a newer state takes the place of one that has not begun, and too many are refused', async () => {
  await using opinions = open({ module: counting, mostWaiting: 2 });
  const { job, open: release } = gatedJob();
  const first = opinions.wait(requestOf('rh', 'one', job), PATIENCE_MS);
  const outdated = opinions.wait(requestOf('social', 'one', jobOf(1)), PATIENCE_MS);
  const newer = opinions.wait(requestOf('social', 'two', jobOf(2)), PATIENCE_MS);
  expect(await outdated).toEqual({ kind: 'computing' });
  const other = opinions.wait(requestOf('usagers', 'one', jobOf(3)), PATIENCE_MS);
  const tooMany = requestOf('territoriale', 'one', jobOf(4));
  expect(opinions.ask(tooMany)).toEqual({ kind: 'unavailable', reason: 'busy' });
  release();
  expect(await Promise.all([first, newer, other])).toEqual([refusal('1 0'), refusal('2 2'), refusal('3 3')]);
  expect(await opinions.wait(tooMany, PATIENCE_MS)).toEqual(refusal('4 4'));
});

test('only so many are kept; the one that was asked for longest ago goes first', async () => {
  await using opinions = open({ module: counting, mostKept: 2 });
  const get = (state: string) => opinions.wait(requestOf('rh', state), PATIENCE_MS);
  await get('one');
  await get('two');
  await get('one');
  await get('three');
  expect(await get('one')).toEqual(refusal('1 1'));
  expect(await get('two')).toEqual(refusal('4 1'));
});

test('a computation that takes too long is ended, told, and not begun again; the next one works', async () => {
  await using opinions = open({ module: stuck, limitMs: 300 });
  const request = requestOf('rh', 'one');
  const tooLong = { kind: 'unavailable', reason: 'too-long' };
  expect(await opinions.wait(request, PATIENCE_MS)).toEqual(tooLong);
  expect(opinions.ask(request)).toEqual(tooLong);
  expect(await opinions.wait(requestOf('rh', 'two'), PATIENCE_MS)).toEqual(tooLong);
});

test('a thread that dies is told as a failure, and another takes its place', async () => {
  await using opinions = open({ module: dying });
  for (const state of ['one', 'two']) {
    const outcome = await opinions.wait(requestOf('rh', state), PATIENCE_MS);
    expect(outcome).toEqual({ kind: 'unavailable', reason: 'failed' });
  }
});

test('at the end the thread is gone, and whoever waited is told', async () => {
  const opinions = open({ module: stuck });
  const waiting = [requestOf('rh', 'one'), requestOf('social', 'one')].map((request) =>
    opinions.wait(request, PATIENCE_MS),
  );
  await opinions[Symbol.asyncDispose]();
  const gone = { kind: 'unavailable', reason: 'stopped' };
  expect(await Promise.all(waiting)).toEqual([gone, gone]);
  expect(opinions.ask(requestOf('rh', 'two'))).toEqual(gone);
});

test('a seed depends on the edition and the category alone', () => {
  expect(deriveSeed('gpi-2022', 'innovation-rh')).toBe(deriveSeed('gpi-2022', 'innovation-rh'));
  const seeds = ['innovation-rh', 'innovation-sociale'].flatMap((slug) =>
    ['gpi-2022', 'gpi-2024'].map((edition) => deriveSeed(edition, slug)),
  );
  expect(new Set(seeds).size).toBe(4);
  for (const seed of seeds) expect(seed | 0).toBe(seed);
});
