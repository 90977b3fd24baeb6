import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadEdition } from '@palmares/contest/edition/load-edition';
import { type StagedContest, stageContest } from '@palmares/demo/stage-contest';
import type { Palmares } from '@palmares/supervisor/start-palmares';
import { chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumArguments, findChromium } from '../../src/find-chromium.ts';
import { startEverything } from '../../src/start-everything.ts';
import { PATIENCE_MS } from '../../src/until.ts';
import { readApiRanking } from './api-ranking.ts';
import { readRankedTab, readTabs, type ShownEntry } from './sheet-page.ts';

let folder: string;
let palmares: Palmares;
let staged: StagedContest;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'palmares-demo-'));
  palmares = await startEverything(folder, { PALMARES_CLOCK: '2022-03-14T09:00:00+01:00' });
  staged = await stageContest(palmares, () => {});
}, 600_000);

afterAll(async () => {
  await palmares?.stop();
  await rm(folder, { recursive: true, force: true });
});

const sheets = () => palmares.addresses.sheets ?? '';

/** Each category with its tab's title, which may be a shortened name. */
async function listTabs(): Promise<{ slug: string; title: string }[]> {
  const { categories } = await loadEdition(palmares.config.PALMARES_EDITION);
  const [, ...titles] = await readTabs(sheets());
  return categories.map(({ slug }, index) => ({ slug, title: titles[index] ?? '' }));
}

/** The same lines as the sheet words them. */
async function wordApiRanking(slug: string): Promise<ShownEntry[]> {
  return (await readApiRanking(palmares.addresses.api, staged.key, slug)).map((entry) => ({
    rank: entry.rank === null ? 'sans note' : `${entry.rank}${entry.tied ? ' ex æquo' : ''}`,
    code: entry.code,
    mark: entry.mark ?? '',
    sheets: `${entry.submitted}/${entry.expected}`,
  }));
}

test('the demonstration deposits sixty entries and has about half the sheets filled', () => {
  expect(staged.entries).toHaveLength(60);
  expect(staged.jurors).toHaveLength(48);
  expect(staged.sheets).toBeGreaterThan(220);
  expect(staged.sheets).toBeLessThanOrEqual(240);
});

test('six ranked tabs agree with the API’s rankings, and the workbook is on the disk', async () => {
  for (const { slug, title } of await listTabs()) {
    const wanted = await wordApiRanking(slug);
    expect(wanted).toHaveLength(10);
    await expect.poll(async () => (await readRankedTab(sheets(), title)).map(plain)).toEqual(wanted);
  }
  expect(existsSync(join(folder, 'palmares.xlsx'))).toBe(true);
});

/** Below the quorum the sheet says so beside the rank; the API says it in a field of its own. */
const plain = (entry: ShownEntry): ShownEntry => ({
  ...entry,
  rank: entry.rank.replace(' (provisoire)', ''),
});

const executablePath = findChromium();
if (executablePath === undefined) console.warn('No Chromium was found: the test in a browser is skipped.');

test.skipIf(executablePath === undefined)(
  'a sheet filled by hand in the browser moves the ranking on the sheet’s page',
  async () => {
    const { juror, code } = staged.waiting;
    const tab = (await listTabs()).find(({ slug }) => slug === juror.category);
    const before = (await readRankedTab(sheets(), tab?.title ?? '')).find((entry) => entry.code === code);
    const browser = await chromium.launch({
      ...(executablePath && { executablePath }),
      args: chromiumArguments,
    });
    try {
      const sheet = await browser.newPage();
      await sheet.goto(`${sheets()}/palmares`);
      await sheet.locator(`[data-tab="${tab?.title}"]`).click();
      const slack = await browser.newPage();
      await gradeByHand(slack, `${palmares.addresses.slack}?member=${juror.slackUserId}&view=direct`, code);
      const row = sheet.locator('tr[data-row]').filter({ hasText: code });
      const sheetsCell = before?.sheets.replace(/^\d+/, (count) => String(Number(count) + 1)) ?? '';
      await row.getByText(sheetsCell, { exact: true }).waitFor({ timeout: PATIENCE_MS });
    } finally {
      await browser.close();
    }
    const after = (await readRankedTab(sheets(), tab?.title ?? '')).find((entry) => entry.code === code);
    expect(after?.mark).not.toBe(before?.mark);
  },
);

/** What a juror does: the command, the best grade on each criterion, a comment, the button. */
async function gradeByHand(page: Page, url: string, code: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel('Message ou commande').fill(`/noter ${code}`);
  await page.getByRole('button', { name: 'Envoyer' }).click();
  const grid = page.getByRole('dialog');
  const selects = grid.locator('select');
  await expect.poll(() => selects.count()).toBe(7);
  for (let index = 0; index < 7; index += 1) await selects.nth(index).selectOption({ index: 1 });
  await grid.getByLabel('Commentaire').fill('Convaincant, chiffré, transposable.');
  await grid.getByRole('button', { name: 'Valider la grille' }).click();
  await grid.getByText('est validée').waitFor({ timeout: PATIENCE_MS });
}
