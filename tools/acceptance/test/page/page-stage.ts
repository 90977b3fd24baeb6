import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDossier } from '@palmares/sample-files/make-pdf';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { chromiumArguments, findChromium } from '../../src/find-chromium.ts';
import { PATIENCE_MS } from '../../src/until.ts';
import { type ApiProcess, startApiProcess } from '../api/api-process.ts';

/** Where the browser is; tests that need one are skipped where there is none. */
export const executablePath = findChromium();

/** The API as a process, a browser in front of it, and a real dossier on disk. */
export type PageStage = AsyncDisposable & {
  readonly api: ApiProcess;
  readonly browser: Browser;
  /** A page of its own context, in French. */
  readonly open: (options?: BrowserContextOptions) => Promise<Page>;
  readonly dossier: string;
  readonly folder: string;
};

export async function setPageStage(): Promise<PageStage> {
  const folder = await mkdtemp(join(tmpdir(), 'palmares-page-'));
  const dossier = join(folder, 'dossier.pdf');
  await writeFile(
    dossier,
    await makeDossier({
      title: 'Guichet itinérant',
      organisation: 'CAF du Nord',
      category: 'Innovation sociale',
      summary: 'Un guichet qui va vers les allocataires.',
    }),
  );
  const api = await startApiProcess();
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: chromiumArguments,
  });
  return {
    api,
    browser,
    dossier,
    folder,
    open: async (options = {}) => {
      const context = await browser.newContext({
        baseURL: api.address(),
        locale: 'fr-FR',
        viewport: { width: 1280, height: 900 },
        ...options,
      });
      context.setDefaultTimeout(PATIENCE_MS);
      return context.newPage();
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      await api[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Begins a draft as a candidate does; the page then shows its form. Gives its id. */
export async function beginDraftOnPage(page: Page, title = 'Guichet itinérant'): Promise<string> {
  await page.goto('/candidature');
  await page.getByLabel('Titre du projet').fill(title);
  await page.getByLabel('Nom et prénom').fill('Ada Martin');
  await page.getByLabel('Adresse électronique').fill('ada@example.org');
  await page.getByRole('button', { name: 'Ouvrir le brouillon' }).click();
  await page.waitForURL(/\/candidature\/[\w-]{36}/);
  return new URL(page.url()).pathname.split('/')[2] ?? '';
}

/** Fills in whatever a deposit needs beside its dossier, and saves. */
export async function fillInOnPage(page: Page): Promise<void> {
  await page.getByLabel('Organisme qui candidate').fill('CAF du Nord');
  await page.getByLabel('Innovation sociale').check();
  for (const [name, text] of Object.entries(texts)) await page.locator(`[name="${name}"]`).fill(text);
  await page.getByLabel('Projet terminé').check();
  await page.getByLabel('Oui', { exact: true }).check();
  await page.getByLabel('Nous acceptons le règlement du concours.').check();
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).last().click();
  await page.getByText('Vos renseignements sont enregistrés.').waitFor();
}

/** Answers to the form's questions of free text, by field. */
export const texts = {
  summary: 'Un guichet qui va vers les allocataires.',
  objectives: 'Rejoindre 500 personnes éloignées du numérique.',
  startedOn: '01/09/2019',
  endedOn: '30/06/2021',
  measuredResults: '612 personnes reçues.',
  costs: '24 000 euros',
  generalisation: 'Transposable à toute caisse.',
  interbranch: 'Mené avec la CPAM.',
};
