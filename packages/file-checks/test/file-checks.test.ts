import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { systemFences } from '@palmares/file-checks/fences';
import { openFileChecks } from '@palmares/file-checks/file-checks';
import { makeDossierOfSize, makePasswordDossier, makePdfBomb } from '@palmares/sample-files/hostile-pdf';
import { makeVideo } from '@palmares/sample-files/make-video';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { expectBusy, expectGone, isRunning } from './process-list.ts';
import { openTemporaryFolder } from './temporary-folder.ts';

const dossierLimits = { bytes: 5_242_880, pages: 100 };
const pidsSchema = z.object({ waiting: z.array(z.int()), hanging: z.array(z.int()) });
const videoLimits = { bytes: 2_000_000, seconds: 180, toleranceSeconds: 0.5 };

test('hostile and good files, one after another and ten at once, each get their own verdict', async () => {
  await using folder = await openTemporaryFolder();
  await using checks = openFileChecks({ filesPerWorker: 4 });
  const good = await folder.store('good.pdf', await makeDossierOfSize(1_048_576));
  const locked = await folder.store('locked.pdf', await makePasswordDossier());
  const bomb = await folder.store('bomb.pdf', makePdfBomb(700_000_000));
  const check = async (path: string) => {
    const verdict = await checks.checkDossier(path, dossierLimits);
    return verdict.kind === 'refused' ? verdict.code : verdict.kind;
  };
  const wanted = new Map([
    [good, 'accepted'],
    [locked, 'password'],
    [bomb, 'too-complex'],
  ]);
  for (const path of [good, locked, good, bomb, good]) expect(await check(path)).toBe(wanted.get(path));
  const paths = [good, locked, good, good, bomb, good, locked, good, good, good];
  expect(await Promise.all(paths.map(check))).toEqual(paths.map((path) => wanted.get(path)));
});

test('dossiers and videos are checked at the same time', async () => {
  await using folder = await openTemporaryFolder();
  await using checks = openFileChecks();
  const dossier = await folder.store('a.pdf', await makeDossierOfSize(20_000));
  const video = await folder.store('a.mp4', await makeVideo({ seconds: 2 }));
  const verdicts = await Promise.all([
    checks.checkVideo(video, videoLimits),
    checks.checkDossier(dossier, dossierLimits),
    checks.checkVideo(video, videoLimits),
  ]);
  expect(verdicts.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'accepted']);
});

test('processes start with the first file or ahead, and none is left behind', async () => {
  const checks = openFileChecks({ processes: 2 });
  expect(checks.pids()).toEqual([]);
  await checks.warmUp();
  const pids = checks.pids();
  expect(pids).toHaveLength(3);
  expect(pids.filter(isRunning)).toEqual(pids);
  await checks[Symbol.asyncDispose]();
  expect(pids.filter(isRunning)).toEqual([]);
});

test('workers end with their service, even when it is killed and one of them hangs', async () => {
  await using folder = await openTemporaryFolder();
  const service = spawn(
    process.execPath,
    [
      '--no-warnings',
      fileURLToPath(new URL('service-to-kill.ts', import.meta.url)),
      await folder.store('file', 'hang'),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line] = await once(createInterface(service.stdout), 'line');
  const { waiting, hanging } = pidsSchema.parse(JSON.parse(String(line)));
  // Where the system can't tell it whom it belongs to, it ends when its processor time is up.
  const pids = systemFences.setpriv === undefined ? waiting : [...waiting, ...hanging];
  expect(pids.filter(isRunning)).toEqual(pids);
  if (process.platform === 'linux') await Promise.all(hanging.map(expectBusy));
  service.kill('SIGKILL');
  await expectGone(pids);
  for (const pid of hanging.filter(isRunning)) process.kill(pid, 'SIGKILL');
});
