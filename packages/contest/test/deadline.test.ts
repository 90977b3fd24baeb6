import { listMails } from '@palmares/db/mails';
import { beforeEach, describe, expect, test } from 'vitest';
import { attachFile, type StoredFile } from '../src/acts/attach-file.ts';
import { changeApplication } from '../src/acts/change-application.ts';
import { deleteApplication } from '../src/acts/delete-application.ts';
import { depositApplication } from '../src/acts/deposit-application.ts';
import { grantExtension } from '../src/acts/grant-extension.ts';
import { withdrawApplication } from '../src/acts/withdraw-application.ts';
import {
  addMember,
  completeDraft,
  depositComplete,
  operator,
  paperDossier,
  type TestDraft,
} from '../src/testing.ts';
import { viewApplication, viewProblems } from '../src/views/application.ts';
import { BEGIN, describeContest } from './describe-contest.ts';

const LAST = '2022-04-01T21:30:00.000Z';
const TOO_LATE = '2022-04-01T21:30:00.001Z';
const EXTENDED = '2022-04-04T10:00:00.000Z';

describeContest((t) => {
  const depositAt = (draft: TestDraft, askedAt: string) => {
    t.setClock(askedAt);
    return depositApplication(t.contest, draft.candidate, draft.id, { askedAt: t.contest.clock() });
  };
  const extend = (draft: TestDraft, until: string, reason = 'Panne de la messagerie') =>
    grantExtension(t.contest, operator, draft.id, { until: Temporal.Instant.from(until), reason });

  test.each([
    ['2022-04-01T21:29:59.999Z', 'deposited'],
    [LAST, 'deposited'],
    ['2022-04-01T21:30:00.0005Z', 'deposited'],
    ['2022-04-01T21:30:00.000999999Z', 'deposited'],
    [TOO_LATE, 'late'],
    ['2022-04-02T09:00:00Z', 'late'],
  ])('what is asked for at %s is %s', async (askedAt, kind) => {
    t.setClock(BEGIN);
    const draft = await completeDraft(t.contest);
    expect((await depositAt(draft, askedAt)).kind).toBe(kind);
    const status = kind === 'late' ? 'draft' : 'deposited';
    const viewed = await viewApplication(t.contest, draft.candidate, draft.id);
    expect(viewed).toMatchObject({ application: { status } });
  });

  describe('a deposit asked for in time that comes to its turn past the deadline', () => {
    let draft: TestDraft;
    beforeEach(async () => {
      t.setClock(BEGIN);
      draft = await completeDraft(t.contest);
      t.setClock(TOO_LATE);
    });
    const attach = (change: Partial<StoredFile>) =>
      attachFile(t.contest, draft.candidate, draft.id, paperDossier(change));
    const deposit = () =>
      depositApplication(t.contest, draft.candidate, draft.id, { askedAt: Temporal.Instant.from(LAST) });

    test('holds what was there', async () => {
      expect(await deposit()).toMatchObject({ kind: 'deposited', receipt: { depositedAt: LAST } });
    });

    test('holds a file that had arrived, whenever its checks end', async () => {
      await attach({ sha256: '01'.repeat(32), receivedAt: Temporal.Instant.from(LAST) });
      expect(await deposit()).toMatchObject({ receipt: { dossier: { sha256: '01'.repeat(32) } } });
    });

    test('is late with a file that arrived since, also where one in time is attached after it', async () => {
      await attach({ receivedAt: Temporal.Instant.from(TOO_LATE) });
      expect(await deposit()).toMatchObject({ kind: 'late' });
      await attach({ receivedAt: Temporal.Instant.from(LAST) });
      expect(await deposit()).toMatchObject({ kind: 'late' });
    });

    test('is late with any other change since', async () => {
      await changeApplication(t.contest, draft.candidate, draft.id, { title: 'En retard' });
      expect(await deposit()).toMatchObject({ kind: 'late' });
    });
  });

  test('past the deadline a draft is begun, changed and kept, and an extension opens it alone', async () => {
    t.setClock('2022-04-02T08:00:00Z');
    const draft = await completeDraft(t.contest);
    const other = await completeDraft(t.contest);
    const changed = await changeApplication(t.contest, draft.candidate, draft.id, { title: 'En retard' });
    expect(changed).toEqual({ kind: 'changed' });
    expect(await depositAt(draft, '2022-04-02T08:30:00Z')).toMatchObject({ kind: 'late' });

    const granted = await extend(draft, '2022-04-04T12:00:00+02:00');
    expect(granted).toMatchObject({ kind: 'granted', code: draft.code, told: true });
    const deadline = Temporal.Instant.from(EXTENDED);
    expect(await viewProblems(t.contest, draft.candidate, draft.id)).toMatchObject({ deadline, late: false });
    const viewed = await viewApplication(t.contest, draft.candidate, draft.id);
    expect(viewed).toMatchObject({ application: { deadline } });

    expect(await depositAt(draft, '2022-04-04T10:00:00.001Z')).toEqual({ kind: 'late', deadline });
    expect(await depositAt(other, EXTENDED)).toMatchObject({
      kind: 'late',
      deadline: Temporal.Instant.from(LAST),
    });
    expect(await depositAt(draft, EXTENDED)).toMatchObject({
      kind: 'deposited',
      receipt: { depositedAt: EXTENDED, title: 'En retard' },
    });
  });

  test('the latest extension holds, a shorter one too; the same again changes nothing', async () => {
    t.setClock('2022-04-02T08:00:00Z');
    const draft = await completeDraft(t.contest);
    await extend(draft, '2022-04-08T10:00:00Z');
    await extend(draft, EXTENDED, 'Convenu par téléphone');
    await extend(draft, EXTENDED, 'Convenu par téléphone');
    const kind = 'extension-granted';
    const mails = await listMails(t.contest.db, { application: draft.id, kind, limit: 10 });
    // The first had not left, and named the former deadline.
    expect(mails.map(({ state }) => state).sort()).toEqual(['cancelled', 'queued']);
    expect(await depositAt(draft, '2022-04-04T10:00:00.001Z')).toMatchObject({ kind: 'late' });
    expect(await depositAt(draft, EXTENDED)).toMatchObject({ kind: 'deposited' });
  });

  test('a new version may be deposited under an extension, and the one that counts is kept without', async () => {
    t.setClock(BEGIN);
    const deposit = await depositComplete(t.contest);
    t.setClock('2022-04-02T08:00:00Z');
    await changeApplication(t.contest, deposit.candidate, deposit.id, { title: 'Version 2' });
    expect(await depositAt(deposit, '2022-04-02T08:00:00Z')).toMatchObject({ kind: 'late' });
    const kept = await viewApplication(t.contest, deposit.candidate, deposit.id);
    expect(kept).toMatchObject({ application: { status: 'deposited', version: 1 } });
    await extend(deposit, EXTENDED);
    expect(await depositAt(deposit, EXTENDED)).toMatchObject({ receipt: { version: 2 } });
  });

  test('an extension ends in the future and after the deadline, and takes a reason', async () => {
    t.setClock(BEGIN);
    const draft = await completeDraft(t.contest);
    expect(await extend(draft, LAST)).toEqual({
      kind: 'until-too-early',
      after: Temporal.Instant.from(LAST),
    });
    expect(await extend(draft, EXTENDED, '  ')).toEqual({ kind: 'needs-reason' });
    t.setClock('2022-04-05T08:00:00Z');
    expect(await extend(draft, EXTENDED)).toEqual({
      kind: 'until-too-early',
      after: Temporal.Instant.from('2022-04-05T08:00:00Z'),
    });
    expect(await grantExtension(t.contest, operator, 'nobody', granting)).toEqual({ kind: 'not-found' });
    const { candidate, id } = draft;
    for (const person of [candidate, { kind: 'public' } as const, await addMember(t.contest, 'UJ')])
      expect(await grantExtension(t.contest, person, id, granting)).toEqual({ kind: 'forbidden' });
  });

  test('a draft with an extension can be deleted; a withdrawn application gets none', async () => {
    t.setClock(BEGIN);
    const draft = await completeDraft(t.contest);
    await extend(draft, EXTENDED);
    expect(await deleteApplication(t.contest, draft.candidate, draft.id)).toMatchObject({ kind: 'deleted' });
    const deposit = await depositComplete(t.contest);
    await withdrawApplication(t.contest, deposit.candidate, deposit.id);
    expect(await extend(deposit, EXTENDED)).toEqual({ kind: 'withdrawn' });
  });
});

const granting = { until: Temporal.Instant.from('2022-05-01T10:00:00Z'), reason: 'Panne' };
