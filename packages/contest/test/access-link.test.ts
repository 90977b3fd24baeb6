import { listMails } from '@palmares/db/mails';
import { describe, expect, test } from 'vitest';
import { changeApplication } from '../src/acts/change-application.ts';
import { requestAccessLink } from '../src/acts/request-access-link.ts';
import { withdrawApplication } from '../src/acts/withdraw-application.ts';
import { beginDraft, depositComplete, openTestContest, testDatabases } from '../src/testing.ts';
import { viewOrganisationNames } from '../src/views/organisation-names.ts';
import { mailsOf } from './mails-of.ts';

describe.each(testDatabases)('$name', (database) => {
  test('a link is mailed to the contact who asks, once in a while, and to nobody else', async () => {
    await using t = await openTestContest('2022-03-14T09:00:00Z', database);
    const created = await beginDraft(t.contest);
    const links = async () =>
      (await listMails(t.contest.db, { limit: 50 })).filter(({ kind }) => kind === 'access-link');

    for (const given of [
      { code: created.code, email: 'other@example.org' },
      { code: created.code, email: '' },
      { code: 'GPI-9999', email: 'ada.martin@example.org' },
      { code: 'anything', email: 'ada.martin@example.org' },
    ]) {
      expect(await requestAccessLink(t.contest, given)).toEqual({ kind: 'requested' });
    }
    expect(await links()).toEqual([]);

    const given = { code: ' gpi 1', email: 'Ada.Martin@example.org ' };
    expect(await requestAccessLink(t.contest, given)).toEqual({ kind: 'requested' });
    const first = await links();
    expect(first).toMatchObject([{ recipient: 'ada.martin@example.org', applicationId: created.id }]);
    await requestAccessLink(t.contest, given);
    // Two requests may fall into two periods, never each into one of its own.
    await requestAccessLink(t.contest, given);
    expect((await links()).length).toBeLessThanOrEqual(2);
  });

  test('a link to a withdrawn application says that it is withdrawn', async () => {
    await using t = await openTestContest('2022-03-14T09:00:00Z', database);
    const { id, code, candidate } = await depositComplete(t.contest);
    await withdrawApplication(t.contest, candidate, id);
    await requestAccessLink(t.contest, { code, email: 'ada.martin@example.org' });
    const [link] = await mailsOf(t.contest, id, 'access-link');
    expect(link?.body).toContain('Elle a été retirée du concours.');
    expect(link?.body).not.toContain('Elle est déposée');
  });

  test('the names of organisations are for candidates', async () => {
    await using t = await openTestContest('2022-03-14T09:00:00Z', database);
    expect(await viewOrganisationNames(t.contest, { kind: 'public' })).toEqual({ kind: 'forbidden' });
    const candidate = { kind: 'candidate', applicationId: 'x' } as const;
    expect(await viewOrganisationNames(t.contest, candidate)).toEqual({
      kind: 'organisations',
      organisations: [],
    });
  });

  test('an application without a contact has nobody to write to', async () => {
    await using t = await openTestContest('2022-03-14T09:00:00Z', database);
    const created = await beginDraft(t.contest, {});
    await changeApplication(t.contest, created.candidate, created.id, { title: 'x' });
    expect(await requestAccessLink(t.contest, { code: created.code, email: '' })).toEqual({
      kind: 'requested',
    });
    expect(await listMails(t.contest.db, { limit: 50 })).toEqual([]);
  });
});
