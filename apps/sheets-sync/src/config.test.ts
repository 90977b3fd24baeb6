import { ConfigError, readConfig } from '@palmares/runtime/read-config';
import { expect, test } from 'vitest';
import { configSchema } from './config.ts';

test('without any variable the mirror goes to the local workspace', () => {
  expect(readConfig(configSchema, { PALMARES_DATA: '/data' })).toMatchObject({
    SPREADSHEET_ID: 'palmares',
    SHEETS_ROOT_URL: 'http://127.0.0.1:8020/sheets/',
    GOOGLE_APPLICATION_CREDENTIALS: '/data/workspace/google-service-account.json',
  });
});

test('with a real account the client keeps to Google’s own address', () => {
  const env = { GOOGLE_APPLICATION_CREDENTIALS: '/key.json', SPREADSHEET_ID: '1aB-c_d' };
  expect(readConfig(configSchema, env)).toMatchObject({ ...env, SHEETS_ROOT_URL: undefined });
});

test('every mistake is reported at once', () => {
  const env = { GOOGLE_APPLICATION_CREDENTIALS: '/key.json', MIRROR_POLL_MS: 'souvent' };
  expect(() => readConfig(configSchema, env)).toThrow(ConfigError);
  expect(() => readConfig(configSchema, { ...env, SPREADSHEET_ID: 'https://docs.google.com' })).toThrow(
    /SPREADSHEET_ID[\s\S]*MIRROR_POLL_MS|MIRROR_POLL_MS[\s\S]*SPREADSHEET_ID/,
  );
});
