import { beforeAll, expect, test } from 'vitest';
import { importJurors } from '../src/acts/import-jurors.ts';
import { recuse } from '../src/acts/recuse.ts';
import { saveDraft } from '../src/acts/save-draft.ts';
import { screenEntry } from '../src/acts/screen-entry.ts';
import { setGrading } from '../src/acts/set-grading.ts';
import { submitScoreSheet } from '../src/acts/submit-score-sheet.ts';
import { issueFileLink, resolveFileLink } from '../src/file-links.ts';
import type { Member } from '../src/people.ts';
import { addMember, depositAdmissible, gradesOf, operator } from '../src/testing.ts';
import { verifyAudit } from '../src/views/audit.ts';
import { viewRanking } from '../src/views/category-ranking.ts';
import { findNext, viewQueue } from '../src/views/juror-queue.ts';
import { viewMirrorSnapshot } from '../src/views/mirror-snapshot.ts';
import { viewProgress } from '../src/views/progress.ts';
import { viewOwnGrades, viewScoreSheet } from '../src/views/score-sheet.ts';
import { describeContest } from './describe-contest.ts';

const category = 'innovation-sociale';

function nth<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error(`no item ${index}`);
  return item;
}

describeContest((t) => {
  let jurors: Member[];
  let codes: string[];

  beforeAll(async () => {
    codes = [];
    for (const title of ['A', 'B', 'C', 'D', 'E'])
      codes.push(...(await depositAdmissible(t.contest, { title })).codes);
    jurors = [];
    for (const id of ['U1', 'U2', 'U3']) jurors.push(await addMember(t.contest, id));
  });

  const juror = (index: number) => nth(jurors, index);
  const code = (index: number) => nth(codes, index);
  const submit = (who: number, which: number, grade: number, comment = '') =>
    submitScoreSheet(t.contest, juror(who), code(which), { grades: gradesOf(t.contest, grade), comment });
  const ranking = async () => {
    const outcome = await viewRanking(t.contest, operator, category);
    if (outcome.kind !== 'ranking') throw new Error(outcome.kind);
    return outcome.ranking;
  };

  test('nothing can be graded before grading opens', async () => {
    expect(await saveDraft(t.contest, juror(0), code(0), { grades: { objectifs: 3 } })).toEqual({
      kind: 'grading-not-open',
    });
    expect(await setGrading(t.contest, juror(0), category, true)).toEqual({ kind: 'forbidden' });
    const opened = await setGrading(t.contest, operator, category, true);
    expect(opened).toEqual({ kind: 'changed', category, open: true, entries: 5, jurors: 3 });
    expect(await setGrading(t.contest, operator, category, true)).toMatchObject({ kind: 'unchanged' });
  });

  test('each choice is kept in the draft, which never counts', async () => {
    await saveDraft(t.contest, juror(0), code(0), { grades: { objectifs: 3 } });
    await saveDraft(t.contest, juror(0), code(0).replace('-', ' ').toLowerCase(), {
      grades: { resultats: 4 },
      comment: 'Clair.',
    });
    const kept = await viewScoreSheet(t.contest, juror(0), code(0));
    expect(kept).toMatchObject({
      sheet: { state: 'draft', grades: { objectifs: 3, resultats: 4 }, comment: 'Clair.' },
    });
    expect((await ranking()).entries.every(({ submitted }) => submitted === 0)).toBe(true);
  });

  test('a grade off the scale, an unknown criterion and an incomplete sheet are refused whole', async () => {
    expect(await saveDraft(t.contest, juror(0), code(0), { grades: { objectifs: 6 } })).toMatchObject({
      kind: 'invalid',
    });
    expect(await saveDraft(t.contest, juror(0), code(0), { grades: { inconnu: 1 } })).toMatchObject({
      kind: 'invalid',
    });
    expect(await saveDraft(t.contest, juror(0), code(0), { grades: { objectifs: 2.5 } })).toMatchObject({
      kind: 'invalid',
    });
    const partial = await submitScoreSheet(t.contest, juror(0), code(0), {
      grades: { objectifs: 3 },
      comment: '',
    });
    expect(partial).toMatchObject({ kind: 'incomplete', missing: expect.arrayContaining(['resultats']) });
    expect(await viewScoreSheet(t.contest, juror(0), code(0))).toMatchObject({
      sheet: { grades: { objectifs: 3, resultats: 4 } },
    });
  });

  test('a submitted sheet counts at once; the same again changes nothing; an amendment is a new version', async () => {
    expect(await submit(0, 0, 4)).toEqual({ kind: 'submitted', version: 1, changed: true });
    expect(await submit(0, 0, 4)).toEqual({ kind: 'submitted', version: 1, changed: false });
    await saveDraft(t.contest, juror(0), code(0), { grades: { objectifs: 1 } });
    expect(await viewScoreSheet(t.contest, juror(0), code(0))).toMatchObject({
      sheet: { state: 'submitted', amending: true },
    });
    expect((await ranking()).entries[0]).toMatchObject({
      code: code(0),
      mark: '16,00',
      provisional: true,
      submitted: 1,
      expected: 3,
    });
    expect(await submit(0, 0, 5)).toEqual({ kind: 'submitted', version: 2, changed: true });
    expect((await ranking()).entries[0]).toMatchObject({ mark: '20,00' });
  });

  test('a choice taken back to what was submitted leaves nothing to amend', async () => {
    await saveDraft(t.contest, juror(0), code(0), { grades: { objectifs: 1 } });
    await saveDraft(t.contest, juror(0), code(0), { grades: { objectifs: 5 } });
    expect(await viewScoreSheet(t.contest, juror(0), code(0))).toMatchObject({
      sheet: { amending: false, grades: { objectifs: 5 } },
    });
  });

  test('a juror sees their own work and nobody else’s', async () => {
    await submit(1, 0, 2, 'Remarque secrète');
    const seen = JSON.stringify([
      await viewQueue(t.contest, juror(0)),
      await viewScoreSheet(t.contest, juror(0), code(0)),
      await viewOwnGrades(t.contest, juror(0)),
      await viewRanking(t.contest, juror(0), category),
      await viewProgress(t.contest, juror(0)),
      await viewMirrorSnapshot(t.contest, juror(0)),
    ]);
    expect(seen).not.toContain('Remarque secrète');
    expect(seen).not.toContain('14,00');
    expect(seen).toContain('20,00');
    expect(await viewRanking(t.contest, juror(0), category)).toEqual({ kind: 'forbidden' });
    expect(await viewProgress(t.contest, juror(0))).toEqual({ kind: 'forbidden' });
    expect(await viewMirrorSnapshot(t.contest, juror(0))).toEqual({ kind: 'forbidden' });
  });

  test('an entry of another jury, or not admissible, is not found', async () => {
    const other = await addMember(t.contest, 'U9', { category: 'innovation-rh' });
    expect(await viewScoreSheet(t.contest, other, code(0))).toEqual({ kind: 'not-found' });
    expect(await viewScoreSheet(t.contest, juror(0), 'SOC-999')).toEqual({ kind: 'not-found' });
    expect(
      await submitScoreSheet(t.contest, other, code(0), { grades: gradesOf(t.contest, 5), comment: '' }),
    ).toEqual({ kind: 'not-found' });
  });

  test('equal marks share the rank, and a tie across the cut line is marked', async () => {
    for (const which of [1, 2, 3, 4])
      for (const who of [0, 1, 2]) await submit(who, which, which === 4 ? 1 : 3);
    await submit(2, 0, 5);
    const { entries, cutLine } = await ranking();
    expect(entries.map((entry) => entry.rank)).toEqual([1, 2, 2, 2, 5]);
    expect(cutLine).toMatchObject({ kind: 'tied', rank: 2, places: 2 });
    expect(entries.filter((entry) => entry.acrossCutLine)).toHaveLength(3);
  });

  test('a recusal voids the sheet, closes its links and leaves the entry to the others', async () => {
    const link = await issueFileLink(t.contest, juror(2), code(4), 'dossier');
    if (link.kind !== 'issued') throw new Error(link.kind);
    expect(await resolveFileLink(t.contest, link.token)).toMatchObject({
      kind: 'file',
      fileName: `${code(4)}.pdf`,
    });
    expect(await recuse(t.contest, juror(2), code(4), '  ')).toEqual({ kind: 'needs-reason' });
    expect(await recuse(t.contest, juror(2), code(4), 'Ancien collègue')).toEqual({
      kind: 'recused',
      voided: true,
    });
    expect(await recuse(t.contest, juror(2), code(4), 'Encore')).toEqual({ kind: 'already-recused' });
    expect(await submit(2, 4, 5)).toEqual({ kind: 'recused' });
    expect(await resolveFileLink(t.contest, link.token)).toEqual({ kind: 'not-found' });
    expect(await resolveFileLink(t.contest, `${link.token}x`)).toEqual({ kind: 'not-found' });
    expect((await ranking()).entries.find((entry) => entry.code === code(4))).toMatchObject({
      submitted: 2,
      expected: 2,
    });
    const progress = await viewProgress(t.contest, operator, category);
    expect(progress).toMatchObject({ categories: [{ jurors: [{}, {}, { recused: 1, expected: 4 }] }] });
  });

  test('a juror of the deposit’s organisation or of a partner is recused by the system', async () => {
    const inside = await addMember(t.contest, 'U4', { organisation: 'C.A.F. du NORD' });
    const queue = await viewQueue(t.contest, inside);
    expect(queue.kind === 'queue' && queue.counts).toMatchObject({ expected: 0, recused: 5 });
    const partner = await addMember(t.contest, 'U5', { organisation: 'Ville de Lille' });
    const [fresh] = (await depositAdmissible(t.contest, { organisationName: 'MSA Gironde' })).codes;
    expect(await viewScoreSheet(t.contest, inside, fresh ?? '')).toMatchObject({ kind: 'score-sheet' });
    expect(await viewScoreSheet(t.contest, partner, fresh ?? '')).toMatchObject({ kind: 'recused' });
  });

  test('nobody may both grade and see the grades', async () => {
    const line = { slackUserId: 'U1', name: 'Un', email: 'un@example.org', category: '', organisation: '' };
    const outcome = await importJurors(t.contest, operator, [{ ...line, role: 'secretariat' }]);
    expect(outcome).toMatchObject({ kind: 'invalid', problems: [{ row: 0 }] });
  });

  test('a graded entry can no longer be screened out', async () => {
    const refuse = { decision: 'inadmissible', ground: 'incomplete', reason: 'Trop tard.' } as const;
    expect(await screenEntry(t.contest, operator, code(0), refuse)).toEqual({
      kind: 'has-score-sheets',
      count: 3,
    });
  });

  test('the next entry to grade goes round the queue', async () => {
    const fourth = await addMember(t.contest, 'U6');
    const queue = await viewQueue(t.contest, fourth);
    if (queue.kind !== 'queue') throw new Error(queue.kind);
    const all = queue.items.map((item) => item.code);
    expect(findNext(queue, null)).toBe(all[0]);
    expect(findNext(queue, all.at(-1) ?? null)).toBe(all[0]);
  });

  test('closed grading takes nothing more, and the audit follows from end to end', async () => {
    await setGrading(t.contest, operator, category, false);
    expect(await submit(0, 0, 1)).toEqual({ kind: 'grading-closed' });
    expect(await saveDraft(t.contest, juror(0), code(1), { grades: { objectifs: 1 } })).toEqual({
      kind: 'grading-closed',
    });
    expect(await verifyAudit(t.contest)).toMatchObject({ brokenAt: null });
  });
});
