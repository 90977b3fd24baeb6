import { expect, test } from 'vitest';
import { redactAudit } from './redact-audit.ts';

const row = {
  seq: 7,
  revision: 3,
  instant: '2022-03-14T09:00:00.000Z',
  actorKind: 'member',
  actorId: 'juror-1',
  kind: 'score-sheet.submitted',
  subject: 'SOC-001',
  before: null,
  after: '{"version":1,"grades":{"objectifs":4},"comment":"ZEBRA"}',
  previousHash: '',
  hash: '',
};

test('of a score sheet, only the names of what was recorded are left', () => {
  const seen = redactAudit(row);
  expect(seen).toMatchObject({ redacted: true, before: null, after: ['version', 'grades', 'comment'] });
  expect(JSON.stringify(seen)).not.toMatch(/ZEBRA|objectifs|:4/);
});

test.each(['vote.cast', 'score-sheets', 'application', '.application', 'constructor.x'])(
  '%s is not known to be open, and so it is closed',
  (kind) => {
    expect(JSON.stringify(redactAudit({ ...row, kind }))).not.toContain('ZEBRA');
  },
);

test('what concerns applications, entries and people of the contest is told whole', () => {
  const after = '{"screening":"admissible"}';
  expect(redactAudit({ ...row, kind: 'entry.screened', after })).toMatchObject({
    redacted: false,
    after: { screening: 'admissible' },
  });
});

test('values without names are kept back whole', () => {
  expect(redactAudit({ ...row, after: '[4,5]', before: '3' })).toMatchObject({ before: [], after: [] });
});
