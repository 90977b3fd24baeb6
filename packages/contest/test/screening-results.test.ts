import { expect, test } from 'vitest';
import { changeApplication } from '../src/acts/change-application.ts';
import { depositApplication } from '../src/acts/deposit-application.ts';
import { type ScreeningDecision, screenEntry } from '../src/acts/screen-entry.ts';
import { sendScreeningResults } from '../src/acts/send-screening-results.ts';
import { readRevision } from '../src/mirror.ts';
import { depositComplete, operator } from '../src/testing.ts';
import { describeContest } from './describe-contest.ts';
import { mailsOf } from './mails-of.ts';

const unmeasured = { decision: 'inadmissible', ground: 'no-measurable-results' } as const;

describeContest((t) => {
  const screen = async (code: string, decision: ScreeningDecision) => {
    const outcome = await screenEntry(t.contest, operator, code, decision);
    if (outcome.kind !== 'screened') throw new Error(outcome.kind);
  };

  const campaign = async (dryRun: boolean) => {
    const outcome = await sendScreeningResults(t.contest, operator, { dryRun });
    if (outcome.kind !== 'campaign') throw new Error(outcome.kind);
    return outcome;
  };

  /** Answers about one entry, in no order. */
  const answersTo = async (application: string, code: string) =>
    (await mailsOf(t.contest, application, 'screening-result')).filter(({ subject }) =>
      subject.includes(code),
    );

  test('a decision sends nothing by itself; a dry run shows who would get what, and writes nothing', async () => {
    const { id, codes } = await depositComplete(t.contest, {
      categories: ['innovation-sociale', 'innovation-rh'],
    });
    const [social = '', rh = ''] = codes;
    await screen(social, { decision: 'admissible' });
    await screen(rh, { ...unmeasured, reason: 'Les résultats sont des\nintentions.' });
    const pending = await depositComplete(t.contest, { categories: ['innovation-territoriale'] });
    expect(await answersTo(id, '')).toEqual([]);
    const revision = await readRevision(t.contest);
    const shown = await campaign(true);
    expect(shown).toMatchObject({ dryRun: true, count: 2, pending: 1 });
    expect(shown.items.map(({ code }) => code).toSorted()).toEqual([rh, social].toSorted());
    expect(shown.items).not.toContainEqual(expect.objectContaining({ code: pending.codes[0] }));
    expect(await readRevision(t.contest)).toBe(revision);
    expect(await answersTo(id, '')).toEqual([]);

    const sent = await Promise.all(Array.from({ length: 10 }, () => campaign(false)));
    expect(sent.map(({ count }) => count).toSorted((a, b) => a - b)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
    const [yes] = await answersTo(id, social);
    expect(yes?.subject).toBe(`GPI 2022\u00a0: candidature ${social} recevable`);
    const [no] = await answersTo(id, rh);
    expect(no?.body).toContain('Expérimentation n’ayant pas de résultats mesurables');
    expect(no?.body).toContain('Explication\u00a0: Les résultats sont des intentions.');
    expect(await answersTo(id, '')).toHaveLength(2);
    expect((await campaign(true)).items.map(({ delivery }) => delivery)).toEqual(['told', 'told']);
  });

  test('a decision that changed is sent as a correction, also when it comes back to what it was', async () => {
    const { id, codes } = await depositComplete(t.contest, {
      categories: ['responsabilite-sociale-interne'],
    });
    const code = codes[0] ?? '';
    await screen(code, { decision: 'admissible' });
    await campaign(false);
    await screen(code, { ...unmeasured, reason: 'Aucun chiffre.' });
    // Changed and changed back before anyone was told: nothing to say.
    await screen(code, { decision: 'admissible' });
    expect((await campaign(false)).count).toBe(0);
    await screen(code, { ...unmeasured, reason: 'Aucun chiffre.' });
    expect((await campaign(true)).items.find((item) => item.code === code)).toMatchObject({
      delivery: 'to-send',
      corrects: true,
      decision: 'inadmissible',
    });
    expect((await campaign(false)).count).toBe(1);
    await screen(code, { decision: 'admissible' });
    expect((await campaign(false)).count).toBe(1);
    expect((await campaign(false)).count).toBe(0);
    const answers = await answersTo(id, code);
    expect(answers.filter(({ subject }) => subject.includes('correction'))).toHaveLength(2);
    expect(answers).toHaveLength(3);
  });

  test('the contact of today is written to; without one nothing fails', async () => {
    const { id, candidate, codes } = await depositComplete(t.contest, {
      categories: ['innovation-environnementale'],
    });
    await changeApplication(t.contest, candidate, id, {
      contact: { name: 'Eve', email: 'eve@example.org' },
    });
    await screen(codes[0] ?? '', { decision: 'admissible' });
    await campaign(false);
    expect(await answersTo(id, codes[0] ?? '')).toMatchObject([{ recipient: 'eve@example.org' }]);
  });

  test('a new deposit that is admissible again is told anew, since it is another version', async () => {
    const { id, candidate, codes } = await depositComplete(t.contest, {
      categories: ['innovation-territoriale'],
    });
    const code = codes[0] ?? '';
    await screen(code, { decision: 'admissible' });
    await campaign(false);
    await changeApplication(t.contest, candidate, id, { title: 'Autre' });
    await depositApplication(t.contest, candidate, id, { askedAt: t.contest.clock() });
    expect((await campaign(false)).count).toBe(0);
    await screen(code, { decision: 'admissible' });
    expect((await campaign(false)).count).toBe(1);
  });

  test('only the secretariat sends it', async () => {
    const { candidate } = await depositComplete(t.contest);
    for (const dryRun of [true, false]) {
      expect(await sendScreeningResults(t.contest, candidate, { dryRun })).toEqual({ kind: 'forbidden' });
    }
  });
});
