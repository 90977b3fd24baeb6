import { expect, test } from 'vitest';
import { blobsPlace } from './blobs-url.ts';

test('a folder', () => {
  expect(blobsPlace.parse('file:///var/palmares/blobs')).toEqual({
    kind: 'folder',
    folder: '/var/palmares/blobs',
  });
});

test.each([
  ['s3://palmares', { bucket: 'palmares', prefix: '' }],
  ['s3://palmares/', { bucket: 'palmares', prefix: '' }],
  [
    's3://palmares/gpi/2022?region=eu-west-3',
    { bucket: 'palmares', prefix: 'gpi/2022/', region: 'eu-west-3' },
  ],
  [
    's3://pal.mares-1?endpoint=http://127.0.0.1:9000&region=fr',
    { bucket: 'pal.mares-1', prefix: '', endpoint: 'http://127.0.0.1:9000', region: 'fr' },
  ],
  [
    `s3://palmares?endpoint=${encodeURIComponent('https://s3.example.org/')}`,
    { bucket: 'palmares', prefix: '', endpoint: 'https://s3.example.org/' },
  ],
])('%s', (url, place) => {
  expect(blobsPlace.parse(url)).toEqual({ kind: 'bucket', ...place });
});

test.each([
  ['s3://PALMARES', 'bucket’s name'],
  ['s3://ab', 'bucket’s name'],
  ['s3://palmares//x', 'prefix'],
  ['s3://palmares/a b', 'prefix'],
  ['s3://palmares?acl=public', 'nothing after'],
  ['s3://palmares?region=a&region=b', 'nothing after'],
  ['s3://palmares#x', 'nothing after'],
  ['s3://palmares?endpoint=s3.example.org', 'endpoint'],
  ['s3://palmares?endpoint=https://me:hidden@s3.example.org', 'endpoint'],
  ['s3://palmares?endpoint=https://s3.example.org/path', 'endpoint'],
  ['s3://palmares?region=', 'region'],
  ['s3://AKIA:hidden@palmares', 'AWS_ACCESS_KEY_ID'],
  ['https://palmares', 's3://<bucket>'],
  ['palmares', 's3://<bucket>'],
])('%s is refused', (url, message) => {
  const parsed = blobsPlace.safeParse(url);
  expect(parsed.error?.issues.map((issue) => issue.message)).toEqual([expect.stringContaining(message)]);
  expect(JSON.stringify(parsed.error)).not.toContain('hidden');
});

test('every mistake is told at once', () => {
  const parsed = blobsPlace.safeParse('s3://me:hidden@AB?endpoint=ftp://x&region=É&acl=1');
  expect(parsed.error?.issues).toHaveLength(5);
});
