import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { readClamdAnswer } from './clamd-answer.ts';

test.each([
  ['stream: OK', { kind: 'clean' }],
  ['stream: Eicar-Test-Signature FOUND', { kind: 'infected', found: 'Eicar-Test-Signature' }],
  ['INSTREAM size limit exceeded. ERROR', { kind: 'unscannable' }],
])('%s', (answer, verdict) => {
  expect(readClamdAnswer(answer)).toEqual(verdict);
});

test.each(['', 'stream:', 'INSTREAM: Can’t allocate memory. ERROR', 'UNKNOWN COMMAND', 'stream: OK\nx'])(
  'no verdict: %s',
  (answer) => {
    expect(() => readClamdAnswer(answer)).toThrow('answered with an error');
  },
);

test('nothing but its own words makes a file clean', () => {
  const isClean = (answer: string) => {
    try {
      return readClamdAnswer(answer).kind === 'clean';
    } catch {
      return false;
    }
  };
  assert(
    property(string(), (noise) => {
      expect(isClean(`stream: ${noise}`)).toBe(noise === 'OK');
      expect(isClean(noise)).toBe(noise === 'stream: OK');
    }),
  );
});
