import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { loadEdition, parseEdition } from '../src/edition/load-edition.ts';
import { editionPath } from '../src/testing.ts';

const gpi = async () => JSON.parse(await readFile(editionPath, 'utf8'));

test('the first edition is valid, its deadline an instant', async () => {
  const edition = await loadEdition(editionPath);
  expect(edition.calendar.depositDeadline.toString()).toBe('2022-04-01T21:30:00Z');
  expect(edition.categories).toHaveLength(6);
  expect(edition.criteria.map(({ weight }) => weight)).toEqual([1, 1, 1, 1, 1, 1, 1]);
});

test('every mistake is told at once', async () => {
  const edition = await gpi();
  edition.criteria[2].weight = 0;
  edition.surprise = true;
  expect(() => parseEdition(edition)).toThrow(
    /surprise[\s\S]*criteria\[2\]\.weight|criteria\[2\]\.weight[\s\S]*surprise/,
  );
});

test.each([
  ['categories[1].slug', (e: Gpi) => (e.categories[1].slug = e.categories[0].slug)],
  ['categories[3].prefix', (e: Gpi) => (e.categories[3].prefix = e.categories[0].prefix)],
  ['calendar.gradingFrom', (e: Gpi) => (e.calendar.depositDeadline = '2022-05-01T23:30:00+02:00')],
  ['scale.anchors', (e: Gpi) => (e.scale.anchors = e.scale.anchors.toReversed())],
  ['timeZone', (e: Gpi) => (e.timeZone = 'Europe/Lutece')],
  ['criteria[2].weight', (e: Gpi) => (e.criteria[2].weight = 0)],
  ['calendar.opensAt', (e: Gpi) => (e.calendar.opensAt = '2022-01-10')],
])('the mistake is named: %s', async (where, spoil) => {
  const edition = await gpi();
  spoil(edition);
  expect(() => parseEdition(edition)).toThrow(where);
});

type Gpi = Awaited<ReturnType<typeof gpi>>;
