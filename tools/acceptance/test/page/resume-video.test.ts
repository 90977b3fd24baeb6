import { join } from 'node:path';
import { writeVideo } from '@palmares/sample-files/make-video';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

  async function choose(page: Page, file = video): Promise<void> {
    await page.locator('[data-video][data-script]').waitFor();
    await page.locator('#champ-video').setInputFiles(file);
    await page.getByRole('button', { name: 'Envoyer la vidéo' }).click();
  }

  test('another browser takes the upload up where the first one left it', async () => {
    const first = await stage.open();
    const id = await beginDraftOnPage(first);
    await first.goto(`/candidature/${id}/fichiers`);
    // The line breaks once two pieces have arrived, and stays so.
    let patches = 0;
    await first.route('**/uploads/*', (route) => {
      if (route.request().method() !== 'PATCH') return route.continue();
      patches += 1;
      return patches > 2 ? route.abort('connectionreset') : route.continue();
    });
    await choose(first);
    await first.getByText('L’envoi reprendra tout seul.').waitFor();
    const storageState = await first.context().storageState();
    await first.context().close();

    // With the session and nothing else; a mailed link would open another.
    const again = await stage.open({ storageState: { cookies: storageState.cookies, origins: [] } });
    await again.goto(`/candidature/${id}/fichiers`);
    await again.getByText('L’envoi de «\u00a0video.mp4\u00a0» n’est pas terminé').waitFor();
    const sent: { method: string; offset: string | undefined }[] = [];
    again.on('request', (request) => {
      if (!new URL(request.url()).pathname.startsWith('/uploads')) return;
      sent.push({ method: request.method(), offset: request.headers()['upload-offset'] });
    });
    await choose(again);
    await again.getByText('La vidéo est reçue, vérifiée et enregistrée.').waitFor();
    expect(sent[0]?.method).toBe('HEAD');
    expect(sent.some(({ method }) => method === 'POST')).toBe(false);
    expect(Number(sent.find(({ method }) => method === 'PATCH')?.offset)).toBeGreaterThan(0);
    expect(await again.locator('#video').innerText()).toContain('Reçue et vérifiée');
    await again.context().close();
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
    await choose(page);
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
    await choose(page, stage.dossier);
    const refusal = page.locator('[data-video] [data-refused]');
    await refusal.waitFor();
    expect((await refusal.innerText()).length).toBeGreaterThan(20);
    expect(await page.getByRole('button', { name: 'Envoyer la vidéo' }).isVisible()).toBe(true);
    await page.context().close();
  });
});
