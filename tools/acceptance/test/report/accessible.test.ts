import { reportCategory } from '@palmares/report/category/report-category';
import { reportJurors } from '@palmares/report/jurors/report-jurors';
import { renderHtml } from '@palmares/report/print/render-html';
import { inventCategory, plausibleGrades } from '@palmares/report/testing';
import { chromium } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { findBarriers } from '../../src/check-accessibility.ts';
import { chromiumArguments, findChromium } from '../../src/find-chromium.ts';

const executablePath = findChromium();
const category = inventCategory({ entries: 24, jurors: 6 }, plausibleGrades(24, 6), { rehearsal: true });

describe.skipIf(executablePath === undefined)('reports in a browser', () => {
  test.each([
    ['category', reportCategory],
    ['jurors', reportJurors],
  ])('%s: nobody is kept out, on a desk or on a phone', async (_, report) => {
    const browser = await chromium.launch({
      ...(executablePath && { executablePath }),
      args: chromiumArguments,
    });
    try {
      for (const width of [360, 1280]) {
        const page = await browser.newPage({ viewport: { width, height: 800 } });
        await page.setContent(renderHtml(report(category)));
        expect(await findBarriers(page)).toEqual([]);
        // A wide table scrolls in its own box: the page never does sideways.
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      }
    } finally {
      await browser.close();
    }
  });
});
