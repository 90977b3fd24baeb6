import { describe, expect, test } from 'vitest';
import { depositApplication } from '../src/acts/deposit-application.ts';
import { withdrawApplication } from '../src/acts/withdraw-application.ts';
import { beginDraft, depositComplete, openTestContest, paperDossier, testDatabases } from '../src/testing.ts';
import { attachUpload } from '../src/uploads/attach-upload.ts';
import { createUpload, type UploadQuota } from '../src/uploads/create-upload.ts';
import { findUpload, markUploadReceived, refuseUpload } from '../src/uploads/follow-upload.ts';
import { viewApplication } from '../src/views/application.ts';

const quota: UploadQuota = {
  uploads: 3,
  bytes: 10_000,
  spareBytes: 100,
  lifetime: Temporal.Duration.from({ hours: 24 }),
};
const space = { freeBytes: 1_000_000, received: new Map<string, number>() };
const until = Temporal.Instant.from('2100-01-01T00:00:00Z');

describe.each(testDatabases)('$name', (database) => {
  test('an upload is attached once, by whoever comes first, and only once it was received', async () => {
    await using t = await openTestContest(undefined, database);
    const { contest } = t;
    const { id, candidate } = await beginDraft(contest);
    const wanted = { applicationId: id, kind: 'dossier', bytes: 1_000 } as const;
    const created = await createUpload(contest, candidate, wanted, space, quota);
    const upload = created.kind === 'created' ? created.upload : { id: '', applicationId: id };
    expect(created).toMatchObject({ kind: 'created', upload: { state: 'receiving' } });

    expect(await attachUpload(contest, upload, paperDossier(), until)).toEqual({ kind: 'settled' });
    expect(await markUploadReceived(contest, upload.id, contest.clock())).toBe(true);
    expect(await markUploadReceived(contest, upload.id, contest.clock())).toBe(false);
    const outcomes = await Promise.all(
      Array.from({ length: 2 }, () => attachUpload(contest, upload, paperDossier(), until)),
    );
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['attached', 'settled']);
    expect(await refuseUpload(contest, upload.id, { code: 'x', message: 'y' }, until)).toBe(false);
    expect(await findUpload(contest, upload.id)).toMatchObject({ state: 'attached', refusal: null });
    expect(await viewApplication(contest, candidate, id)).toMatchObject({
      application: { files: { dossier: { bytes: 1_000, pages: 3 } } },
    });
  });

  test('space that others were promised is not promised again', async () => {
    await using t = await openTestContest(undefined, database);
    const { candidate, id } = await depositComplete(t.contest);
    const wanted = { applicationId: id, kind: 'video', bytes: 3_000 } as const;
    const create = (freeBytes: number, received = new Map<string, number>()) =>
      createUpload(t.contest, candidate, wanted, { freeBytes, received }, quota);
    expect((await create(3_099)).kind).toBe('no-space');
    const first = await create(3_100);
    const firstId = first.kind === 'created' ? first.upload.id : '';
    expect((await create(6_099)).kind).toBe('no-space');
    expect((await create(4_100, new Map([[firstId, 2_000]]))).kind).toBe('created');
    expect((await create(1_000_000)).kind).toBe('created');
    expect((await create(1_000_000)).kind).toBe('too-many');
    await withdrawApplication(t.contest, candidate, id);
    expect((await create(1_000_000)).kind).toBe('withdrawn');
    const stranger = { kind: 'candidate', applicationId: 'other' } as const;
    expect((await createUpload(t.contest, stranger, wanted, space, quota)).kind).toBe('not-found');
  });

  test('a file counts from its last byte, however long it takes to be synced, checked and attached', async () => {
    await using t = await openTestContest('2022-04-01T21:30:00.000Z', database);
    const { id, candidate } = await beginDraft(t.contest);
    const askedAt = t.contest.clock();
    const wanted = { applicationId: id, kind: 'dossier', bytes: 1_000 } as const;
    const created = await createUpload(t.contest, candidate, wanted, space, quota);
    if (created.kind !== 'created') throw new Error(created.kind);
    t.setClock('2022-04-01T21:31:00Z');
    await markUploadReceived(t.contest, created.upload.id, askedAt);
    await attachUpload(t.contest, created.upload, paperDossier(), until);
    expect((await depositApplication(t.contest, candidate, id, { askedAt })).kind).toBe('deposited');
  });

  test('a received file of a withdrawn application stays to be refused', async () => {
    await using t = await openTestContest(undefined, database);
    const { candidate, id } = await depositComplete(t.contest);
    const wanted = { applicationId: id, kind: 'dossier', bytes: 1_000 } as const;
    const created = await createUpload(t.contest, candidate, wanted, space, quota);
    const upload = created.kind === 'created' ? created.upload : { id: '', applicationId: id };
    await markUploadReceived(t.contest, upload.id, t.contest.clock());
    await withdrawApplication(t.contest, candidate, id);
    expect((await attachUpload(t.contest, upload, paperDossier(), until)).kind).toBe('withdrawn');
    expect(await findUpload(t.contest, upload.id)).toMatchObject({ state: 'checking' });
    const refusal = { code: 'withdrawn', message: 'Retirée.' };
    expect(await refuseUpload(t.contest, upload.id, refusal, until)).toBe(true);
    expect(await findUpload(t.contest, upload.id)).toMatchObject({ state: 'refused', refusal });
  });
});
