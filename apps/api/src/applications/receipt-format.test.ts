import { expect, test } from 'vitest';
import { negotiateReceiptFormat } from './receipt-format.ts';

test.each([
  [undefined, 'json'],
  ['', 'json'],
  ['*/*', 'json'],
  ['application/*', 'json'],
  ['application/pdf', 'pdf'],
  ['Application/PDF', 'pdf'],
  ['application/jose', 'jose'],
  ['application/pdf, application/json', 'json'],
  ['application/json;q=0.5, application/pdf', 'pdf'],
  ['application/json;q=0.5, application/jose;q=0.8, application/pdf;q=0.1', 'jose'],
  // A browser, which would rather have a page.
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'json'],
  ['application/json;q=0, */*', 'pdf'],
  ['application/pdf;q=0.2, application/*;q=0', 'pdf'],
  ['text/html', null],
  ['application/json;q=0', null],
  ['*/*;q=0', null],
])('%s', (accept, format) => {
  expect(negotiateReceiptFormat(accept)).toBe(format);
});
