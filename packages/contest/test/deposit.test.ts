import { expect, test } from 'vitest';
import { attachFile, detachVideo } from '../src/acts/attach-file.ts';
import { changeApplication } from '../src/acts/change-application.ts';
import { createApplication } from '../src/acts/create-application.ts';
import { deleteApplication } from '../src/acts/delete-application.ts';
import { depositApplication } from '../src/acts/deposit-application.ts';
import { screenEntry } from '../src/acts/screen-entry.ts';
import { withdrawApplication } from '../src/acts/withdraw-application.ts';
import { readRevision } from '../src/mirror.ts';
import { type Person, personOfDepositKey } from '../src/people.ts';
import {
  addMember,
  beginDraft,
  completeMetadata,
  depositComplete,
  operator,
  paperDossier,
} from '../src/testing.ts';
import { viewApplication, viewProblems } from '../src/views/application.ts';
import { viewEntries } from '../src/views/entries.ts';
import { viewEntryFile } from '../src/views/entry-file.ts';
import { viewSignedReceipt } from '../src/views/signed-receipt.ts';
import { BEGIN, describeContest } from './describe-contest.ts';

describeContest((t) => {
  test('a draft is no deposit: every problem is told at once, and nothing reaches the secretariat', async () => {
    const { id, candidate } = await beginDraft(t.contest, { title: 'À compléter' });
    const revision = await readRevision(t.contest);
    const outcome = await depositApplication(t.contest, candidate, id, { askedAt: t.contest.clock() });
    expect(outcome.kind).toBe('incomplete');
    const problems = await viewProblems(t.contest, candidate, id);
    expect(problems.kind === 'problems' && problems.problems.length).toBeGreaterThan(10);
    expect(await viewApplication(t.contest, candidate, id)).toMatchObject({
      application: { status: 'draft', version: null },
    });
    expect(await viewSignedReceipt(t.contest, candidate, id)).toEqual({ kind: 'draft' });
    expect(await readRevision(t.contest)).toBe(revision);
  });

  test('a deposit in several categories makes one entry in each, and a receipt', async () => {
    const { id, candidate, receipt, codes } = await depositComplete(t.contest, {
      categories: ['innovation-rh', 'innovation-territoriale'],
    });
    expect(codes).toEqual([expect.stringMatching(/^TER-\d{3}$/), expect.stringMatching(/^RH-\d{3}$/)]);
    expect(receipt).toMatchObject({
      version: 1,
      dossier: { bytes: 1000, sha256: 'ab'.repeat(32) },
      video: null,
    });
    expect(receipt.depositedAtParis).toBe('2022-03-14T10:00:00.000+01:00');
    expect(await viewSignedReceipt(t.contest, candidate, id)).toMatchObject({ kind: 'receipt', receipt });
  });

  test('depositing again: same draft, same receipt; a changed one is a new version that keeps its codes', async () => {
    const first = await depositComplete(t.contest, { categories: ['innovation-sociale', 'innovation-rh'] });
    const askedAt = t.contest.clock();
    const again = await depositApplication(t.contest, first.candidate, first.id, { askedAt });
    expect(again).toEqual({ kind: 'deposited', receipt: first.receipt, repeated: true });

    await screenEntry(t.contest, operator, first.codes[0] ?? '', { decision: 'admissible' });
    await changeApplication(t.contest, first.candidate, first.id, {
      categories: ['innovation-sociale'],
      savings: null,
    });
    const view = await viewApplication(t.contest, first.candidate, first.id);
    expect(view).toMatchObject({
      application: { status: 'deposited', changedSinceDeposit: true, version: 1 },
    });
    const second = await depositApplication(t.contest, first.candidate, first.id, { askedAt });
    expect(second).toMatchObject({
      kind: 'deposited',
      receipt: { version: 2, entries: [{ code: first.codes[0] }] },
    });
    // What was screened was another version.
    const listed = await viewEntries(t.contest, operator, { limit: 100 });
    const items = listed.kind === 'entries' ? listed.items : [];
    expect(items.find(({ code }) => code === first.codes[0])).toMatchObject({ screening: 'pending' });
    expect(items.some(({ code }) => code === first.codes[1])).toBe(false);
    expect(await viewSignedReceipt(t.contest, first.candidate, first.id, 1)).toMatchObject({
      receipt: { version: 1 },
    });
  });

  test('an idempotency key gives the same receipt, and is refused for another body', async () => {
    const { id, candidate } = await beginDraft(t.contest, completeMetadata());
    await attachFile(t.contest, candidate, id, paperDossier());
    const ask = (bodySha256: string) =>
      depositApplication(t.contest, candidate, id, {
        askedAt: t.contest.clock(),
        idempotencyKey: 'k1',
        bodySha256,
      });
    const [first, second] = await Promise.all([ask('a'), ask('a')]);
    expect(first).toMatchObject({ kind: 'deposited', receipt: { version: 1 } });
    expect(second).toMatchObject({ kind: 'deposited', receipt: { version: 1 } });
    await changeApplication(t.contest, candidate, id, { title: 'Autre' });
    expect(await ask('a')).toMatchObject({ receipt: { version: 1 }, repeated: true });
    expect(await ask('b')).toEqual({ kind: 'key-reused' });
  });

  test('the last millisecond counts, the next one does not, and the draft stays', async () => {
    const { id, candidate } = await beginDraft(t.contest, completeMetadata());
    await attachFile(t.contest, candidate, id, paperDossier());
    const ask = (askedAt: string) =>
      depositApplication(t.contest, candidate, id, { askedAt: Temporal.Instant.from(askedAt) });
    expect(await ask('2022-04-01T21:30:00.001Z')).toMatchObject({ kind: 'late' });
    expect(await viewApplication(t.contest, candidate, id)).toMatchObject({
      application: { status: 'draft' },
    });
    expect(await ask('2022-04-01T21:30:00.000Z')).toMatchObject({ kind: 'deposited' });
  });

  test('a replaced file is given up, unless a deposit refers to it', async () => {
    const { id, candidate } = await beginDraft(t.contest, completeMetadata());
    const attach = (name: string) =>
      attachFile(t.contest, candidate, id, paperDossier({ blobKey: `${name}-${id}` }));
    expect(await attach('one')).toMatchObject({ obsoleteBlobKeys: [] });
    expect(await attach('two')).toMatchObject({ obsoleteBlobKeys: [`one-${id}`] });
    await depositApplication(t.contest, candidate, id, { askedAt: t.contest.clock() });
    expect(await attach('three')).toMatchObject({ obsoleteBlobKeys: [] });
    expect(await detachVideo(t.contest, candidate, id)).toEqual({ kind: 'not-found' });
  });

  test('a draft can be deleted, a deposit only withdrawn, for good', async () => {
    const draft = await beginDraft(t.contest, { title: 'Essai' });
    const dossier = paperDossier();
    await attachFile(t.contest, draft.candidate, draft.id, dossier);
    expect(await deleteApplication(t.contest, draft.candidate, draft.id)).toEqual({
      kind: 'deleted',
      obsoleteBlobKeys: [dossier.blobKey],
    });
    expect(await viewApplication(t.contest, draft.candidate, draft.id)).toEqual({ kind: 'not-found' });

    const { id, candidate, codes } = await depositComplete(t.contest);
    expect(await deleteApplication(t.contest, candidate, id)).toEqual({ kind: 'deposited' });
    expect(await withdrawApplication(t.contest, candidate, id)).toEqual({ kind: 'withdrawn' });
    expect(await changeApplication(t.contest, candidate, id, { title: 'x' })).toEqual({ kind: 'withdrawn' });
    expect(await screenEntry(t.contest, operator, codes[0] ?? '', { decision: 'admissible' })).toEqual({
      kind: 'not-found',
    });
  });

  test('a key opens its own application and no other; another person is told nothing', async () => {
    const mine = await beginDraft(t.contest, { title: 'Le mien' });
    const other = await beginDraft(t.contest, { title: 'L’autre' });
    expect(await personOfDepositKey(t.contest, mine.id, mine.depositKey)).toEqual(mine.candidate);
    expect(await personOfDepositKey(t.contest, other.id, mine.depositKey)).toBeNull();
    expect(await viewApplication(t.contest, mine.candidate, other.id)).toEqual({ kind: 'not-found' });
    expect(await changeApplication(t.contest, { kind: 'public' }, other.id, { title: 'x' })).toEqual({
      kind: 'not-found',
    });
    expect(await viewEntries(t.contest, mine.candidate, { limit: 10 })).toEqual({ kind: 'forbidden' });
  });

  test('screening: inadmissible takes a ground and a sentence, and can be undone', async () => {
    const code = (await depositComplete(t.contest)).codes[0] ?? '';
    expect(await screenEntry(t.contest, operator, code, { decision: 'inadmissible' })).toEqual({
      kind: 'needs-ground',
    });
    const refuse = { decision: 'inadmissible', ground: 'incomplete', reason: 'Grille non remplie.' } as const;
    expect(await screenEntry(t.contest, operator, code.toLowerCase(), refuse)).toMatchObject({
      screening: 'inadmissible',
    });
    expect(await screenEntry(t.contest, operator, code, { decision: 'admissible' })).toMatchObject({
      screening: 'admissible',
    });
  });

  test('the secretariat reads what was deposited, and nobody else does', async () => {
    const { codes, candidate } = await depositComplete(t.contest);
    const code = codes[0] ?? '';
    const read = (person: Person) => viewEntryFile(t.contest, person, code, 'dossier');
    expect(await read(operator)).toMatchObject({ kind: 'file', bytes: 1000, fileName: `${code}.pdf` });
    expect(await viewEntryFile(t.contest, operator, code, 'video')).toEqual({ kind: 'not-found' });
    expect(await read(candidate)).toEqual({ kind: 'forbidden' });
    expect(await read(await addMember(t.contest, 'UREADER'))).toEqual({ kind: 'forbidden' });
  });

  test('nothing can be begun before the opening', async () => {
    t.setClock('2022-01-09T22:59:59Z');
    expect(await createApplication(t.contest, {})).toMatchObject({ kind: 'too-early' });
    t.setClock(BEGIN);
  });
});
