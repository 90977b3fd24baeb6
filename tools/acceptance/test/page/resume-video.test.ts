import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeVideo } from '@palmares/sample-files/make-video';
import { type BrowserContext, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumArguments } from '../../src/find-chromium.ts';
import { beginDraftOnPage, executablePath, type PageStage, setPageStage } from './page-stage.ts';

const VIDEO_BYTES = 40_000_000;

describe.skipIf(executablePath === undefined)('a video on a bad day', () => {
  let stage: PageStage;
  let video: string;
  beforeAll(async () => {
    stage = await setPageStage();
    video = join(stage.folder, 'video.mp4');
    await writeVideo(video, { seconds: 20, bytes: VIDEO_BYTES });
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  /** A browser that keeps what it knows in a folder, as people's do. */
  async function startBrowser(profile: string): Promise<BrowserContext> {
    return chromium.launchPersistentContext(profile, {
      ...(executablePath && { executablePath }),
      args: chromiumArguments,
      baseURL: stage.api.address(),
      locale: 'fr-FR',
    });
  }

  test('the browser is closed in the middle and opened again: the upload goes on where it stopped', async () => {
    const profile = await mkdtemp(join(tmpdir(), 'palmares-profile-'));
    try {
      const first = await startBrowser(profile);
      const page = await first.newPage();
      const id = await beginDraftOnPage(page);
      await page.goto(`/candidature/${id}/fichiers`);
      const cookies = await first.cookies();
      // The line breaks once a piece has arrived, and stays so.
      let patches = 0;
      await page.route('**/uploads/*', (route) => {
        if (route.request().method() !== 'PATCH') return route.continue();
        patches += 1;
        return patches > 2 ? route.abort('connectionreset') : route.continue();
      });
      await page.locator('[data-video][data-script]').waitFor();
      await page.locator('#champ-video').setInputFiles(video);
      await page.getByRole('button', { name: 'Envoyer la vidéo' }).click();
      await page.getByText('L’envoi reprendra tout seul.').waitFor();
      await first.close();

      const second = await startBrowser(profile);
      // Its session ended with the browser; a mailed link would open another.
      await second.addCookies(cookies.map(({ name, value }) => ({ name, value, url: stage.api.address() })));
      const again = await second.newPage();
      await again.goto(`/candidature/${id}/fichiers`);
      await again.getByText('L’envoi de «\u00a0video.mp4\u00a0» n’est pas terminé.').waitFor();
      const sent: { method: string; offset: string | undefined }[] = [];
      again.on('request', (request) => {
        if (!new URL(request.url()).pathname.startsWith('/uploads')) return;
        sent.push({ method: request.method(), offset: request.headers()['upload-offset'] });
      });
      await again.locator('[data-video][data-script]').waitFor();
      await again.locator('#champ-video').setInputFiles(video);
      await again.getByRole('button', { name: 'Envoyer la vidéo' }).click();
      await again.getByText('La vidéo est reçue, vérifiée et enregistrée.').waitFor();
      expect(sent[0]?.method).toBe('HEAD');
      expect(sent.some(({ method }) => method === 'POST')).toBe(false);
      expect(Number(sent.find(({ method }) => method === 'PATCH')?.offset)).toBeGreaterThan(0);
      expect(await again.locator('#video').innerText()).toContain('Reçue et vérifiée');
      await second.close();
    } finally {
      await rm(profile, { recursive: true, force: true });
    }
  });

  test('it is paused, taken up again and given up; nothing of it stays', async () => {
    const page = await stage.open();
    const id = await beginDraftOnPage(page);
    await page.goto(`/candidature/${id}/fichiers`);
    const held: (() => void)[] = [];
    await page.route('**/uploads/*', async (route) => {
      if (route.request().method() === 'PATCH') await new Promise<void>((go) => held.push(go));
      return route.continue().catch(() => undefined);
    });
    await page.locator('[data-video][data-script]').waitFor();
    await page.locator('#champ-video').setInputFiles(video);
    await page.getByRole('button', { name: 'Envoyer la vidéo' }).click();
    await page.getByRole('button', { name: 'Mettre en pause' }).click();
    await page.getByText('L’envoi est en pause.').waitFor();
    await page.getByRole('button', { name: 'Reprendre l’envoi' }).click();
    await page.getByText('L’envoi reprend.').waitFor();
    await page.getByRole('button', { name: 'Abandonner cet envoi' }).click();
    await page.getByText('L’envoi est abandonné.').waitFor();
    expect(await page.getByRole('button', { name: 'Envoyer la vidéo' }).isVisible()).toBe(true);
    for (const go of held) go();
    await page.context().close();
  });

  test('what is no video is refused in words, and another can be chosen', async () => {
    const page = await stage.open();
    const id = await beginDraftOnPage(page);
    await page.goto(`/candidature/${id}/fichiers`);
    await page.locator('[data-video][data-script]').waitFor();
    await page.locator('#champ-video').setInputFiles(stage.dossier);
    await page.getByRole('button', { name: 'Envoyer la vidéo' }).click();
    const refusal = page.locator('[data-video] [data-refused]');
    await refusal.waitFor();
    expect((await refusal.innerText()).length).toBeGreaterThan(20);
    expect(await page.getByRole('button', { name: 'Envoyer la vidéo' }).isVisible()).toBe(true);
    await page.context().close();
  });
});
