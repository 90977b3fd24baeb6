import { setGrading } from '@palmares/contest/acts/set-grading';
import { submitScoreSheet } from '@palmares/contest/acts/submit-score-sheet';
import { addMember, depositAdmissible, gradesOf, operator } from '@palmares/contest/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiServer, ask, secretariatKey, startApi, until } from './api-server.ts';

// By entry, then by juror.
const GRADES = [
  [5, 5, 3, 5],
  [4, 5, 3, 4],
  [4, 4, 2, 4],
  [3, 3, 1, 3],
  [2, 2, 0, 5],
];
const SOCIALE = 'categories/innovation-sociale';

let api: ApiServer;
let key: string;
const codes: string[] = [];

beforeAll(async () => {
  api = await startApi();
  key = await secretariatKey(api);
  for (const index of GRADES.keys())
    codes.push(...(await depositAdmissible(api.contest, { title: `Projet ${index + 1}` })).codes);
  await setGrading(api.contest, operator, 'innovation-sociale', true);
});
afterAll(() => api[Symbol.asyncDispose]());

const get = (path: string) => ask(api, 'GET', `/secretariat/${path}`, { key });

test('without a sheet there is none', async () => {
  expect((await get(`${SOCIALE}/ranking?wait=10`)).body).toMatchObject({ secondOpinion: null });
  expect((await get(`${SOCIALE}/juror-profiles?wait=10`)).body).toMatchObject({ profiles: null });
});

test('the ranking comes at once; the second opinion, once it is made', async () => {
  for (const column of [0, 1, 2, 3]) {
    const juror = await addMember(api.contest, `U${column}`);
    for (const [entry, row] of GRADES.entries()) {
      const sheet = { grades: gradesOf(api.contest, row[column] ?? 0), comment: '' };
      const submitted = await submitScoreSheet(api.contest, juror, codes[entry] ?? '', sheet);
      expect(submitted.kind).toBe('submitted');
    }
  }
  const first = await get(`${SOCIALE}/ranking`);
  expect(first.body).toMatchObject({ items: [{ code: codes[0], rank: 1 }, {}, {}, {}, {}] });
  expect(first.body).toMatchObject({ secondOpinion: { state: 'computing' } });
  const ready = await until(
    () => get(`${SOCIALE}/ranking`),
    ({ text }) => !text.includes('"state":"computing"'),
  );
  expect(ready.body).toMatchObject({
    secondOpinion: {
      state: 'given',
      places: 3,
      isComplete: true,
      variances: { kind: 'estimated', sentence: expect.any(String) },
      zone: expect.arrayContaining([codes[0]]),
      unionZone: expect.arrayContaining([codes[0]]),
      agreement: { icc21: expect.any(Number), kendallW: expect.any(Number) },
      groups: [codes],
      groupsSentence: null,
      flaggedSheets: [{ code: codes[4], juror: { slackUserId: 'U3' }, z: expect.any(Number) }],
      entries: codes.map((code) => ({ code, rankInterval: [expect.any(Number), expect.any(Number)] })),
    },
  });
  expect((await get(`${SOCIALE}/ranking?wait=10`)).text).toBe(ready.text);
});

test('profiles of jurors are an address of their own', async () => {
  const { body } = await get(`${SOCIALE}/juror-profiles?wait=10`);
  expect(body).toMatchObject({
    category: 'innovation-sociale',
    profiles: {
      state: 'given',
      jurors: ['U0', 'U1', 'U2', 'U3'].map((slackUserId) => ({
        slackUserId,
        sheets: 5,
        leniency: { mean: expect.any(Number), sd: expect.any(Number) },
      })),
    },
  });
  expect((await get(`${SOCIALE}/ranking?wait=10`)).text).not.toMatch(/leniency|residualSd/);
  expect((await get('categories/cuisine/juror-profiles')).status).toBe(404);
});

test('a wait that is no number of seconds, or too long, is refused', async () => {
  for (const wait of ['-1', '31', 'toujours']) {
    const answer = await get(`${SOCIALE}/ranking?wait=${wait}`);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: [{ parameter: 'wait' }] });
  }
});
