import { ConfigError, readConfig } from '@palmares/runtime/read-config';
import { expect, test } from 'vitest';
import { apiConfig } from '../src/config.ts';

test('no variable at all is a valid configuration', () => {
  expect(readConfig(apiConfig, {})).toMatchObject({
    API_PORT: 8000,
    BLOBS_URL: expect.stringMatching(/^file:/),
  });
});

test('an object store’s mistakes are told together with all others, and nothing of its keys', () => {
  const env = { BLOBS_URL: 's3://me:hidden@AB?acl=public', CLAMD_URL: 'clamd', SMTP_URL: 'mail' };
  const read = () => readConfig(apiConfig, env);
  expect(read).toThrow(ConfigError);
  expect(read).toThrow(/(?: {2}BLOBS_URL: .*\n){3} {2}SMTP_URL: .*\n {2}CLAMD_URL: .*$/);
  expect(read).not.toThrow(/hidden/);
});

test('an object store is taken as it is written', () => {
  const url = 's3://palmares?endpoint=http://127.0.0.1:9000';
  expect(readConfig(apiConfig, { BLOBS_URL: url }).BLOBS_URL).toBe(url);
});
