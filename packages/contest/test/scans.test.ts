import { describe, expect, test } from 'vitest';
import { attachFile } from '../src/acts/attach-file.ts';
import { depositApplication } from '../src/acts/deposit-application.ts';
import { recordScan } from '../src/acts/record-scan.ts';
import { issueFileLink, resolveFileLink } from '../src/file-links.ts';
import { readRevision } from '../src/mirror.ts';
import { system } from '../src/people.ts';
import { awaitEarlierScans, listWaitingFiles } from '../src/scans.ts';
import {
  addMember,
  beginDraft,
  completeMetadata,
  depositAdmissible,
  openTestContest,
  operator,
  paperDossier,
  testDatabases,
} from '../src/testing.ts';
import { viewApplication, viewProblems } from '../src/views/application.ts';
import { viewEntries } from '../src/views/entries.ts';
import { viewEntryFile } from '../src/views/entry-file.ts';

const dossier = paperDossier();

describe.each(testDatabases)('$name', (database) => {
  async function openScanned() {
    const t = await openTestContest('2022-03-14T09:00:00Z', database);
    const contest = { ...t.contest, scansFiles: true };
    return { contest, [Symbol.asyncDispose]: () => t[Symbol.asyncDispose]() };
  }

  async function beginScanned(contest: Awaited<ReturnType<typeof openScanned>>['contest']) {
    const { id, candidate } = await beginDraft(contest);
    const attach = (change: Partial<typeof dossier> = {}) =>
      attachFile(contest, candidate, id, { ...dossier, ...change });
    const attached = await attach();
    if (attached.kind !== 'attached') throw new Error(attached.kind);
    return { id, candidate, attach, attached };
  }

  const waitingId = async (contest: Parameters<typeof listWaitingFiles>[0]) =>
    (await listWaitingFiles(contest))[0]?.id ?? '';

  test('a new file waits, is found clean, and the audit says so', async () => {
    await using t = await openScanned();
    const { id, candidate, attached } = await beginScanned(t.contest);
    expect(attached.file.scan).toBe('waiting');
    const fileId = await waitingId(t.contest);
    const revision = await readRevision(t.contest);
    expect(await recordScan(t.contest, system, fileId, { kind: 'clean' })).toEqual({
      kind: 'recorded',
      scan: 'clean',
    });
    expect(await readRevision(t.contest)).toBe(revision + 1);
    expect(await listWaitingFiles(t.contest)).toEqual([]);
    expect(await viewApplication(t.contest, candidate, id)).toMatchObject({
      application: { files: { dossier: { scan: 'clean' } } },
    });
    expect(await viewProblems(t.contest, candidate, id)).toMatchObject({ problems: [] });
  });

  test('without an antivirus no file waits; with one, earlier files wait too', async () => {
    await using t = await openScanned();
    const before = { ...t.contest, scansFiles: false };
    const { attached } = await beginScanned(before);
    expect(attached.file.scan).toBe('none');
    expect(await listWaitingFiles(t.contest)).toEqual([]);
    const revision = await readRevision(t.contest);
    expect(await awaitEarlierScans(t.contest)).toBe(1);
    expect(await listWaitingFiles(t.contest)).toMatchObject([{ blobKey: dossier.blobKey, bytes: 1_000 }]);
    expect(await readRevision(t.contest)).toBe(revision);
  });

  test('a draft with an infected file can’t be deposited until it is replaced', async () => {
    await using t = await openScanned();
    const { id, candidate, attach } = await beginScanned(t.contest);
    const infected = { kind: 'infected', found: 'Eicar-Test-Signature' } as const;
    await recordScan(t.contest, system, await waitingId(t.contest), infected);
    expect(await viewApplication(t.contest, candidate, id)).toMatchObject({
      application: { files: { dossier: { scan: 'infected' } } },
    });
    expect(await viewProblems(t.contest, candidate, id)).toMatchObject({
      problems: [{ code: 'dossier-infected', pointer: '/dossier' }],
    });
    const deposit = () => depositApplication(t.contest, candidate, id, { askedAt: t.contest.clock() });
    expect(await deposit()).toMatchObject({ kind: 'incomplete', problems: [{ code: 'dossier-infected' }] });
    expect(await attach({ blobKey: 'another' })).toMatchObject({ obsoleteBlobKeys: [dossier.blobKey] });
    // Whether it was scanned yet or not: nobody waits for the antivirus.
    expect(await deposit()).toMatchObject({ kind: 'deposited' });
  });

  test('a deposited file that is infected is shown to nobody and flagged', async () => {
    await using t = await openScanned();
    const { codes } = await depositAdmissible(t.contest, completeMetadata());
    const code = codes[0] ?? '';
    const juror = await addMember(t.contest, 'UONE');
    const issued = await issueFileLink(t.contest, juror, code, 'dossier');
    if (issued.kind !== 'issued') throw new Error(issued.kind);
    expect(await resolveFileLink(t.contest, issued.token)).toMatchObject({ kind: 'file' });
    const fileId = await waitingId(t.contest);
    await recordScan(t.contest, system, fileId, { kind: 'infected', found: 'Eicar' });

    expect(await resolveFileLink(t.contest, issued.token)).toEqual({ kind: 'quarantined' });
    expect(await viewEntryFile(t.contest, operator, code, 'dossier')).toEqual({ kind: 'quarantined' });
    const flags = async () => {
      const viewed = await viewEntries(t.contest, operator, { limit: 10 });
      return viewed.kind === 'entries' ? viewed.items.flatMap((entry) => entry.flags.map((f) => f.code)) : [];
    };
    expect(await flags()).toContain('file-infected');
    // Once in quarantine, always: another antivirus may know less.
    expect(await recordScan(t.contest, system, fileId, { kind: 'clean' })).toMatchObject({
      scan: 'infected',
    });
    expect(await viewEntryFile(t.contest, operator, code, 'dossier')).toEqual({ kind: 'quarantined' });
  });

  test('what the antivirus does not take waits for its next start', async () => {
    await using t = await openScanned();
    await beginScanned(t.contest);
    const fileId = await waitingId(t.contest);
    expect(await recordScan(t.contest, system, fileId, { kind: 'unscannable' })).toMatchObject({
      scan: 'none',
    });
    expect(await listWaitingFiles(t.contest)).toEqual([]);
    expect(await awaitEarlierScans(t.contest)).toBe(1);
  });

  test('nobody else says what the antivirus found, and a file that is gone is not found', async () => {
    await using t = await openScanned();
    const { id, candidate } = await beginScanned(t.contest);
    const fileId = await waitingId(t.contest);
    for (const person of [candidate, operator, { kind: 'public' } as const]) {
      expect(await recordScan(t.contest, person, fileId, { kind: 'clean' })).toEqual({ kind: 'forbidden' });
    }
    expect(await recordScan(t.contest, system, 'none', { kind: 'clean' })).toEqual({ kind: 'not-found' });
    expect(await viewApplication(t.contest, candidate, id)).toMatchObject({
      application: { files: { dossier: { scan: 'waiting' } } },
    });
  });
});
