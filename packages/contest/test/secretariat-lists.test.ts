import { beforeAll, describe, expect, test } from 'vitest';
import { changeApplication } from '../src/acts/change-application.ts';
import { grantExtension } from '../src/acts/grant-extension.ts';
import { importOrganisations } from '../src/acts/import-organisations.ts';
import { setGrading } from '../src/acts/set-grading.ts';
import { submitScoreSheet } from '../src/acts/submit-score-sheet.ts';
import { withdrawApplication } from '../src/acts/withdraw-application.ts';
import { hashKey } from '../src/keys.ts';
import {
  addMember,
  beginDraft,
  completeMetadata,
  depositAdmissible,
  depositComplete,
  gradesOf,
  operator,
} from '../src/testing.ts';
import { viewApplications } from '../src/views/application-list.ts';
import { viewAudit } from '../src/views/audit-list.ts';
import { viewMembers } from '../src/views/members.ts';
import { viewOrganisations } from '../src/views/organisations.ts';
import { BEGIN, describeContest } from './describe-contest.ts';

describeContest((t) => {
  describe('applications', () => {
    let codes: Record<'draft' | 'deposited' | 'changed' | 'withdrawn' | 'extended', string>;
    let keys: string[];
    beforeAll(async () => {
      const draft = await beginDraft(t.contest, completeMetadata({ title: 'Brouillon' }));
      const extended = await beginDraft(t.contest, { title: 'Prolongé' });
      const deposited = await depositComplete(t.contest, { title: 'Déposé' });
      const changed = await depositComplete(t.contest, { title: 'Changé' });
      await changeApplication(t.contest, changed.candidate, changed.id, { title: 'Changé depuis' });
      const withdrawn = await depositComplete(t.contest, { title: 'Retiré' });
      await withdrawApplication(t.contest, withdrawn.candidate, withdrawn.id);
      for (const until of ['2022-05-01T10:00:00Z', '2022-04-04T10:00:00Z']) {
        const granted = { until: Temporal.Instant.from(until), reason: 'Panne' };
        await grantExtension(t.contest, operator, extended.id, granted);
      }
      const all = { draft, deposited, changed, withdrawn, extended };
      keys = Object.values(all).map(({ depositKey }) => depositKey);
      codes = {
        draft: draft.code,
        deposited: deposited.code,
        changed: changed.code,
        withdrawn: withdrawn.code,
        extended: extended.code,
      };
    });

    const list = async (filter: Partial<Parameters<typeof viewApplications>[2]> = {}) => {
      const viewed = await viewApplications(t.contest, operator, { limit: 100, ...filter });
      if (viewed.kind !== 'applications') throw new Error(viewed.kind);
      return viewed;
    };
    const listCodes = async (filter: Parameters<typeof list>[0]) =>
      (await list(filter)).items.map(({ code }) => code).sort();

    test('by status, and changed since their deposit', async () => {
      const { draft, deposited, changed, withdrawn, extended } = codes;
      expect(await listCodes({ status: 'draft' })).toEqual([draft, extended].sort());
      expect(await listCodes({ status: 'deposited' })).toEqual([deposited, changed].sort());
      expect(await listCodes({ status: 'withdrawn' })).toEqual([withdrawn]);
      expect(await listCodes({ changedSinceDeposit: true })).toEqual([changed]);
      expect(await listCodes({ changedSinceDeposit: false })).toHaveLength(4);
      const [item] = (await list({ changedSinceDeposit: true })).items;
      expect(item).toMatchObject({ title: 'Changé', versions: 1, contact: { name: 'Ada Martin' } });
    });

    test('late is what is not deposited as it is and can’t be any more', async () => {
      const { draft, changed, extended } = codes;
      t.setClock('2022-04-01T21:30:00.000Z');
      expect(await listCodes({ late: true })).toEqual([]);
      t.setClock('2022-04-01T21:30:00.001Z');
      expect(await listCodes({ late: true })).toEqual([draft, changed].sort());
      // The shorter extension was granted last.
      t.setClock('2022-04-04T10:00:00.000Z');
      expect(await listCodes({ late: true })).toEqual([draft, changed].sort());
      t.setClock('2022-04-04T10:00:00.001Z');
      expect(await listCodes({ late: true })).toEqual([draft, changed, extended].sort());
      const everyone = (await list()).items;
      for (const { late, code } of everyone)
        expect((await listCodes({ late: false })).includes(code)).toBe(!late);
      t.setClock(BEGIN);
    });

    test('a page at a time, by number, without a key', async () => {
      const first = await list({ limit: 3 });
      expect(first.items).toHaveLength(3);
      const second = await list({ limit: 3, after: Number(first.next) });
      expect(second.next).toBeNull();
      const paged = [...first.items, ...second.items];
      expect(paged).toEqual((await list()).items);
      const text = JSON.stringify(paged);
      for (const key of keys) {
        expect(text).not.toContain(key);
        expect(text).not.toContain(hashKey(key));
      }
    });
  });

  test('organisations by id, by scheme', async () => {
    const row = { branch: 'Famille', department: '59', email: '' };
    await importOrganisations(t.contest, operator, [
      { ...row, id: 'caf-62', name: 'Caf 62', scheme: 'régime général' },
      { ...row, id: 'caf-59', name: 'Caf 59', scheme: 'régime général' },
      { ...row, id: 'msa-33', name: 'Msa 33', scheme: 'régime agricole' },
    ]);
    const list = async (filter = {}) => viewOrganisations(t.contest, operator, { limit: 2, ...filter });
    expect(await list()).toMatchObject({ items: [{ id: 'caf-59' }, { id: 'caf-62' }], next: 'caf-62' });
    expect(await list({ after: 'caf-62' })).toMatchObject({ items: [{ id: 'msa-33' }], next: null });
    expect(await list({ scheme: 'régime agricole' })).toMatchObject({ items: [{ id: 'msa-33' }] });
  });

  test('members with their roles and how far each is, without a grade', async () => {
    const { codes } = await depositAdmissible(t.contest, { organisationName: 'Urssaf' });
    const juror = await addMember(t.contest, 'UA');
    await addMember(t.contest, 'UA', { category: 'innovation-rh' });
    await addMember(t.contest, 'UB', { role: 'secretariat' });
    await setGrading(t.contest, operator, 'innovation-sociale', true);
    const filled = { grades: gradesOf(t.contest, 4), comment: 'ZEBRA' };
    await submitScoreSheet(t.contest, juror, codes[0] ?? '', filled);
    const all = await viewMembers(t.contest, operator, { limit: 100 });
    expect(all).toMatchObject({
      next: null,
      items: [
        {
          slackUserId: 'UA',
          roles: expect.arrayContaining([
            expect.objectContaining({
              category: 'innovation-sociale',
              progress: expect.objectContaining({ submitted: 1, expected: 1 }),
            }),
            expect.objectContaining({
              category: 'innovation-rh',
              progress: expect.objectContaining({ submitted: 0, expected: 0 }),
            }),
          ]),
        },
        { slackUserId: 'UB', roles: [{ role: 'secretariat', category: null, progress: null }] },
      ],
    });
    expect(JSON.stringify(all)).not.toMatch(/ZEBRA|grades|mark/);
    const of = (filter: object) => viewMembers(t.contest, operator, { limit: 1, ...filter });
    expect(await of({ role: 'secretariat' })).toMatchObject({ items: [{ slackUserId: 'UB' }], next: null });
    expect(await of({ category: 'innovation-rh' })).toMatchObject({ items: [{ slackUserId: 'UA' }] });
    expect(await of({})).toMatchObject({ next: 'UA' });
    expect(await of({ after: 'UA' })).toMatchObject({ items: [{ slackUserId: 'UB' }], next: null });
  });

  test('the record by subject, kind, actor and instant, without grades or comments', async () => {
    const list = async (query = {}) => {
      const viewed = await viewAudit(t.contest, operator, { limit: 1_000, ...query });
      return viewed.kind === 'audit' ? viewed.items : [];
    };
    const everything = await list();
    expect(everything.some(({ kind }) => kind === 'score-sheet.submitted')).toBe(true);
    expect(JSON.stringify(everything)).not.toMatch(/ZEBRA|objectifs/);
    const sheets = await list({ kind: 'score-sheet' });
    expect(sheets[0]).toMatchObject({ redacted: true, after: ['version', 'grades', 'comment'] });
    expect(await list({ kind: 'score-sheet.submitted' })).toHaveLength(1);
    expect(await list({ kind: 'score-shee_' })).toEqual([]);
    const granted = await list({ kind: 'extension' });
    expect(granted).toHaveLength(2);
    expect(await list({ subject: granted[0]?.subject, kind: 'extension' })).toEqual(granted);
    const candidates = await list({ actor: 'candidate' });
    expect(new Set(candidates.map(({ actor }) => actor.kind))).toEqual(new Set(['candidate']));
    const { id } = candidates[0]?.actor ?? { id: '' };
    expect((await list({ actor: `candidate:${id}` })).every(({ actor }) => actor.id === id)).toBe(true);
    expect(await list({ since: Temporal.Instant.from('2022-03-14T09:00:00.001Z') })).toEqual([]);

    const first = await viewAudit(t.contest, operator, { limit: 4 });
    expect(first).toMatchObject({ next: '4' });
    expect(await list({ after: 4 })).toEqual(everything.slice(4));
  });

  test('none of it is for a candidate, a juror or the public', async () => {
    const { candidate } = await depositComplete(t.contest);
    const juror = await addMember(t.contest, 'UJ');
    for (const person of [candidate, juror, { kind: 'public' } as const]) {
      const page = { limit: 1 };
      for (const view of [viewApplications, viewOrganisations, viewMembers, viewAudit])
        expect(await view(t.contest, person, page)).toEqual({ kind: 'forbidden' });
    }
  });
});
