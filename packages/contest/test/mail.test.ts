import { expect, test } from 'vitest';
import { redeemAccessLink } from '../src/access.ts';
import { act } from '../src/act.ts';
import { changeApplication } from '../src/acts/change-application.ts';
import { deleteApplication } from '../src/acts/delete-application.ts';
import { depositApplication } from '../src/acts/deposit-application.ts';
import { recordBounce } from '../src/acts/record-bounce.ts';
import { retryMail } from '../src/acts/retry-mail.ts';
import { type DueMail, giveUp, listDue, markSent, postpone, writeOut } from '../src/mail/outbox.ts';
import { ACCESS_LINK, queueMail } from '../src/mail/queue-mail.ts';
import { readRevision } from '../src/mirror.ts';
import { beginDraft, completeMetadata, depositComplete, operator } from '../src/testing.ts';
import { viewMail, viewMails, viewOutboxHealth } from '../src/views/mails.ts';
import { describeContest } from './describe-contest.ts';
import { mailsOf } from './mails-of.ts';

describeContest((t) => {
  const contact = (email: string) => ({ contact: { name: 'Ada Martin', email } });

  const dueMail = async (id: string): Promise<DueMail> => {
    const due = (await listDue(t.contest, 1_000)).find((mail) => mail.id === id);
    if (!due) throw new Error('not due');
    return due;
  };

  test('a draft with a contact is mailed the place of a link, in the transaction that begins it', async () => {
    const { id, code, depositKey } = await beginDraft(t.contest, contact(' ada@example.org '));
    const [mail, ...others] = await mailsOf(t.contest, id);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      kind: 'draft-created',
      application: { id, code },
      recipient: 'ada@example.org',
      state: 'queued',
      attempts: 0,
      lastError: null,
      sentAt: null,
    });
    expect(mail?.body).toContain(ACCESS_LINK);
    expect(mail?.body).not.toContain(depositKey);
    expect(mail?.nextAttemptAt).not.toBeNull();
  });

  test.each([
    ['no contact', {}],
    ['half an address', contact('ada@example')],
    ['two addresses', contact('ada@example.org,eve@example.org')],
    ['a header', contact('ada@example.org\r\nBcc: eve@example.org')],
  ])('a draft with %s is begun, and nobody is written to', async (_, metadata) => {
    const { id } = await beginDraft(t.contest, metadata);
    expect(await mailsOf(t.contest, id)).toEqual([]);
  });

  test('what is rolled back leaves no message', async () => {
    const mail = {
      kind: 'test',
      applicationId: 'rolled-back',
      recipient: 'ada@example.org',
      subject: 'x',
      body: 'x',
    };
    const refused = await act(t.contest, operator, async (change) => {
      expect(await queueMail(change, { ...mail, cause: 'rolled-back/1' })).not.toBeNull();
      return 'refused';
    });
    expect(refused).toBe('refused');
    const broken = act(t.contest, operator, async (change) => {
      await change.record({ kind: 'test', subject: 'x' });
      await queueMail(change, { ...mail, cause: 'rolled-back/2' });
      throw new Error('broken');
    });
    await expect(broken).rejects.toThrow('broken');
    expect(await mailsOf(t.contest, 'rolled-back')).toEqual([]);
  });

  test('ten requests at once for the same deposit mail one receipt; each new version has its own', async () => {
    const { id, candidate } = await depositComplete(t.contest, { title: 'Une fois' });
    await changeApplication(t.contest, candidate, id, { title: 'Deux fois\u2028Bcc: x' });
    const askedAt = t.contest.clock();
    await Promise.all(
      Array.from({ length: 10 }, () => depositApplication(t.contest, candidate, id, { askedAt })),
    );
    const receipts = (await mailsOf(t.contest, id)).filter(({ kind }) => kind === 'receipt');
    expect(receipts.map(({ subject }) => subject.replace(/.*, /, '')).toSorted()).toEqual([
      'version 1',
      'version 2',
    ]);
    const second = receipts.find(({ subject }) => subject.endsWith('version 2'));
    expect(second?.body).toContain('Titre\u00a0: Deux fois Bcc: x\n');
    expect(second?.body).not.toContain(ACCESS_LINK);
  });

  test('ten causes that are the same queue one message', async () => {
    const mail = { kind: 'test', applicationId: 'ten', recipient: 'a@b.fr', subject: 'x', body: 'x' };
    const ids = await Promise.all(
      Array.from({ length: 10 }, () =>
        act(t.contest, operator, async (change) => {
          await change.record({ kind: 'test', subject: 'ten' });
          return queueMail(change, { ...mail, cause: 'ten' });
        }),
      ),
    );
    expect(ids.filter((id) => id !== null)).toHaveLength(1);
    expect(await mailsOf(t.contest, 'ten')).toHaveLength(1);
  });

  test('a new contact gets a link, the former one is told and gets none', async () => {
    const { id, candidate } = await beginDraft(t.contest, { title: 'Sans contact' });
    await changeApplication(t.contest, candidate, id, contact('ada@example.org'));
    await changeApplication(t.contest, candidate, id, { title: 'Même contact' });
    await changeApplication(t.contest, candidate, id, contact('Ada@Example.org'));
    expect((await mailsOf(t.contest, id)).map(({ kind, recipient }) => [kind, recipient])).toEqual([
      ['contact-new', 'ada@example.org'],
    ]);
    await changeApplication(t.contest, candidate, id, contact('eve@example.org'));
    const told = (await mailsOf(t.contest, id)).filter(({ recipient }) => recipient !== 'ada@example.org');
    const mails = told.toSorted((a, b) => a.kind.localeCompare(b.kind));
    expect(mails.map(({ kind, recipient }) => [kind, recipient])).toEqual([
      ['contact-former', 'Ada@Example.org'],
      ['contact-new', 'eve@example.org'],
    ]);
    expect(mails.map(({ body }) => body.includes(ACCESS_LINK))).toEqual([false, true]);
    expect(mails[0]?.body).not.toContain('eve@');
    await changeApplication(t.contest, candidate, id, { contact: null });
    expect((await mailsOf(t.contest, id)).filter(({ kind }) => kind === 'contact-former')).toHaveLength(2);
  });

  test('a deleted draft takes back what was not sent yet', async () => {
    const { id, candidate } = await beginDraft(t.contest, contact('ada@example.org'));
    expect((await deleteApplication(t.contest, candidate, id)).kind).toBe('deleted');
    expect(await mailsOf(t.contest, id)).toMatchObject([
      { state: 'cancelled', application: { id, code: null } },
    ]);
  });

  test('a link exists in the message that leaves alone, opens once, and is a new one each time', async () => {
    const { id } = await beginDraft(t.contest, contact('ada@example.org'));
    const [mail] = await mailsOf(t.contest, id);
    const due = await dueMail(mail?.id ?? '');
    // Sent, killed before that was noted, and sent again.
    const texts = [
      await writeOut(t.contest, due, 'https://gpi.example/'),
      await writeOut(t.contest, due, 'https://gpi.example/'),
    ];
    const tokens = texts.map((text) => /https:\/\/gpi\.example\/acces\/(\S+)/.exec(text ?? '')?.[1] ?? '');
    expect(new Set(tokens).size).toBe(2);
    await markSent(t.contest, due);
    const kept = JSON.stringify([await mailsOf(t.contest, id), await viewMail(t.contest, operator, due.id)]);
    for (const token of tokens) {
      expect(token.length).toBeGreaterThan(40);
      expect(kept).not.toContain(token);
      expect(await redeemAccessLink(t.contest, token)).toMatchObject({ applicationId: id });
      expect(await redeemAccessLink(t.contest, token)).toBeNull();
    }
  });

  test('a message whose application is gone is not sent', async () => {
    const { id, candidate } = await beginDraft(t.contest, contact('ada@example.org'));
    const due = await dueMail((await mailsOf(t.contest, id))[0]?.id ?? '');
    await deleteApplication(t.contest, candidate, id);
    expect(await writeOut(t.contest, due, 'https://gpi.example')).toBeNull();
  });

  test('a message that was on its way as it was taken back has left all the same', async () => {
    const { id, candidate } = await beginDraft(t.contest, contact('ada@example.org'));
    const due = await dueMail((await mailsOf(t.contest, id))[0]?.id ?? '');
    await deleteApplication(t.contest, candidate, id);
    await markSent(t.contest, due);
    expect(await mailsOf(t.contest, id)).toMatchObject([{ state: 'sent', attempts: 1 }]);
  });

  test('what failed for now waits, what failed for good is for the secretariat, who may try again', async () => {
    const { id, candidate } = await beginDraft(t.contest, contact('ada@example.org'));
    const mailId = (await mailsOf(t.contest, id))[0]?.id ?? '';
    const revision = await readRevision(t.contest);
    const due = await dueMail(mailId);
    await postpone(t.contest, due, '451 later', Temporal.Duration.from({ hours: 1 }));
    expect((await listDue(t.contest, 1_000)).map((mail) => mail.id)).not.toContain(mailId);
    expect(await viewMail(t.contest, operator, mailId)).toMatchObject({
      mail: { state: 'queued', attempts: 1, lastError: '451 later' },
    });
    expect(await retryMail(t.contest, operator, mailId)).toEqual({ kind: 'mail-not-failed' });
    await giveUp(t.contest, { ...due, attempts: 1 }, '550 no such user');
    expect(await viewMail(t.contest, operator, mailId)).toMatchObject({
      mail: { state: 'failed', attempts: 2, lastError: '550 no such user', nextAttemptAt: null },
    });
    expect((await viewOutboxHealth(t.contest)).failed).toBe(1);
    // Delivery is no change of the contest.
    expect(await readRevision(t.contest)).toBe(revision);
    expect(await retryMail(t.contest, candidate, mailId)).toEqual({ kind: 'forbidden' });
    expect(await retryMail(t.contest, operator, 'nothing')).toEqual({ kind: 'not-found' });
    expect(await retryMail(t.contest, operator, mailId)).toEqual({ kind: 'queued' });
    expect(await readRevision(t.contest)).toBe(revision + 1);
    expect(await dueMail(mailId)).toMatchObject({ attempts: 0 });
  });

  test('a sent message that came back counts as failed', async () => {
    const { id, candidate } = await beginDraft(t.contest, contact('ada@example.org'));
    const mailId = (await mailsOf(t.contest, id))[0]?.id ?? '';
    expect(await recordBounce(t.contest, operator, mailId, 'x')).toEqual({ kind: 'mail-not-sent' });
    await markSent(t.contest, await dueMail(mailId));
    expect(await recordBounce(t.contest, candidate, mailId, 'x')).toEqual({ kind: 'forbidden' });
    expect(await recordBounce(t.contest, operator, mailId, ' ')).toEqual({ kind: 'needs-reason' });
    expect(await recordBounce(t.contest, operator, mailId, 'Boîte\npleine')).toEqual({ kind: 'bounced' });
    expect(await viewMail(t.contest, operator, mailId)).toMatchObject({
      mail: { state: 'failed', lastError: 'Boîte pleine' },
    });
  });

  test('the outbox is the secretariat’s to read, a page at a time, and tells nothing twice', async () => {
    const { candidate } = await beginDraft(t.contest, completeMetadata());
    expect(await viewMails(t.contest, candidate, { limit: 10 })).toEqual({ kind: 'forbidden' });
    expect(await viewMail(t.contest, candidate, 'x')).toEqual({ kind: 'forbidden' });
    expect(await viewMail(t.contest, operator, 'x')).toEqual({ kind: 'not-found' });
    const all = await viewMails(t.contest, operator, { limit: 1_000 });
    if (all.kind !== 'mails') throw new Error(all.kind);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await viewMails(t.contest, operator, { limit: 3, after });
      if (page.kind !== 'mails') throw new Error(page.kind);
      seen.push(...page.items.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toEqual(all.items.map(({ id }) => id));
    expect(seen.length).toBeGreaterThan(10);
    const failed = await viewMails(t.contest, operator, { state: 'failed', limit: 10 });
    expect(failed).toMatchObject({ items: [{ state: 'failed' }] });
    const receipts = await viewMails(t.contest, operator, { kind: 'receipt', limit: 10 });
    expect(receipts.kind === 'mails' && receipts.items.map(({ kind }) => kind)).toEqual([
      'receipt',
      'receipt',
    ]);
  });
});
