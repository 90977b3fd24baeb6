import { openSession } from '@palmares/contest/access';
import { setGrading } from '@palmares/contest/acts/set-grading';
import { submitScoreSheet } from '@palmares/contest/acts/submit-score-sheet';
import {
  addMember,
  completeMetadata,
  depositAdmissible,
  gradesOf,
  operator,
} from '@palmares/contest/testing';
import { viewJurorProfiles } from '@palmares/contest/views/juror-profiles';
import { expect, test } from 'vitest';
import { type ApiServer, ask, startApi } from './api-server.ts';

// 27 points of 35 are 15,43 out of 20.
const TELLING =
  /ZEBRA|15[.,]4|UJURORONE|"mark"|"submitted"|"grades"|"rank"|[aA]djusted|chanceOf|"zone"|unionZone|leniency|lenient|profiles"|flagged|secondOpinion|"state"/;

/** Everything the API can be asked, as its own description lists it, with identifiers filled in. */
async function everyRequest(api: ApiServer, id: string, code: string) {
  const { body } = await ask(api, 'GET', '/openapi.json');
  if (typeof body !== 'object' || body === null || !('paths' in body)) throw new Error('no description');
  const paths: object = body.paths ?? {};
  const values: Record<string, string> = { id, code, slug: 'innovation-sociale', token: 'x.y.z' };
  return Object.entries(paths).flatMap(([path, methods]: [string, object]) =>
    Object.keys(methods).map((method) => ({
      method: method.toUpperCase(),
      path: path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? name),
    })),
  );
}

test('nothing that the public or a candidate can ask tells a grade, a mean, a comment or how many graded', async () => {
  await using api = await startApi(undefined, '2022-03-14T09:00:00Z');
  const { id, depositKey, codes } = await depositAdmissible(api.contest, completeMetadata());
  const code = codes[0] ?? '';
  api.setClock('2022-04-10T09:00:00Z');
  await setGrading(api.contest, operator, 'innovation-sociale', true);
  const grades = { ...gradesOf(api.contest, 4), objectifs: 3 };
  for (const user of ['UJURORONE', 'UJURORTWO', 'UJURORTHREE']) {
    const juror = await addMember(api.contest, user);
    const submitted = await submitScoreSheet(api.contest, juror, code, { grades, comment: 'ZEBRA' });
    expect(submitted.kind).toBe('submitted');
  }

  // The second opinion is made before anyone asks: what is kept must not leave either.
  const patience = { waitMs: 200_000 };
  const made = await viewJurorProfiles(api.contest, operator, 'innovation-sociale', patience);
  expect(made).toMatchObject({ profiles: { kind: 'given', jurors: [{ sheets: 1 }, {}, {}] } });
  const Cookie = `palmares_session=${await openSession(api.contest, id)}`;
  for (const path of [
    '/',
    '/reglement',
    ...['', '/fichiers', '/depot'].map((end) => `/candidature/${id}${end}`),
  ]) {
    const page = await ask(api, 'GET', path, { headers: { Cookie } });
    expect({ path, status: page.status }).toEqual({ path, status: 200 });
    expect(withoutInstants(page.text)).not.toMatch(TELLING);
  }

  const requests = await everyRequest(api, id, code);
  expect(requests.map(({ path }) => path)).toContain(
    '/secretariat/categories/innovation-sociale/juror-profiles',
  );
  expect(requests.length).toBeGreaterThan(15);
  const last = requests.toSorted((a, b) => Number(destroys(a)) - Number(destroys(b)));
  for (const { method, path } of last) {
    for (const key of [undefined, depositKey, 'wrong']) {
      const sent = {
        ...(key === undefined ? {} : { key }),
        ...(['GET', 'HEAD'].includes(method) ? {} : { json: { bad: 1 } }),
      };
      const answer = await ask(api, method, path, sent);
      const said = answer.text + JSON.stringify([...answer.headers]);
      expect(withoutInstants(said), `${method} ${path}`).not.toMatch(TELLING);
      expect(answer.status, `${method} ${path}`).not.toBe(500);
      expect(path.startsWith('/secretariat/') && answer.status !== 401, `${method} ${path}`).toBe(false);
    }
  }
  expect(withoutInstants(api.logged())).not.toMatch(/ZEBRA|15[.,]4/);
});

/** The seconds of an instant (`…:15.412Z`) look like a mark. */
function withoutInstants(text: string): string {
  return text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '');
}

function destroys({ method, path }: { method: string; path: string }): boolean {
  return method === 'DELETE' || path.endsWith('/withdraw');
}
