import { ConfigError, readConfig } from '@palmares/runtime/read-config';
import { expect, test } from 'vitest';
import { apiConfig } from '../src/config.ts';

test('no variable at all is a valid configuration', () => {
  expect(readConfig(apiConfig, {})).toMatchObject({
    API_PORT: 8000,
    BLOBS_URL: expect.stringMatching(/^file:/),
  });
});

test('an object store is refused by name', () => {
  expect(() => readConfig(apiConfig, { BLOBS_URL: 's3://bucket?region=eu' })).toThrow(ConfigError);
  expect(() => readConfig(apiConfig, { BLOBS_URL: 's3://bucket?region=eu' })).toThrow(/BLOBS_URL: .*file:/);
});
