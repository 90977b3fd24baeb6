import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { reportCategory } from '../src/category/report-category.ts';
import { reportJurors } from '../src/jurors/report-jurors.ts';
import { renderHtml } from '../src/print/render-html.ts';
import { renderPdf } from '../src/print/render-pdf.ts';
import { inventCategory, plausibleGrades } from './invent-category.ts';
import { readPdf } from './read-pdf.ts';

const HOSTILE = '</svg><script>alert(1)</script> & "œuvre" =1+1';
const category = inventCategory({ entries: 45, jurors: 6, titles: [HOSTILE] }, plausibleGrades(45, 6), {
  rehearsal: true,
});
const real = { ...category, rehearsal: false };

describe.each([
  ['category', reportCategory],
  ['jurors', reportJurors],
])('%s', (_, report) => {
  const html = renderHtml(report(category));
  const { document } = parseHTML(html);

  test('is one French page that needs nothing else, and runs nothing', () => {
    expect(html).toMatch(/^<!doctype html>/);
    expect(document.documentElement.getAttribute('lang')).toBe('fr');
    expect(document.querySelectorAll('script, link, iframe, img, object, a, [src], [href]')).toHaveLength(0);
    expect(html).not.toMatch(/\son\w+=|url\(|@import|javascript:/);
    expect(document.querySelectorAll('h1')).toHaveLength(1);
    expect(document.title).toBe(document.querySelector('h1')?.textContent);
  });

  test('every table names its rows and columns, every picture says what it shows', () => {
    const tables = [...document.querySelectorAll('table')];
    expect(tables.length).toBeGreaterThan(0);
    for (const table of tables) {
      expect(table.querySelector('caption')?.textContent).not.toBe('');
      expect(table.querySelectorAll('thead th:not([scope=col])')).toHaveLength(0);
      for (const row of table.querySelectorAll('tbody tr'))
        expect(row.firstElementChild?.getAttribute('scope')).toBe('row');
    }
    const figures = [...document.querySelectorAll('figure')];
    expect(figures.length).toBeGreaterThan(0);
    for (const figure of figures) {
      expect(figure.querySelector('figcaption')?.textContent).not.toBe('');
      for (const picture of figure.querySelectorAll('.picture')) {
        expect(picture.getAttribute('role')).toBe('img');
        expect(picture.getAttribute('aria-label')).toMatch(/tableau qui suit/);
        expect(picture.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
        expect(picture.querySelector('svg')?.getAttribute('viewBox')).toMatch(/^0 0 720 \d+$/);
      }
      expect(figure.nextElementSibling?.querySelector('table')).not.toBeNull();
    }
  });

  test('pictures are black, white and grey', () => {
    const colours = html.match(/(?<!&)#[0-9a-f]{3,8}\b/gi) ?? [];
    expect(colours.length).toBeGreaterThan(0);
    for (const colour of colours) expect(colour).toMatch(/^#(?:(.)\1\1|(..)\2\2)$/);
  });

  test('a PDF with its fonts inside, which says the same', async () => {
    const pdf = await readPdf(await renderPdf(report(category), category.instant));
    expect(pdf.title).toBe(document.title);
    expect(pdf.language).toContain('fr-FR');
    expect(pdf.hasScript).toBe(false);
    expect(pdf.fonts.length).toBeGreaterThan(0);
    expect(pdf.fonts.filter(({ isEmbedded }) => !isEmbedded)).toEqual([]);
    const text = pdf.pages.join(' ').replaceAll(/\s/g, '');
    for (const heading of document.querySelectorAll('h1, h2, caption'))
      expect(text).toContain(heading.textContent?.replaceAll(/\s/g, ''));
  });

  test('a rehearsal says so on every page, a real contest nowhere', async () => {
    expect(document.querySelector('.banner')?.textContent).toContain('Répétition');
    const rehearsed = await readPdf(await renderPdf(report(category), category.instant));
    for (const page of rehearsed.pages) expect(page).toContain('Répétition');
    expect(renderHtml(report(real))).not.toContain('Répétition');
    const pages = (await readPdf(await renderPdf(report(real), real.instant))).pages;
    expect(pages.filter((page) => page.includes('Répétition'))).toEqual([]);
  });

  test('the same report is the same to the letter', () => {
    expect(renderHtml(report(category))).toBe(html);
  });
});

test('what candidates wrote is shown as they wrote it', async () => {
  const { document } = parseHTML(renderHtml(reportCategory(category)));
  expect(document.querySelector('dl')?.textContent).toContain(HOSTILE);
  expect(document.querySelector('.picture')?.textContent).toContain('</svg><script>');
  const { pages } = await readPdf(await renderPdf(reportCategory(category), category.instant));
  expect(pages.join(' ')).toContain('<script>alert(1)</script> & "œuvre" =1+1');
});

test('forty-five entries fit pages: more than one picture, each told apart', () => {
  const { document } = parseHTML(renderHtml(reportCategory(category)));
  const labels = [...(document.querySelector('figure')?.querySelectorAll('.picture') ?? [])].map((one) =>
    one.getAttribute('aria-label'),
  );
  expect(labels).toEqual([
    expect.stringContaining('(image 1 sur 2)'),
    expect.stringContaining('(image 2 sur 2)'),
  ]);
});
