import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBarriers } from '../../src/check-accessibility.ts';
import {
  beginDraftOnPage,
  executablePath,
  fillInOnPage,
  type PageStage,
  setPageStage,
} from './page-stage.ts';

const MOST_BYTES = 100_000;

describe.skipIf(executablePath === undefined)('every page, on a telephone and on a desk', () => {
  let stage: PageStage;
  beforeAll(async () => {
    stage = await setPageStage();
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  async function check(page: Page): Promise<void> {
    const width = page.viewportSize()?.width ?? 0;
    expect(await findBarriers(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    // The page, its look and its script as they are before anything compresses them.
    const sizes: unknown = await page.evaluate(
      "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map((one) => one.decodedBodySize)",
    );
    const bytes = Array.isArray(sizes)
      ? sizes.reduce((sum: number, one) => sum + Number(one), 0)
      : Number.NaN;
    expect(bytes).toBeGreaterThan(5_000);
    expect(bytes).toBeLessThan(MOST_BYTES);
  }

  test.each([320, 1280])(
    '%i pixels wide: nobody is kept out, nothing overflows, nothing is heavy',
    async (width) => {
      const page = await stage.open({ viewport: { width, height: 800 } });
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) faults.push(message.text());
      });
      for (const path of ['/', '/reglement', '/candidature', '/retour', '/acces/unknown']) {
        await page.goto(path);
        await check(page);
      }
      await page.goto('/candidature');
      await page.getByRole('button', { name: 'Ouvrir le brouillon' }).click();
      await page.locator('#erreurs').waitFor();
      await check(page);

      const id = await beginDraftOnPage(page);
      await check(page);
      for (const path of ['/fichiers', '/depot', '/supprimer']) {
        await page.goto(`/candidature/${id}${path}`);
        await check(page);
      }
      await page.goto(`/candidature/${id}`);
      await page.getByLabel('Date de début du projet').fill('hier');
      await page.getByRole('button', { name: 'Enregistrer', exact: true }).first().click();
      await page.locator('#erreurs').waitFor();
      await check(page);
      await fillInOnPage(page);
      await check(page);

      await page.goto(`/candidature/${id}/fichiers`);
      await page.locator('#champ-dossier').setInputFiles(stage.dossier);
      await page.getByRole('button', { name: 'Envoyer le dossier' }).click();
      await page.getByText('Le dossier est reçu, vérifié et enregistré.').waitFor();
      await check(page);
      await leaveHalfWay(page, id);
      await page.goto(`/candidature/${id}/fichiers`);
      await page.getByText('n’est pas terminé').waitFor();
      await check(page);
      await page.goto(`/candidature/${id}/depot`);
      await check(page);
      await page.getByRole('button', { name: 'Confirmer le dépôt' }).click();
      await page.getByText('Votre candidature est déposée.').waitFor();
      await check(page);
      await page.goto(`/candidature/${id}/retirer`);
      await check(page);
      await page.getByRole('button', { name: 'Retirer du concours' }).click();
      await page.getByRole('heading', { name: 'RETIRÉE du concours' }).waitFor();
      await check(page);
      await page.getByRole('button', { name: 'Quitter' }).click();
      await page.getByText('Vous avez quitté votre candidature').waitFor();
      await check(page);
      await page.goto(`/candidature/${id}`);
      await check(page);
      expect(faults).toEqual([]);
      await page.context().close();
    },
  );
});

/** Begins to send a video, and no more. */
async function leaveHalfWay(page: Page, id: string): Promise<void> {
  const metadata = { application: id, kind: 'video', filename: 'présentation du projet, version finale.mp4' };
  const begun = await page.request.post('/uploads', {
    headers: {
      'Tus-Resumable': '1.0.0',
      'Sec-Fetch-Site': 'same-origin',
      'Upload-Length': '3000000',
      'Upload-Metadata': Object.entries(metadata)
        .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
        .join(','),
    },
  });
  expect(begun.status()).toBe(201);
}
