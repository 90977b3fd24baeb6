import { beforeAll, expect, test } from 'vitest';
import { recuse } from '../src/acts/recuse.ts';
import { saveDraft } from '../src/acts/save-draft.ts';
import { setGrading } from '../src/acts/set-grading.ts';
import { submitScoreSheet } from '../src/acts/submit-score-sheet.ts';
import type { Member, Person } from '../src/people.ts';
import { addMember, depositAdmissible, gradesOf, operator } from '../src/testing.ts';
import { viewCategoryGrades, viewCategoryGradesWithOpinion } from '../src/views/category-grades.ts';
import { describeContest } from './describe-contest.ts';

const category = 'innovation-sociale';
// The thread gives way to all else that runs: a second becomes many on a busy machine.
const patience = { waitMs: 200_000 };
// By entry, then by juror.
const GRADES = [
  [5, 4, 4],
  [3, 3, 2],
  [1, 2, 0],
];

describeContest((t) => {
  const codes: string[] = [];
  const jurors: Member[] = [];

  beforeAll(async () => {
    for (const index of GRADES.keys())
      codes.push(...(await depositAdmissible(t.contest, { title: `Projet ${index + 1}` })).codes);
    for (const id of ['U1', 'U2', 'U3']) jurors.push(await addMember(t.contest, id));
    await setGrading(t.contest, operator, category, true);
  });

  const view = async () => {
    const grades = await viewCategoryGradesWithOpinion(t.contest, operator, category, patience);
    if (grades.kind !== 'grades') throw new Error(grades.kind);
    return grades;
  };

  test('before a sheet counts there is an opinion on nothing, in which every entry stands', async () => {
    const { opinion, sheets } = await view();
    expect(sheets).toEqual([]);
    expect(opinion).toMatchObject({ kind: 'opinion', calibration: { kind: 'skipped', reason: 'no-sheets' } });
  });

  test('counting sheets alone, by code and pseudonym; no draft, none of a recused juror', async () => {
    for (const [entry, row] of GRADES.entries())
      for (const [juror, grade] of row.entries()) {
        const [who, code] = [jurors[juror], codes[entry]];
        if (who === undefined || code === undefined) throw new Error('no such juror or entry');
        const sheet = { grades: gradesOf(t.contest, grade), comment: 'secret' };
        const isDraft = entry === 1 && juror === 1;
        await (isDraft ? saveDraft : submitScoreSheet)(t.contest, who, code, sheet);
      }
    const [first] = jurors;
    if (first === undefined) throw new Error('no juror');
    await recuse(t.contest, first, codes[2] ?? '', 'Je connais le porteur du projet.');
    const { sheets, opinion, jurors: listed } = await view();
    expect(listed.map(({ pseudonym }) => pseudonym)).toEqual(['J1', 'J2', 'J3']);
    const pseudonymOf = (index: number) => {
      const name = jurors[index]?.name;
      return listed.find((one) => one.name === name)?.pseudonym;
    };
    const given = sheets.map(
      ({ code, pseudonym, grades }) => `${code} ${pseudonym} ${Object.values(grades)[0]}`,
    );
    const expected = GRADES.flatMap((row, entry) =>
      row.map((grade, juror) => `${codes[entry]} ${pseudonymOf(juror)} ${grade}`),
    ).filter((_, index) => index !== 4 && index !== 6);
    expect(given.toSorted()).toEqual(expected.toSorted());
    if (opinion.kind !== 'opinion') throw new Error(opinion.kind);
    expect(opinion.jurors.map(({ id }) => id)).toEqual(['J1', 'J2', 'J3']);
    for (const { jurorId } of opinion.sheets) expect(jurorId).toMatch(/^J[123]$/);
    const told = JSON.stringify({ sheets, opinion });
    for (const secret of [...jurors.map(({ jurorId }) => jurorId), 'Juré', 'secret'])
      expect(told).not.toContain(secret);
  });

  test('is for the secretariat alone', async () => {
    const sponsor = await addMember(t.contest, 'U8', { role: 'sponsor', category });
    const others: (Person | undefined)[] = [
      { kind: 'public' },
      { kind: 'mirror' },
      { kind: 'candidate', applicationId: 'a' },
      jurors[0],
      sponsor,
    ];
    for (const person of others) {
      if (person === undefined) throw new Error('nobody');
      expect(await viewCategoryGrades(t.contest, person, category)).toEqual({ kind: 'forbidden' });
      expect(await viewCategoryGradesWithOpinion(t.contest, person, category, patience)).toEqual({
        kind: 'forbidden',
      });
    }
    expect(await viewCategoryGrades(t.contest, operator, 'lunaire')).toEqual({ kind: 'not-found' });
  });
});
