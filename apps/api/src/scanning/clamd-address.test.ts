import { expect, test } from 'vitest';
import { parseClamdAddress } from './clamd-address.ts';

test.each([
  ['tcp://clamav:3310', { host: 'clamav', port: 3310 }],
  ['tcp://127.0.0.1:3310', { host: '127.0.0.1', port: 3310 }],
  ['tcp://[::1]:3310', { host: '::1', port: 3310 }],
  ['unix:/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
])('%s', (url, address) => {
  expect(parseClamdAddress(url)).toEqual(address);
});
