import { sampleDossiers } from '@palmares/sample-files/sample-dossiers';
import { sampleVideos } from '@palmares/sample-files/sample-videos';
import { expect, test } from 'vitest';

test.each([
  ['videos', sampleVideos, 50],
  ['dossiers', sampleDossiers, 60],
] as const)('there are enough %s, sound and hostile, each under its own name', (_, cases, least) => {
  expect(cases.length).toBeGreaterThanOrEqual(least);
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  expect(cases.filter(({ expect: { kind } }) => kind === 'accepted').length).toBeGreaterThan(20);
  expect(cases.filter(({ expect: { kind } }) => kind === 'refused').length).toBeGreaterThan(40);
});

// Encryption draws random bytes: those files may differ.
const repeatable = [...sampleVideos, ...sampleDossiers.filter(({ name }) => !/owner|password/u.test(name))];

test.each(repeatable)('$name is made of the same bytes again', async ({ make }) => {
  const [first, second] = [await make(), await make()];
  const bytes = (made: typeof first) => Buffer.from(made instanceof Uint8Array ? made : made.head);
  expect(bytes(first).equals(bytes(second))).toBe(true);
});
