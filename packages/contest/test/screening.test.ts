import { expect, test } from 'vitest';
import { changeApplication } from '../src/acts/change-application.ts';
import { completeRepositioning } from '../src/acts/complete-repositioning.ts';
import { grantExtension } from '../src/acts/grant-extension.ts';
import { repositionEntry } from '../src/acts/reposition-entry.ts';
import { saveDraft } from '../src/acts/save-draft.ts';
import { screenEntry } from '../src/acts/screen-entry.ts';
import { setGrading } from '../src/acts/set-grading.ts';
import { undoScreening } from '../src/acts/undo-screening.ts';
import { queueMail } from '../src/mail/queue-mail.ts';
import { readRevision } from '../src/mirror.ts';
import { addMember, depositAdmissible, depositComplete, operator } from '../src/testing.ts';
import { viewEntries } from '../src/views/entries.ts';
import { viewEntryDetail } from '../src/views/entry-detail.ts';
import { describeContest } from './describe-contest.ts';

describeContest((t) => {
  const admissible = async (change = {}) => {
    const { codes, ...deposited } = await depositAdmissible(t.contest, change);
    return { ...deposited, code: codes[0] ?? '' };
  };
  const undo = (code: string) => undoScreening(t.contest, operator, code);
  const detail = async (code: string) => {
    const viewed = await viewEntryDetail(t.contest, operator, code);
    if (viewed.kind !== 'entry') throw new Error(viewed.kind);
    return viewed.entry;
  };

  test('a decision is taken back while nothing follows from it, on the record', async () => {
    const { code, candidate } = await admissible({ title: 'À défaire' });
    expect(await undo(code.toLowerCase())).toEqual({ kind: 'undone', code });
    const entry = await detail(code);
    expect(entry).toMatchObject({ screening: 'pending', ground: null, reason: null });
    expect(entry.history.at(-1)).toMatchObject({
      kind: 'entry.screening-undone',
      before: { screening: 'admissible' },
    });
    const revision = await readRevision(t.contest);
    expect(await undo(code)).toEqual({ kind: 'undone', code });
    expect(await readRevision(t.contest)).toBe(revision);
    expect(await undo('SOC-999')).toEqual({ kind: 'not-found' });
    for (const person of [candidate, await addMember(t.contest, 'UONE'), { kind: 'public' } as const]) {
      expect(await undoScreening(t.contest, person, code)).toEqual({ kind: 'forbidden' });
      expect(await viewEntryDetail(t.contest, person, code)).toEqual({ kind: 'forbidden' });
    }
  });

  test('a sheet that was only begun, or a result that was told, holds it', async () => {
    const { code, id } = await admissible();
    const juror = await addMember(t.contest, 'UTWO');
    await setGrading(t.contest, operator, 'innovation-sociale', true);
    await saveDraft(t.contest, juror, code, { grades: { objectifs: 3 } });
    expect(await undo(code)).toEqual({ kind: 'screening-followed', sheets: 1, mails: 0 });

    const told = await admissible();
    const mail = { kind: 'screening-result', applicationId: id, recipient: 'a@example.org' };
    const at = '2022-03-14T09:00:00.000Z';
    const queue = (cause: string) =>
      t.contest.db
        .transaction()
        .execute((tx) => queueMail({ tx, at }, { ...mail, cause, subject: 'Réponse', body: 'Recevable.' }));
    // A code that begins alike is another entry's.
    await queue(`screening-result/${told.code}0/1`);
    expect(await undo(told.code)).toMatchObject({ kind: 'undone' });
    await screenEntry(t.contest, operator, told.code, { decision: 'admissible' });
    await queue(`screening-result/${told.code}/1`);
    expect(await undo(told.code)).toEqual({ kind: 'screening-followed', sheets: 0, mails: 1 });
  });

  test('duplicates and a dossier of one page are flagged beside the entry', async () => {
    const first = await depositComplete(t.contest, { title: 'Le relais', organisationName: 'Caf 62' });
    const second = await depositComplete(t.contest, { title: 'LE RELAIS', organisationName: 'C.A.F. 62' });
    const other = await depositComplete(t.contest, { title: 'Le relais', organisationName: 'Msa' });
    const listed = await viewEntries(t.contest, operator, { limit: 500 });
    const items = listed.kind === 'entries' ? listed.items : [];
    const flags = items.find(({ code }) => code === first.codes[0])?.flags ?? [];
    expect(flags.find(({ code }) => code === 'same-title')?.message).toContain(second.code);
    expect(flags.find(({ code }) => code === 'same-title')?.message).not.toContain(other.code);
    // Every dossier of these tests is the same file.
    expect(flags.find(({ code }) => code === 'same-dossier')?.message).toContain(other.code);
    await t.contest.db.updateTable('files').set({ pages: 1 }).where('applicationId', '=', first.id).execute();
    expect((await detail(first.codes[0] ?? '')).flags.map(({ code }) => code)).toContain(
      'dossier-of-one-page',
    );
  });

  test('an entry is shown whole: what was deposited, its versions, its moves, and what happened to it', async () => {
    const { code, id, candidate } = await admissible({ title: 'Complet' });
    await changeApplication(t.contest, candidate, id, { title: 'Brouillon suivant' });
    const until = Temporal.Instant.from('2022-04-04T10:00:00Z');
    await grantExtension(t.contest, operator, id, { until, reason: 'Panne' });
    const asked = { category: 'innovation-rh', reason: 'Relève des RH' };
    const announced = await repositionEntry(t.contest, operator, code, asked);
    if (announced.kind !== 'announced') throw new Error(announced.kind);
    expect(await detail(code)).toMatchObject({
      code,
      title: 'Complet',
      metadata: { title: 'Complet' },
      files: { dossier: { pages: 3 }, video: null },
      versions: [{ version: 1, dossierSha256: 'ab'.repeat(32), videoSha256: null }],
      extension: { until, reason: 'Panne' },
      repositionings: [{ category: 'innovation-rh', state: 'announced', endedAt: null }],
      formerCodes: [],
    });

    await t.contest.db
      .updateTable('mails')
      .set({ state: 'sent' })
      .where('id', '=', announced.mailId)
      .execute();
    await completeRepositioning(t.contest, announced.mailId);
    const moved = await detail(code);
    expect(moved).toMatchObject({
      category: 'innovation-rh',
      screening: 'admissible',
      formerCodes: [code],
      repositionings: [{ state: 'done' }],
    });
    const kinds = moved.history.map(({ kind }) => kind);
    expect(kinds).toEqual(
      expect.arrayContaining([
        'application.created',
        'application.deposited',
        'entry.screened',
        'extension.granted',
        'entry.repositioning-announced',
        'entry.repositioned',
      ]),
    );
    expect(moved.history.map(({ seq }) => seq)).toEqual(
      moved.history.map(({ seq }) => seq).sort((a, b) => a - b),
    );
  });

  test('the history tells nothing that jurors did', async () => {
    const { code } = await admissible();
    const juror = await addMember(t.contest, 'UTHREE');
    await saveDraft(t.contest, juror, code, { grades: { objectifs: 3 }, comment: 'ZEBRA' });
    const entry = await detail(code);
    expect(entry.sheets).toBe(1);
    expect(JSON.stringify(entry.history)).not.toMatch(/ZEBRA|objectifs|score-sheet/);
  });
});
