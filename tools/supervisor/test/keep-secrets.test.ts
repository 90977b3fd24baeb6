import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepSecrets } from '../src/keep-secrets.ts';
import { dataFolder } from './stand-ins.ts';

test('only the owner may read the secrets', async () => {
  await using data = await dataFolder();
  await keepSecrets(data.path);
  const { mode } = await stat(join(data.path, 'workspace/secrets.json'));
  expect((mode & 0o777).toString(8)).toBe('600');
});

test('several that start at once agree, and leave no draft behind', async () => {
  await using data = await dataFolder();
  const kept = await Promise.all(Array.from({ length: 8 }, () => keepSecrets(data.path)));
  expect(new Set(kept.map((secrets) => secrets.signingSecret)).size).toBe(1);
  expect(await readdir(join(data.path, 'workspace'))).toEqual(['secrets.json']);
});

test('two data folders have different secrets', async () => {
  await using one = await dataFolder();
  await using other = await dataFolder();
  expect((await keepSecrets(one.path)).signingSecret).not.toBe((await keepSecrets(other.path)).signingSecret);
});

test('a damaged file is told, never replaced', async () => {
  await using data = await dataFolder();
  const file = join(data.path, 'workspace/secrets.json');
  await mkdir(join(data.path, 'workspace'));
  await writeFile(file, '{ "botToken": ');
  await expect(keepSecrets(data.path)).rejects.toThrow(`${file} can't be read`);
});
