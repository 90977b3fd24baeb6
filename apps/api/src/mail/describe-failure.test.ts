import { expect, test } from 'vitest';
import { describeFailure } from './describe-failure.ts';

const failure = (fields: object) => Object.assign(new Error('failed'), fields);

test.each([
  [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550, response: '550 No such user' }, 'refused'],
  [{ code: 'EMESSAGE', command: 'DATA', responseCode: 554, response: '554 Refused' }, 'refused'],
  [{ code: 'EENVELOPE' }, 'refused'],
  [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 450, response: '450 Later' }, 'unavailable'],
  [{ code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 550, response: '550 Not you' }, 'unavailable'],
  [{ code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535, response: '535 Wrong' }, 'unavailable'],
  [{ code: 'EMESSAGE', command: 'DATA', responseCode: 503, response: '503 Sequence' }, 'unavailable'],
  [{ code: 'ECONNECTION' }, 'unavailable'],
  [{ code: 'ETIMEDOUT', command: 'CONN' }, 'unavailable'],
  [{ code: 'EABORT' }, 'aborted'],
])('%j: %s', (fields, kind) => {
  expect(describeFailure(failure(fields)).kind).toBe(kind);
});

test('what a server quotes of a link is not kept, and what it says is one short line', () => {
  const response = `554 spam: https://x.example/acces/s3cr3t\r\n${'a'.repeat(2000)}`;
  const described = describeFailure(failure({ command: 'DATA', responseCode: 554, response }));
  if (described.kind !== 'refused') throw new Error(described.kind);
  expect(described.said).toMatch(/^554 spam: https:\/\/x\.example\/acces\/… a+$/);
  expect(described.said.length).toBe(500);
  expect(describeFailure('what?')).toEqual({ kind: 'unavailable', said: '' });
});
