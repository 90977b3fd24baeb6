import { readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeVideo } from '@palmares/sample-files/make-video';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../src/until.ts';
import { type ApiProcess, askOwn, beginDraft, startApiProcess } from '../api/api-process.ts';
import { hashOf } from './hash-of.ts';
import { planFaults } from './plan-faults.ts';
import { seeded } from './seeded.ts';
import { mountTestDisk, type TestDisk } from './small-disk.ts';
import { askOffset, askState, beginUpload, sendPart } from './tus-upload.ts';

const BYTES = 524_288_000;
const ROOM = 2_200_000_000;
const MOST_MEMORY = 300_000_000;
/** Room that is left on the disk doubles until it suffices: so near the end, the rest might fit in. */
const LAST = BYTES - 33_554_432;
const FAULTS = (['cut', 'kill', 'full', 'cut'] as const).flatMap((kind) => Array<typeof kind>(6).fill(kind));

const file = join(tmpdir(), `palmares-chaos-${process.pid}.mp4`);
let sha256: string;
beforeAll(async () => {
  await writeVideo(file, { seconds: 120, bytes: BYTES });
  sha256 = await hashOf(file);
});
afterAll(() => rm(file, { force: true }));

test('a video of 500 Mo survives cuts, killed processes and a full disk', async ({ annotate }) => {
  const seed = Number(process.env['CHAOS_SEED'] ?? Date.now() % 1_000_000_000);
  await annotate(`CHAOS_SEED=${seed}`);
  const random = seeded(seed);
  using disk = mountTestDisk(ROOM);
  if (disk.leave === undefined) await annotate('no disk can be mounted here: none was filled');
  await using api = await startApiProcess({ BLOBS_URL: pathToFileURL(disk.folder).href });
  const candidate = await beginDraft(api);
  const done = { cut: 0, kill: 0, full: 0 };
  const memory: number[] = [];
  const whenFull: number[] = [];

  const path = await beginUpload(api, candidate, BYTES);
  const faults = planFaults(FAULTS, LAST, random);
  let acknowledged = 0;
  while (acknowledged < BYTES) {
    const fault = faults[0];
    const end = Math.min(BYTES, acknowledged + Math.ceil((16 + random() * 300) * 1_048_576));
    const cut = new AbortController();
    let struck = false;
    const answer = await sendPart(
      api,
      candidate,
      path,
      { file, start: acknowledged, end },
      {
        cut: cut.signal,
        onSent: async (position) => {
          if (fault === undefined || struck || position < fault.at) return;
          struck = true;
          if (fault.kind === 'kill') memory.push(await peakMemory(api));
          await strike(fault.kind, api, disk, cut);
        },
      },
    );
    expect(struck || answer?.offset === end).toBe(true);
    if (struck && fault !== undefined) {
      faults.shift();
      done[fault.kind] += 1;
      if (fault.kind === 'full' && answer !== null) whenFull.push(answer.status);
      disk.makeRoom();
      if (fault.kind === 'kill') await api.start();
    }
    const told = answer?.status === 204 ? answer.offset : acknowledged;
    const offset = await askOffset(api, candidate, path);
    expect(told).toBeGreaterThanOrEqual(acknowledged);
    expect(offset).toBeGreaterThanOrEqual(told);
    expect(offset).toBeLessThanOrEqual(end);
    acknowledged = offset;
    // Nothing of an upload counts before its last byte.
    expect(offset === BYTES ? 'receiving' : await askState(api, candidate, path)).toBe('receiving');
  }
  await whenState(api, path, candidate, 'attached');
  const { body } = await askOwn(api, candidate, 'GET', '');
  expect(body).toMatchObject({ files: { video: { bytes: BYTES, sha256 } } });
  expect(faults).toEqual([]);

  const stored = (await readdir(disk.folder)).filter((name) => /^[0-9a-f]{32}$/.test(name));
  expect(stored).toHaveLength(1);
  expect(await hashOf(join(disk.folder, stored[0] ?? ''))).toBe(sha256);
  expect(await readdir(join(disk.folder, 'resumable'))).toEqual([]);
  expect(disk.leave === undefined || whenFull.includes(507)).toBe(true);
  memory.push(await peakMemory(api));
  await annotate(`${JSON.stringify(done)}, at most ${Math.max(...memory)} bytes of memory`);
  expect(done.cut + done.kill + done.full).toBeGreaterThanOrEqual(20);
  expect(Math.max(...memory)).toBeLessThan(MOST_MEMORY);
});

test('a process that is killed while it checks a file is followed by one that checks it', async () => {
  await using api = await startApiProcess();
  const candidate = await beginDraft(api);
  const path = await beginUpload(api, candidate, BYTES);
  const ignore = { onSent: () => Promise.resolve(), cut: new AbortController().signal };
  const half = BYTES / 2;
  await sendPart(api, candidate, path, { file, start: 0, end: half }, ignore);
  // The rest comes to a process that has to read the whole file again, which takes long enough to be seen.
  await api.stop('SIGKILL');
  await api.start();
  expect(await askOffset(api, candidate, path)).toBe(half);
  const last = sendPart(api, candidate, path, { file, start: half, end: BYTES }, ignore);
  await whenState(api, path, candidate, 'checking');
  await api.stop('SIGKILL');
  await last;
  await api.start();
  await whenState(api, path, candidate, 'attached');
  const { body } = await askOwn(api, candidate, 'GET', '');
  expect(body).toMatchObject({ files: { video: { bytes: BYTES, sha256 } } });
});

async function strike(
  kind: (typeof FAULTS)[number],
  api: ApiProcess,
  disk: TestDisk,
  cut: AbortController,
): Promise<void> {
  switch (kind) {
    case 'cut':
      return cut.abort();
    case 'kill':
      return api.stop('SIGKILL');
    case 'full':
      return disk.leave === undefined ? cut.abort() : disk.leave(2_097_152);
  }
}

async function whenState(
  api: ApiProcess,
  path: string,
  candidate: Parameters<typeof askState>[1],
  wanted: string,
): Promise<void> {
  await until(`the upload is ${wanted}`, async () => (await askState(api, candidate, path)) === wanted);
}

/** The most the process ever held, in bytes; 0 where the system does not tell. */
async function peakMemory(api: ApiProcess): Promise<number> {
  const status = await readFile(`/proc/${api.pid()}/status`, 'utf8').catch(() => '');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
}
