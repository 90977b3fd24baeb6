import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumArguments } from '../src/find-chromium.ts';
import {
  beginDraftOnPage,
  executablePath,
  fillInOnPage,
  type PageStage,
  setPageStage,
} from '../test/page/page-stage.ts';

const LEAST = 0.95;
/**
 * A busy machine makes a page look slower than it is, never faster: the best look is the truest. Milliseconds after
 * which no further one is taken.
 */
const LOOK_UNTIL = 180_000;

describe.skipIf(executablePath === undefined)('by Lighthouse, on a telephone with a slow line', () => {
  let stage: PageStage;
  beforeAll(async () => {
    stage = await setPageStage();
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  async function judge(path: string, cookie?: string) {
    const chrome = await launch({
      ...(executablePath && { chromePath: executablePath }),
      chromeFlags: ['--headless=new', ...chromiumArguments],
      logLevel: 'silent',
      maxConnectionRetries: 180,
    });
    try {
      const judged = await lighthouse(`${stage.api.address()}${path}`, {
        port: chrome.port,
        logLevel: 'silent',
        output: 'json',
        onlyCategories: ['performance', 'accessibility'],
        ...(cookie === undefined ? {} : { extraHeaders: { Cookie: cookie } }),
      });
      const { performance, accessibility } = judged?.lhr.categories ?? {};
      return {
        title: judged?.lhr.audits['document-title']?.score,
        address: judged?.lhr.finalDisplayedUrl,
        performance: performance?.score ?? 0,
        accessibility: accessibility?.score ?? 0,
      };
    } finally {
      chrome.kill();
    }
  }

  async function judgeAtBest(path: string, cookie?: string) {
    const end = performance.now() + LOOK_UNTIL;
    let best = await judge(path, cookie);
    while (best.performance < LEAST && performance.now() < end) {
      const again = await judge(path, cookie);
      if (again.performance > best.performance) best = again;
    }
    return best;
  }

  test('the first page', async () => {
    const { performance, accessibility } = await judgeAtBest('/');
    expect(performance).toBeGreaterThanOrEqual(LEAST);
    expect(accessibility).toBeGreaterThanOrEqual(LEAST);
  });

  test('a candidate’s own form', async () => {
    const page = await stage.open();
    const id = await beginDraftOnPage(page);
    await fillInOnPage(page);
    const [session] = await page.context().cookies();
    const judged = await judgeAtBest(`/candidature/${id}`, `${session?.name}=${session?.value}`);
    expect(judged.address).toContain(id);
    expect(judged.performance).toBeGreaterThanOrEqual(LEAST);
    expect(judged.accessibility).toBeGreaterThanOrEqual(LEAST);
  });
});
