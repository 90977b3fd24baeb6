import { afterEach, expect, test } from 'vitest';
import { changeApplication } from '../src/acts/change-application.ts';
import { depositApplication } from '../src/acts/deposit-application.ts';
import { grantExtension } from '../src/acts/grant-extension.ts';
import { queueReminders } from '../src/acts/queue-reminders.ts';
import { withdrawApplication } from '../src/acts/withdraw-application.ts';
import { ACCESS_LINK } from '../src/mail/queue-mail.ts';
import { readRevision } from '../src/mirror.ts';
import { beginDraft, completeMetadata, depositComplete, operator } from '../src/testing.ts';
import { BEGIN, describeContest } from './describe-contest.ts';
import { mailsOf } from './mails-of.ts';

const SEVEN_DAYS = '2022-03-25T22:30:00Z';
const TWO_DAYS = '2022-03-30T21:30:00Z';
const THREE_HOURS = '2022-04-01T18:30:00Z';

describeContest((t) => {
  afterEach(() => t.setClock(BEGIN));

  const remindersOf = (application: string) => mailsOf(t.contest, application, 'reminder');

  const remindAt = async (instant: string) => {
    t.setClock(instant);
    await queueReminders(t.contest);
  };

  test('a draft is reminded at each instant once, however often they are looked for', async () => {
    const { id, code } = await beginDraft(t.contest);
    await remindAt('2022-03-25T22:29:59.999Z');
    expect(await remindersOf(id)).toEqual([]);
    for (const instant of [SEVEN_DAYS, TWO_DAYS, THREE_HOURS]) {
      const before = (await remindersOf(id)).length;
      t.setClock(instant);
      await Promise.all(Array.from({ length: 10 }, () => queueReminders(t.contest)));
      expect(await remindersOf(id)).toHaveLength(before + 1);
    }
    const mails = await remindersOf(id);
    // Those that could not leave before the next are taken back.
    expect(mails.map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'queued']);
    const last = mails[2];
    expect(last?.subject).toContain(`${code} n’est pas déposée, date limite vendredi 1er avril 2022`);
    expect(last?.body).toContain('– Déposez');
    expect(last?.body).toContain(ACCESS_LINK);
    const revision = await readRevision(t.contest);
    await queueReminders(t.contest);
    expect(await readRevision(t.contest)).toBe(revision);
  });

  test('who was down for days sends the latest reminder, not all of them; after the deadline none', async () => {
    const late = await beginDraft(t.contest);
    await remindAt('2022-04-01T21:30:00.001Z');
    expect(await remindersOf(late.id)).toEqual([]);
    await remindAt('2022-04-01T21:30:00Z');
    expect(await remindersOf(late.id)).toHaveLength(1);
  });

  test('a deposit, a withdrawal, or no address: no reminder; a deposit takes back the one that waits', async () => {
    const deposited = await depositComplete(t.contest);
    const withdrawn = await depositComplete(t.contest);
    await changeApplication(t.contest, withdrawn.candidate, withdrawn.id, { title: 'Autre' });
    await withdrawApplication(t.contest, withdrawn.candidate, withdrawn.id);
    const { contact: _, ...nobody } = completeMetadata();
    const silent = await beginDraft(t.contest, nobody);
    const changed = await depositComplete(t.contest);
    await changeApplication(t.contest, changed.candidate, changed.id, { title: 'Autre' });
    await remindAt(TWO_DAYS);
    for (const { id } of [deposited, withdrawn, silent]) expect(await remindersOf(id)).toEqual([]);
    const [mail] = await remindersOf(changed.id);
    expect(mail).toMatchObject({ state: 'queued' });
    expect(mail?.subject).toContain('a changé depuis son dépôt');
    await depositApplication(t.contest, changed.candidate, changed.id, { askedAt: t.contest.clock() });
    expect(await remindersOf(changed.id)).toMatchObject([{ state: 'cancelled' }]);
  });

  test('an extension brings reminders of its own, and takes back the one that names the former deadline', async () => {
    const { id } = await beginDraft(t.contest);
    await remindAt(TWO_DAYS);
    expect(await remindersOf(id)).toMatchObject([{ state: 'queued' }]);
    t.setClock('2022-04-02T09:00:00Z');
    const until = Temporal.Instant.from('2022-04-10T10:00:00Z');
    const granted = await grantExtension(t.contest, operator, id, { until, reason: 'Panne de leur réseau.' });
    expect(granted.kind).toBe('granted');
    // Seven days before the new deadline is after it was granted.
    await remindAt('2022-04-03T09:59:59Z');
    expect(await remindersOf(id)).toMatchObject([{ state: 'cancelled' }]);
    for (const instant of ['2022-04-03T10:00:00Z', '2022-04-08T10:00:00Z', '2022-04-10T07:00:00Z']) {
      await remindAt(instant);
      await remindAt(instant);
    }
    const mails = await remindersOf(id);
    expect(mails).toHaveLength(4);
    expect(mails[3]?.subject).toContain('dimanche 10 avril 2022 à 12\u00a0h\u00a000');
  });
});
