import { expect, test } from 'vitest';
import { createLog, type Logger } from './log.ts';

function linesOf(write: (log: Logger) => void): string {
  const lines: string[] = [];
  write(createLog('api', 'info', { destination: { write: (line) => lines.push(line) } }));
  return lines.join('');
}

test('a line is JSON with the process, the level in words and the instant', () => {
  const line: unknown = JSON.parse(linesOf((log) => log.info({ entry: 'SOC-012' }, 'screened')));
  expect(line).toMatchObject({ name: 'api', level: 'info', entry: 'SOC-012', msg: 'screened' });
  expect(line).toHaveProperty('time', expect.stringMatching(/^\d{4}-.*Z$/));
});

test('secrets and grades are left out at any depth', () => {
  const lines = linesOf((log) =>
    log.info({
      request: { headers: { authorization: 's3cret', 'set-cookie': 's3cret' } },
      applications: [{ id: 'a1', depositKey: 's3cret' }],
      signer: { kid: 'k', privateJwk: 's3cret' },
      config: { SLACK_SIGNING_SECRET: 's3cret', SLACK_BOT_TOKEN: 's3cret' },
      sheet: { grades: { clarity: 's3cret' }, comment: 's3cret' },
    }),
  );
  expect(lines).not.toContain('s3cret');
  expect(lines).toContain('"id":"a1"');
});

test('an error is logged with its cause, and without the request an HTTP client attached to it', () => {
  const error = Object.assign(new Error('refused', { cause: new Error('no route') }), {
    config: { headers: { Authorization: 's3cret' } },
  });
  const lines = linesOf((log) => log.error({ err: error }, 'could not publish'));
  expect(lines).toContain('refused: no route');
  expect(lines).not.toContain('s3cret');
});

test.each([
  'Authorization: Bearer abc.s3cret',
  'token xoxb-12-s3cret refused',
  'cannot reach postgres://palmares:s3cret@db/palmares',
])('a secret inside a sentence is taken out: %s', (message) => {
  expect(linesOf((log) => log.warn(message))).not.toContain('s3cret');
  expect(linesOf((log) => log.error(new Error(message)))).not.toContain('s3cret');
});

test('a record that holds itself is logged once', () => {
  const record: Record<string, unknown> = { code: 'SOC-012' };
  record['self'] = record;
  expect(linesOf((log) => log.info({ record }))).toContain('"self":"[circular]"');
});

test('instants and addresses write themselves', () => {
  const lines = linesOf((log) =>
    log.info({ at: Temporal.Instant.from('2022-04-01T21:30:00Z'), url: new URL('http://h/') }),
  );
  expect(lines).toContain('"at":"2022-04-01T21:30:00Z"');
  expect(lines).toContain('"url":"http://h/"');
});
