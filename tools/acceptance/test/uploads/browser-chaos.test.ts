import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeVideo } from '@palmares/sample-files/make-video';
import { type BrowserContext, chromium, type Page, type Request } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { chromiumArguments } from '../../src/find-chromium.ts';
import { PATIENCE_MS, until } from '../../src/until.ts';
import { startApiProcess } from '../api/api-process.ts';
import { beginDraftOnPage, executablePath } from '../page/page-stage.ts';
import { layLine } from './bad-line.ts';
import { hashOf } from './hash-of.ts';
import { planFaults } from './plan-faults.ts';
import { seeded } from './seeded.ts';
import { mountTestDisk, type TestDisk } from './small-disk.ts';

const BYTES = 524_288_000;
/** What is stored from here on may be checked and gone before it is looked for. */
const LAST = BYTES - 67_108_864;
const ROOM = 1_200_000_000;
const FAULTS = ['close', 'crash', 'cut', 'close', 'kill', 'crash', 'full', 'close', 'cut', 'crash'] as const;

describe.skipIf(executablePath === undefined)('a candidate on a bad evening', () => {
  test('a video of 500 Mo arrives though the browser is closed, the line cut, the API killed and the disk full', async ({
    annotate,
  }) => {
    const seed = Number(process.env['CHAOS_SEED'] ?? Date.now() % 1_000_000_000);
    await annotate(`CHAOS_SEED=${seed}`);
    const random = seeded(seed);
    const folder = await mkdtemp(join(tmpdir(), 'palmares-evening-'));
    const video = join(folder, 'video.mp4');
    await writeVideo(video, { seconds: 120, bytes: BYTES });
    const sha256 = await hashOf(video);
    using disk = mountTestDisk(ROOM);
    await using api = await startApiProcess({ BLOBS_URL: pathToFileURL(disk.folder).href });
    await using line = await layLine(api);
    const seen = { begun: 0, acknowledged: 0, lost: 0 };

    const open = async (): Promise<{ browser: BrowserContext; page: Page }> => {
      const browser = await chromium.launchPersistentContext(join(folder, 'profile'), {
        ...(executablePath && { executablePath }),
        args: chromiumArguments,
        baseURL: line.address,
        locale: 'fr-FR',
      });
      // After several faults in a row the page waits for half a minute before it tries again.
      browser.setDefaultTimeout(PATIENCE_MS);
      const page = await browser.newPage();
      page.on('request', (request) => {
        if (isUpload(request) && request.method() === 'POST') seen.begun += 1;
        if (!isPart(request)) return;
        if (Number(request.headers()['upload-offset']) < seen.acknowledged) seen.lost += 1;
      });
      page.on('response', (response) => {
        if (!isPart(response.request()) || response.status() !== 204) return;
        seen.acknowledged = Math.max(seen.acknowledged, Number(response.headers()['upload-offset']));
      });
      return { browser, page };
    };
    const send = async (page: Page, id: string) => {
      await page.goto(`/candidature/${id}/fichiers`);
      await page.locator('[data-video][data-script]').waitFor();
      await page.locator('#champ-video').setInputFiles(video);
      await Promise.all([
        page.waitForRequest(isUpload),
        page.getByRole('button', { name: 'Envoyer la vidéo' }).click(),
      ]);
    };

    try {
      let { browser, page } = await open();
      const id = await beginDraftOnPage(page);
      const cookies = await browser.cookies();
      await send(page, id);
      const failed = () => page.waitForEvent('requestfailed', isUpload);
      const refused = () =>
        page.waitForResponse((answer) => isUpload(answer.request()) && answer.status() === 507);

      for (const { kind, at } of planFaults(FAULTS, LAST, random)) {
        await whenStored(disk, at);
        switch (kind) {
          case 'close':
          case 'crash':
            if (kind === 'crash') await crash(page);
            await browser.close();
            ({ browser, page } = await open());
            // Its session ended with the browser; a mailed link would open another.
            await browser.addCookies(cookies.map(({ name, value }) => ({ name, value, url: line.address })));
            await send(page, id);
            break;
          case 'cut':
            line.cut();
            await failed();
            line.mend();
            break;
          case 'kill':
            await Promise.all([failed(), api.stop('SIGKILL')]);
            await api.start();
            break;
          case 'full':
            disk.leave?.(2_097_152);
            if (disk.leave !== undefined) await refused();
            disk.makeRoom();
        }
        // Nothing of an upload counts before its last byte.
        const draft = await page.request.get(`/applications/${id}`);
        expect(await draft.json()).toMatchObject({ files: { video: null } });
      }

      // The last fault may come early: all the rest is still to be sent then, on a machine that may be busy.
      await whenStored(disk, LAST);
      const received = page.getByText('La vidéo est reçue, vérifiée et enregistrée.');
      await until('the page says that the video is received', () => received.isVisible());
      const draft = await page.request.get(`/applications/${id}`);
      expect(await draft.json()).toMatchObject({ files: { video: { bytes: BYTES, sha256 } } });
      expect(seen).toEqual({ begun: 1, acknowledged: BYTES, lost: 0 });
      await browser.close();
      const [stored = '', ...others] = (await readdir(disk.folder)).filter((name) =>
        /^[0-9a-f]{32}$/.test(name),
      );
      expect(others).toEqual([]);
      expect(await hashOf(join(disk.folder, stored))).toBe(sha256);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

/** Ends a browser as a power cut does: what it has not yet written down is lost. */
async function crash(page: Page): Promise<void> {
  const debugging = await page.context().newCDPSession(page);
  await debugging.send('Browser.crash').catch(() => undefined);
}

const isUpload = (request: Request) => /\/uploads(\/|$)/.test(new URL(request.url()).pathname);
const isPart = (request: Request) => isUpload(request) && request.method() === 'PATCH';

/** Waits until so many bytes of the only upload are on the disk. */
async function whenStored({ folder }: TestDisk, bytes: number): Promise<void> {
  const parts = join(folder, 'resumable');
  await until(`${bytes} bytes are stored`, async () => {
    const names = await readdir(parts).catch(() => []);
    const sizes = await Promise.all(names.map(async (name) => (await stat(join(parts, name))).size));
    return sizes.some((size) => size >= bytes);
  });
}
