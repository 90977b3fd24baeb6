import { expect, test } from 'vitest';
import { z } from 'zod';
import { commonConfig, commonEnvironment, withCommonDefaults } from './common-config.ts';
import { wholeNumber } from './config-fields.ts';
import { ConfigError, readConfig } from './read-config.ts';

function mistakesOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
  return [];
}

test('no variable at all is a valid configuration', () => {
  const config = readConfig(commonConfig, {});
  expect(config.API_PORT).toBe(8000);
  expect(config.BOT_PORT).toBe(8010);
  expect(config.WORKSPACE_PORT).toBe(8020);
  expect(config.PUBLIC_URL).toBe('http://127.0.0.1:8000');
  expect(config.PALMARES_CLOCK).toBeUndefined();
  expect(config.PALMARES_EDITION).toMatch(/\/editions\/gpi-2022\.json$/);
});

test('database, files and links follow from the data folder and the address', () => {
  const config = readConfig(commonConfig, { PALMARES_DATA: '/srv/gp i', API_HOST: '::1', API_PORT: '81' });
  expect(config.DATABASE_URL).toBe('sqlite:/srv/gp i/palmares.sqlite');
  expect(config.BLOBS_URL).toBe('file:///srv/gp%20i/blobs');
  expect(config.PUBLIC_URL).toBe('http://[::1]:81');
});

test.each([
  ['sqlite:./a/b.sqlite', `sqlite:${process.cwd()}/a/b.sqlite`],
  ['sqlite:///a/b.sqlite', 'sqlite:/a/b.sqlite'],
  ['sqlite::memory:', 'sqlite::memory:'],
  ['postgres://u:p@host/db', 'postgres://u:p@host/db'],
])('the database %s is %s', (given, read) => {
  expect(readConfig(commonConfig, { DATABASE_URL: given }).DATABASE_URL).toBe(read);
});

test('files in a relative folder are found from the current one, not from the root', () => {
  expect(readConfig(commonConfig, { BLOBS_URL: 'file:./blobs' }).BLOBS_URL).toBe(
    `file://${process.cwd()}/blobs`,
  );
});

test('the rehearsal clock is an instant with its offset', () => {
  const config = readConfig(commonConfig, { PALMARES_CLOCK: '2022-03-15T09:00:00+01:00' });
  expect(config.PALMARES_CLOCK?.toString()).toBe('2022-03-15T08:00:00Z');
});

test('every mistake is told at once, by name, without repeating a value', () => {
  const schema = z
    .object({ ...commonEnvironment, JURORS: wholeNumber(1), SIGNING_SECRET: z.string('expected a secret') })
    .transform(withCommonDefaults);
  const env = {
    API_PORT: '70000',
    PALMARES_CLOCK: 'hier',
    DATABASE_URL: 'mysql://root:hunter2@h/db',
    LOG_LEVEL: 'loud',
    PUBLIC_URL: 'palmares.example.org',
    JURORS: '0',
  };
  const mistakes = mistakesOf(() => readConfig(schema, env));
  expect(mistakes.toSorted()).toEqual([
    'API_PORT: expected a port number from 0 to 65535',
    'DATABASE_URL: expected sqlite:<path> or postgres://…',
    'JURORS: expected a whole number of at least 1',
    'LOG_LEVEL: expected fatal, error, warn, info, debug, trace or silent',
    'PALMARES_CLOCK: expected an instant such as 2022-03-15T09:00:00+01:00 (RFC 3339)',
    'PUBLIC_URL: expected an address such as https://palmares.example.org',
    'SIGNING_SECRET is not set: expected a secret',
  ]);
  expect(mistakes.join()).not.toContain('hunter2');
});

test('a variable that is set to nothing counts as absent', () => {
  expect(readConfig(commonConfig, { API_PORT: '', LOG_LEVEL: '  ' })).toMatchObject({
    API_PORT: 8000,
    LOG_LEVEL: 'info',
  });
});

test('the configuration is frozen', () => {
  expect(Object.isFrozen(readConfig(commonConfig, {}))).toBe(true);
});

test('paths are put behind the public address without a double slash', () => {
  expect(readConfig(commonConfig, { PUBLIC_URL: 'https://gpi.example.org/' }).PUBLIC_URL).toBe(
    'https://gpi.example.org',
  );
});
