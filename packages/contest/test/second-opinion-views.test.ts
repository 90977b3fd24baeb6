import { beforeAll, expect, test } from 'vitest';
import { recuse } from '../src/acts/recuse.ts';
import { saveDraft } from '../src/acts/save-draft.ts';
import { setGrading } from '../src/acts/set-grading.ts';
import { submitScoreSheet } from '../src/acts/submit-score-sheet.ts';
import type { Member, Person } from '../src/people.ts';
import { addMember, depositAdmissible, gradesOf, openTestContest, operator } from '../src/testing.ts';
import { viewRanking } from '../src/views/category-ranking.ts';
import { viewJurorProfiles } from '../src/views/juror-profiles.ts';
import { viewMirrorSnapshot } from '../src/views/mirror-snapshot.ts';
import { describeContest } from './describe-contest.ts';

const category = 'innovation-sociale';
// The thread gives way to all else that runs: a second becomes many on a busy machine.
const patience = { waitMs: 200_000 };
const mirror: Person = { kind: 'mirror' };
// By entry, then by juror: the third juror is severe, the fourth stands alone on the fifth entry.
const GRADES = [
  [5, 5, 3, 5],
  [4, 5, 3, 4],
  [4, 4, 2, 4],
  [3, 3, 1, 3],
  [2, 2, 0, 5],
  [2, 3, 1, 2],
];

describeContest((t) => {
  let codes: string[];
  let jurors: Member[];

  beforeAll(async () => {
    codes = [];
    for (const index of GRADES.keys())
      codes.push(...(await depositAdmissible(t.contest, { title: `Projet ${index + 1}` })).codes);
    jurors = [];
    for (const id of ['U1', 'U2', 'U3', 'U4']) jurors.push(await addMember(t.contest, id));
    await setGrading(t.contest, operator, category, true);
  });

  const view = async (options: Parameters<typeof viewRanking>[3] = { secondOpinion: patience }) => {
    const outcome = await viewRanking(t.contest, operator, category, options);
    if (outcome.kind !== 'ranking') throw new Error(outcome.kind);
    return outcome;
  };
  const opinion = async () => {
    const { secondOpinion } = await view();
    if (secondOpinion?.kind !== 'given') throw new Error(secondOpinion?.kind ?? 'none');
    return secondOpinion;
  };
  const jurorAt = (index: number): Member => {
    const juror = jurors[index];
    if (juror === undefined) throw new Error(`no juror ${index}`);
    return juror;
  };
  const submit = async (juror: Member | undefined, code: string | undefined, grade: number) => {
    if (juror === undefined || code === undefined) throw new Error('no such juror or entry');
    const sheet = { grades: gradesOf(t.contest, grade), comment: '' };
    expect(await submitScoreSheet(t.contest, juror, code, sheet)).toMatchObject({ kind: 'submitted' });
  };

  test('there is none before a sheet counts, and none where nobody asks for it', async () => {
    expect((await view()).secondOpinion).toBeNull();
    expect(await viewJurorProfiles(t.contest, operator, category, patience)).toMatchObject({
      kind: 'juror-profiles',
      profiles: null,
    });
    await submit(jurors[0], codes[0], 5);
    expect((await view({})).secondOpinion).toBeNull();
    expect(t.contest.secondOpinions.finished).toBe(0);
  });

  test('a single juror’s sheets say nothing of who is severe', async () => {
    expect(await opinion()).toMatchObject({
      variances: { kind: 'none', reason: 'one-juror', sentence: expect.stringContaining('Un seul juré') },
      entries: [
        { code: codes[0], adjustedMark: 20, chanceOfPlace: null, rankInterval: null },
        {},
        {},
        {},
        {},
        {},
      ],
    });
  });

  test('the official ranking comes at once, and the second opinion of the same sheets when it is made', async () => {
    for (const [entry, row] of GRADES.entries())
      for (const [juror, grade] of row.entries()) await submit(jurors[juror], codes[entry], grade);
    const at = await view({ secondOpinion: { waitMs: 0 } });
    expect(at.ranking.entries.map(({ code }) => code)).toHaveLength(6);
    expect(at.secondOpinion).toEqual({ kind: 'computing' });
    const given = await opinion();
    expect(given).toMatchObject({ places: 3, draws: 20_000, isComplete: true, groupsSentence: null });
    expect(given.entries.map(({ code }) => code)).toEqual(codes);
    for (const { adjustedMark, chanceOfPlace, rankInterval } of given.entries) {
      expect(adjustedMark).toBeGreaterThan(0);
      expect(adjustedMark).toBeLessThanOrEqual(20);
      expect(chanceOfPlace).toBeGreaterThanOrEqual(0);
      expect(rankInterval?.[0]).toBeLessThanOrEqual(rankInterval?.[1] ?? 0);
    }
    const chances = given.entries.map(({ chanceOfPlace }) => chanceOfPlace ?? 0);
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(3, 6);
    expect(given.zone).toContain(codes[0]);
    expect(given.unionZone).toEqual(expect.arrayContaining([...given.zone]));
    expect(given.groups).toEqual([codes]);
    const { variances } = given;
    if (variances.kind !== 'estimated') throw new Error(variances.kind);
    expect(variances.entries + variances.jurors + variances.rest).toBeCloseTo(1, 9);
    expect(variances.sentence).toMatch(/\d+\u00a0% aux dossiers/);
    expect(given.agreement.icc21).toBeGreaterThan(0);
    expect(given.agreement.kendallW).toBeGreaterThan(0);
    expect(given.agreement.alphaByCriterion.map(({ criterion }) => criterion)).toEqual(
      t.contest.edition.criteria.map(({ id }) => id),
    );
    expect(given.flaggedSheets[0]).toMatchObject({ code: codes[4], juror: { slackUserId: 'U4' } });
  });

  test('what changes nothing that counts is not computed again', async () => {
    const before = t.contest.secondOpinions.finished;
    const first = await view();
    const drafted = await saveDraft(t.contest, jurorAt(0), codes[0] ?? '', {
      grades: { objectifs: 1 },
    });
    expect(drafted.kind).toBe('saved');
    const again = await view({ secondOpinion: { waitMs: 0 } });
    expect(again.revision).toBeGreaterThan(first.revision);
    expect(again.secondOpinion).toEqual(first.secondOpinion);
    expect(t.contest.secondOpinions.finished).toBe(before);
    await submit(jurors[1], codes[5], 4);
    expect((await view({ secondOpinion: { waitMs: 0 } })).secondOpinion).toEqual({ kind: 'computing' });
  });

  test('profiles say how each juror grades', async () => {
    const outcome = await viewJurorProfiles(t.contest, operator, category, patience);
    if (outcome.kind !== 'juror-profiles' || outcome.profiles?.kind !== 'given')
      throw new Error(outcome.kind);
    const { jurors: profiles } = outcome.profiles;
    expect(profiles.map(({ slackUserId, sheets }) => [slackUserId, sheets])).toEqual([
      ['U1', 6],
      ['U2', 6],
      ['U3', 6],
      ['U4', 6],
    ]);
    expect(profiles.map(({ leniency }) => Math.sign(leniency?.mean ?? 0))[2]).toBe(-1);
    expect(profiles[3]?.flaggedSheets).toBeGreaterThan(0);
    expect(profiles[0]?.mean).toBeCloseTo((20 * (5 + 4 + 4 + 3 + 2 + 2)) / (6 * 5), 9);
  });

  test('a recused juror’s sheet leaves the opinion', async () => {
    expect(await recuse(t.contest, jurorAt(3), codes[4] ?? '', 'Ancien collègue')).toMatchObject({
      voided: true,
    });
    const given = await opinion();
    expect(given.isComplete).toBe(false);
    expect(given.flaggedSheets.filter(({ code }) => code === codes[4])).toEqual([]);
  });

  test('nobody but the secretariat gets any of it, and the mirror nothing of any juror', async () => {
    const juror = jurorAt(0);
    const others: Person[] = [
      juror,
      await addMember(t.contest, 'U7', { role: 'sponsor', category }),
      await addMember(t.contest, 'U8', { role: 'grand-juror' }),
      { kind: 'candidate', applicationId: 'none' },
      { kind: 'public' },
    ];
    for (const person of others) {
      expect(await viewRanking(t.contest, person, category, { secondOpinion: patience })).toEqual({
        kind: 'forbidden',
      });
      expect(await viewJurorProfiles(t.contest, person, category, patience)).toEqual({ kind: 'forbidden' });
      expect(await viewMirrorSnapshot(t.contest, person, patience)).toEqual({ kind: 'forbidden' });
    }
    expect(await viewJurorProfiles(t.contest, mirror, category, patience)).toEqual({ kind: 'forbidden' });
    const secretary = await addMember(t.contest, 'U9', { role: 'secretariat' });
    expect(await viewJurorProfiles(t.contest, secretary, category, patience)).toMatchObject({
      kind: 'juror-profiles',
    });
    expect(await viewJurorProfiles(t.contest, operator, 'cuisine', patience)).toEqual({ kind: 'not-found' });

    const snapshot = await viewMirrorSnapshot(t.contest, mirror, patience);
    if (snapshot.kind !== 'snapshot') throw new Error(snapshot.kind);
    const mirrored = snapshot.categories.map(({ secondOpinion }) => secondOpinion);
    expect(mirrored.filter((one) => one !== null)).toMatchObject([{ kind: 'given', groupsSentence: null }]);
    for (const secret of ['Juré', 'U1', 'U4', juror.jurorId, 'leniency', 'flagged', 'crossReadings'])
      expect(JSON.stringify(mirrored)).not.toContain(secret);
  });
});

test('groups that share no juror are said, with the readings that would join them', async () => {
  await using t = await openTestContest();
  const codes: string[] = [];
  for (const title of ['A', 'B', 'C', 'D'])
    codes.push(...(await depositAdmissible(t.contest, { title })).codes);
  const jurors: Member[] = [];
  for (const id of ['U1', 'U2', 'U3', 'U4']) jurors.push(await addMember(t.contest, id));
  await setGrading(t.contest, operator, category, true);
  for (const [index, juror] of jurors.entries()) {
    for (const entry of index < 2 ? [0, 1] : [2, 3]) {
      const sheet = { grades: gradesOf(t.contest, 1 + ((entry + index) % 4)), comment: '' };
      await submitScoreSheet(t.contest, juror, codes[entry] ?? '', sheet);
    }
  }
  const outcome = await viewRanking(t.contest, operator, category, { secondOpinion: patience });
  if (outcome.kind !== 'ranking' || outcome.secondOpinion?.kind !== 'given') throw new Error(outcome.kind);
  const { groups, groupsSentence, crossReadings } = outcome.secondOpinion;
  expect(groups).toEqual([codes.slice(0, 2), codes.slice(2)]);
  expect(groupsSentence).toContain('2 groupes');
  expect(crossReadings.length).toBeGreaterThan(0);
  for (const { juror } of crossReadings) expect(juror.slackUserId).toMatch(/^U[1-4]$/);
});
