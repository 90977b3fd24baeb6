import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { executablePath, type PageStage, setPageStage, texts } from './page-stage.ts';

const MOST_STOPS = 150;

/** Presses Tab until the element that `selector` means has the focus, as somebody does who has no mouse. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await page.keyboard.press('Tab');
    if (await page.locator(`${selector}:focus`).count()) return;
  }
  throw new Error(`the keyboard never reaches ${selector}`);
}

async function type(page: Page, field: string, text: string): Promise<void> {
  await tabTo(page, `#champ-${field}`);
  await page.keyboard.insertText(text);
}

async function press(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

describe.skipIf(executablePath === undefined)('a whole deposit by keyboard alone', () => {
  let stage: PageStage;
  beforeAll(async () => {
    stage = await setPageStage();
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  test.each([
    ['with script', true],
    ['without script', false],
  ])('%s', async (_, javaScriptEnabled) => {
    const page = await stage.open({ javaScriptEnabled });
    // Listened to from the start: a window for files that opens before anyone listens is lost.
    page.on('filechooser', (chooser) => void chooser.setFiles(stage.dossier));
    await page.goto('/');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Aller au contenu');
    await press(page, 'a[href="/candidature"]');

    await type(page, 'title', 'Guichet itinérant');
    await type(page, 'contact-name', 'Ada Martin');
    await type(page, 'contact-email', 'ada@example');
    await press(page, 'main button');
    // What must be mended has the focus, which a page without script gets when it is painted, maybe after its load; the
    // next stop leads to the field.
    await page.locator('#erreurs:focus').waitFor();
    await tabTo(page, '#erreurs a');
    await page.keyboard.press('Enter');
    await tabTo(page, '#champ-contact-email');
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText('ada@example.org');
    await press(page, 'main button');
    expect(await page.locator('h2').first().innerText()).toBe('BROUILLON — pas encore déposé');

    await type(page, 'organisation', 'CAF du Nord');
    await tabTo(page, '#champ-categories-innovation-sociale');
    await page.keyboard.press('Space');
    const { summary, objectives, startedOn, endedOn, measuredResults, costs } = texts;
    for (const [name, text] of Object.entries({ summary, objectives, startedOn, endedOn })) {
      await type(page, name, text);
    }
    await tabTo(page, '[name="status"]');
    await page.keyboard.press('Space');
    for (const [name, text] of Object.entries({ measuredResults, costs })) await type(page, name, text);
    await type(page, 'generalisation', texts.generalisation);
    await type(page, 'interbranch', texts.interbranch);
    await tabTo(page, '[name="publicationConsent"]');
    await page.keyboard.press('Space');
    await tabTo(page, '#champ-acceptsRules');
    await page.keyboard.press('Space');
    await press(page, 'button[value="fichiers"]');
    expect(await page.locator('h1').innerText()).toBe('Dossier et vidéo');

    await tabTo(page, '#champ-dossier');
    await page.keyboard.press('Space');
    await expect.poll(() => page.locator('#champ-dossier').inputValue()).toContain('dossier.pdf');
    await press(page, '#dossier button');
    expect(await page.locator('main').innerText()).toContain('Le dossier est reçu, vérifié et enregistré.');
    expect(await page.locator('#manque').innerText()).toContain('Il ne manque rien');

    await press(page, 'main p.actions a[href$="/depot"]');
    expect(await page.locator('main').innerText()).toContain('1 catégorie');
    await press(page, 'main form button');
    expect(await page.locator('h2').first().innerText()).toMatch(/^DÉPOSÉ — version 1, le .*heure de Paris/);
    const download = page.waitForEvent('download');
    await tabTo(page, 'a[href*="/receipt?version=1&format=pdf"]');
    await page.keyboard.press('Enter');
    expect((await download).suggestedFilename()).toMatch(/\.pdf$/);
    await page.context().close();
  });
});
