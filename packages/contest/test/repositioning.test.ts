import { findMail, listMails, updateMail } from '@palmares/db/mails';
import { listScoreSheetsOn } from '@palmares/db/score-sheets';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { cancelRepositioning } from '../src/acts/cancel-repositioning.ts';
import { changeApplication } from '../src/acts/change-application.ts';
import { completeRepositioning } from '../src/acts/complete-repositioning.ts';
import { depositApplication } from '../src/acts/deposit-application.ts';
import { recuse } from '../src/acts/recuse.ts';
import { repositionEntry } from '../src/acts/reposition-entry.ts';
import { screenEntry } from '../src/acts/screen-entry.ts';
import { setGrading } from '../src/acts/set-grading.ts';
import { submitScoreSheet } from '../src/acts/submit-score-sheet.ts';
import { undoScreening } from '../src/acts/undo-screening.ts';
import { withdrawApplication } from '../src/acts/withdraw-application.ts';
import { queueMail } from '../src/mail/queue-mail.ts';
import type { Member } from '../src/people.ts';
import { addMember, depositAdmissible, depositComplete, gradesOf, operator } from '../src/testing.ts';
import { viewApplication } from '../src/views/application.ts';
import { verifyAudit } from '../src/views/audit.ts';
import { viewRanking } from '../src/views/category-ranking.ts';
import { viewEntries } from '../src/views/entries.ts';
import { viewScoreSheet } from '../src/views/score-sheet.ts';
import { BEGIN, describeContest } from './describe-contest.ts';

const SOCIAL = 'innovation-sociale';
const RH = 'innovation-rh';

describeContest((t) => {
  let social: Member;
  let rh: Member;
  beforeAll(async () => {
    social = await addMember(t.contest, 'USOC');
    rh = await addMember(t.contest, 'URH', { category: RH });
    for (const category of [SOCIAL, RH]) await setGrading(t.contest, operator, category, true);
  });
  beforeEach(() => t.setClock(BEGIN));

  const reposition = (code: string, category = RH, confirm?: number) =>
    repositionEntry(t.contest, operator, code, {
      category,
      reason: 'Relève des ressources humaines.',
      confirm,
    });
  const announce = async (code: string, category = RH, confirm?: number) => {
    const announced = await reposition(code, category, confirm);
    if (announced.kind !== 'announced') throw new Error(JSON.stringify(announced));
    return announced;
  };
  /** What the mailer does. */
  const send = async (mailId: string) => {
    await updateMail(t.contest.db, mailId, { state: 'sent', sentAt: '2022-03-14T09:00:01.000Z' });
    return completeRepositioning(t.contest, mailId);
  };
  const move = async (code: string, category = RH, confirm?: number) => {
    const moved = await send((await announce(code, category, confirm)).mailId);
    if (moved.kind !== 'repositioned') throw new Error(moved.kind);
    return moved;
  };
  const submit = (juror: Member, code: string, grade: number) =>
    submitScoreSheet(t.contest, juror, code, { grades: gradesOf(t.contest, grade), comment: '' });
  const admissible = async (change = {}) => {
    const { codes, ...deposited } = await depositAdmissible(t.contest, change);
    return { ...deposited, code: codes[0] ?? '' };
  };
  const listed = async (category: string) => {
    const outcome = await viewEntries(t.contest, operator, { category, limit: 500 });
    return outcome.kind === 'entries' ? outcome.items : [];
  };

  test('the organisation is told first: nothing moves before the notice has left, and then once', async () => {
    const { id, code, candidate } = await admissible();
    const announced = await announce(code);
    expect(announced).toMatchObject({ code, category: RH, sheets: 0 });
    const [notice] = await listMails(t.contest.db, { application: id, kind: 'reposition-notice', limit: 10 });
    expect(notice).toMatchObject({ id: announced.mailId, recipient: 'ada.martin@example.org' });
    expect(await completeRepositioning(t.contest, announced.mailId)).toEqual({ kind: 'not-sent' });
    expect(await viewApplication(t.contest, candidate, id)).toMatchObject({
      application: { entries: [{ code, category: SOCIAL }] },
    });

    const moved = await send(announced.mailId);
    expect(moved).toMatchObject({ kind: 'repositioned', former: code, code: expect.stringMatching(/^RH-/) });
    expect(await send(announced.mailId)).toEqual(moved);
    const { application } = Object(await viewApplication(t.contest, candidate, id));
    expect(application.entries).toEqual([{ code: Object(moved).code, category: RH }]);
    expect(await completeRepositioning(t.contest, 'no-such-mail')).toEqual({ kind: 'not-found' });
  });

  test('the old code finds the new entry, which is screened as it was and open to its new jury alone', async () => {
    const { code } = await admissible({ partners: ['Ville de Roubaix'] });
    const conflicted = await addMember(t.contest, 'URH2', { category: RH, organisation: 'Ville de Roubaix' });
    const moved = await move(code);
    expect((await listed(SOCIAL)).map((entry) => entry.code)).not.toContain(code);
    expect((await listed(RH)).find((entry) => entry.code === moved.code)).toMatchObject({
      screening: 'admissible',
    });
    expect(await viewScoreSheet(t.contest, rh, code)).toMatchObject({ entry: { code: moved.code } });
    expect(await viewScoreSheet(t.contest, conflicted, code)).toMatchObject({ kind: 'recused' });
    expect(await viewScoreSheet(t.contest, social, code)).toEqual({ kind: 'not-found' });
    const next = await admissible();
    expect(next.code).not.toBe(code);
  });

  test('sheets of the old jury are counted first, then kept, void, and never mixed with the new jury’s', async () => {
    const { code } = await admissible();
    await submit(social, code, 5);
    expect(await reposition(code)).toEqual({ kind: 'needs-confirmation', count: 1 });
    expect(await reposition(code, RH, 2)).toEqual({ kind: 'needs-confirmation', count: 1 });
    const former = await t.contest.db
      .selectFrom('entries')
      .selectAll()
      .where('code', '=', code)
      .executeTakeFirstOrThrow();
    const moved = await move(code, RH, 1);
    const sheets = await listScoreSheetsOn(t.contest.db, former.id);
    expect(sheets).toMatchObject([{ voidReason: 'repositioned', version: 1 }]);
    expect(sheets[0]?.grades).toContain('5');

    await submit(rh, moved.code, 2);
    const ranking = await viewRanking(t.contest, operator, RH);
    const ranked = ranking.kind === 'ranking' ? ranking.ranking.entries : [];
    expect(ranked.find((entry) => entry.code === moved.code)).toMatchObject({ submitted: 1, mark: '8,00' });
    const old = await viewRanking(t.contest, operator, SOCIAL);
    expect(JSON.stringify(old)).not.toContain(code);
  });

  test('a juror of both juries who declared a conflict is recused from the new entry too', async () => {
    const both = await addMember(t.contest, 'UBOTH');
    await addMember(t.contest, 'UBOTH', { category: RH });
    const { code } = await admissible();
    await recuse(t.contest, both, code, 'Ma sœur y travaille');
    const again = await addMember(t.contest, 'UBOTH');
    const moved = await move(code);
    expect(await viewScoreSheet(t.contest, again, moved.code)).toMatchObject({ kind: 'recused' });
  });

  test('moved back, it has its first code again, with the sheets of that jury', async () => {
    const { code } = await admissible();
    await submit(social, code, 4);
    const there = await move(code, RH, 1);
    await submit(rh, there.code, 1);
    const back = await move(there.code, SOCIAL, 1);
    expect(back).toMatchObject({ former: there.code, code });
    const ranking = await viewRanking(t.contest, operator, SOCIAL);
    const ranked = ranking.kind === 'ranking' ? ranking.ranking.entries : [];
    expect(ranked.find((entry) => entry.code === code)).toMatchObject({ submitted: 1, mark: '16,00' });
    expect(await viewScoreSheet(t.contest, social, there.code)).toMatchObject({ entry: { code } });
  });

  test('a later deposit leaves it where it was put; a category of its own takes no second entry', async () => {
    const { id, code, candidate } = await depositComplete(t.contest, { categories: [SOCIAL] }).then(
      ({ codes, ...rest }) => ({ ...rest, code: codes[0] ?? '' }),
    );
    const moved = await move(code);
    const deposit = async (categories: string[], title: string) => {
      await changeApplication(t.contest, candidate, id, { categories, title });
      const outcome = await depositApplication(t.contest, candidate, id, { askedAt: t.contest.clock() });
      return outcome.kind === 'deposited' ? outcome.receipt.entries : outcome;
    };
    expect(await deposit([SOCIAL], 'Deux')).toEqual([{ code: moved.code, category: RH }]);
    expect(await deposit([SOCIAL, RH], 'Trois')).toEqual([{ code: moved.code, category: RH }]);
    expect(await deposit(['innovation-territoriale'], 'Quatre')).toEqual([
      { code: expect.stringMatching(/^TER-/), category: 'innovation-territoriale' },
    ]);
    expect(await deposit([SOCIAL], 'Cinq')).toEqual([{ code: moved.code, category: RH }]);
  });

  test('deposited meanwhile in the new category too, it stands there once', async () => {
    const { id, code, candidate } = await admissible();
    const { mailId } = await announce(code);
    await changeApplication(t.contest, candidate, id, { categories: [SOCIAL, RH] });
    await depositApplication(t.contest, candidate, id, { askedAt: t.contest.clock() });
    const moved = await send(mailId);
    const { application } = Object(await viewApplication(t.contest, candidate, id));
    expect(application.entries).toEqual([{ code: Object(moved).code, category: RH }]);
  });

  test('what is withdrawn meanwhile does not move, and nobody is told that it does', async () => {
    const { id, code, candidate } = await admissible();
    const { mailId } = await announce(code);
    await withdrawApplication(t.contest, candidate, id);
    expect(await findMail(t.contest.db, mailId)).toMatchObject({ state: 'cancelled' });
    expect(await completeRepositioning(t.contest, mailId)).toEqual({ kind: 'cancelled' });

    const other = await admissible();
    const left = await announce(other.code);
    await updateMail(t.contest.db, left.mailId, { state: 'sent' });
    await changeApplication(t.contest, other.candidate, other.id, {
      categories: ['innovation-territoriale'],
    });
    await depositApplication(t.contest, other.candidate, other.id, { askedAt: t.contest.clock() });
    expect(await completeRepositioning(t.contest, left.mailId)).toEqual({ kind: 'cancelled' });
    const { application } = Object(await viewApplication(t.contest, other.candidate, other.id));
    expect(application.entries).toEqual([expect.objectContaining({ category: 'innovation-territoriale' })]);
  });

  test('an answer that was told under a former code still holds the decision', async () => {
    const { id, code } = await admissible();
    const mail = { kind: 'screening-result', applicationId: id, recipient: 'a@example.org', body: '' };
    await t.contest.db
      .transaction()
      .execute((tx) =>
        queueMail(
          { tx, at: '2022-03-14T09:00:00.000Z' },
          { ...mail, subject: 'Recevable', cause: `screening-result/${code}/1/x` },
        ),
      );
    const moved = await move(code);
    expect(await undoScreening(t.contest, operator, moved.code)).toEqual({
      kind: 'screening-followed',
      sheets: 0,
      mails: 1,
    });
  });

  test('it is taken back while the notice waits, and not once it has left', async () => {
    const { id, code } = await admissible();
    const first = await announce(code);
    const cancel = () => cancelRepositioning(t.contest, operator, code);
    expect(await cancel()).toEqual({ kind: 'cancelled', code });
    expect(await cancel()).toEqual({ kind: 'not-announced' });
    expect(await completeRepositioning(t.contest, first.mailId)).toEqual({ kind: 'cancelled' });
    const second = await announce(code);
    const mails = await listMails(t.contest.db, { application: id, kind: 'reposition-notice', limit: 10 });
    expect(mails.map(({ state }) => state).sort()).toEqual(['cancelled', 'queued']);
    await updateMail(t.contest.db, second.mailId, { state: 'sent' });
    expect(await cancel()).toEqual({ kind: 'already-told' });
  });

  test('each refusal is its own', async () => {
    const { id, code, candidate, codes } = await depositComplete(t.contest, {
      categories: [SOCIAL, RH],
    }).then((deposited) => ({ ...deposited, code: deposited.codes[0] ?? '' }));
    expect(await reposition(code, SOCIAL)).toEqual({ kind: 'same-category' });
    expect(await reposition(code, 'cuisine')).toEqual({ kind: 'unknown-category' });
    expect(await reposition(code, RH)).toEqual({ kind: 'already-in-category', code: codes[1] });
    expect(await reposition('SOC-999')).toEqual({ kind: 'not-found' });
    const asked = { category: RH, reason: ' ' };
    expect(await repositionEntry(t.contest, operator, code, asked)).toEqual({ kind: 'needs-reason' });
    for (const person of [candidate, social, { kind: 'public' } as const]) {
      expect(await repositionEntry(t.contest, person, code, asked)).toEqual({ kind: 'forbidden' });
      expect(await cancelRepositioning(t.contest, person, code)).toEqual({ kind: 'forbidden' });
    }
    await announce(code, 'innovation-territoriale');
    expect(await reposition(code, 'innovation-territoriale')).toEqual({
      kind: 'already-announced',
      category: 'innovation-territoriale',
    });
    await withdrawApplication(t.contest, candidate, id);
    expect(await reposition(code, 'innovation-territoriale')).toEqual({ kind: 'withdrawn' });
  });

  test('without an address the organisation can’t be told, so nothing is announced', async () => {
    const { id, code } = await admissible();
    await t.contest.db.updateTable('applications').set({ metadata: '{}' }).where('id', '=', id).execute();
    await t.contest.db
      .updateTable('deposits')
      .set({ metadata: '{"title":"Sans contact"}' })
      .where('applicationId', '=', id)
      .execute();
    expect(await reposition(code)).toEqual({ kind: 'no-contact' });
  });

  test('an entry that waits for its screening waits in its new category', async () => {
    const code = (await depositComplete(t.contest)).codes[0] ?? '';
    const moved = await move(code);
    expect((await listed(RH)).find((entry) => entry.code === moved.code)).toMatchObject({
      screening: 'pending',
    });
    const screened = await screenEntry(t.contest, operator, code, { decision: 'admissible' });
    expect(screened).toMatchObject({ code: moved.code, screening: 'admissible' });
    expect(await verifyAudit(t.contest)).toMatchObject({ brokenAt: null });
  });
});
