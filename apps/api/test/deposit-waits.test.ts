import { completeMetadata } from '@palmares/contest/testing';
import { listUploads } from '@palmares/contest/uploads/follow-upload';
import { expect, test } from 'vitest';
import type { FileChecks } from '../src/uploads/file-checks.ts';
import { type Answer, type ApiServer, ask, beginDraft, type Draft, until } from './api-server.ts';
import { deposit, putDossier, sha256 } from './candidate.ts';
import { begin, patch, startBeside, startUploadServer, terminate, uploadsOf } from './resumable-server.ts';
import { smallPdf } from './small-pdf.ts';

const BEFORE = '2022-04-01T21:29:59.000Z';
const LAST = '2022-04-01T21:30:00.000Z';
const AFTER = '2022-04-01T21:30:05.000Z';

/** Checks that wait until they are let go on. */
function slowChecks() {
  const started = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<Awaited<ReturnType<FileChecks['checkDossier']>> | undefined>();
  let waiting = false;
  return {
    started: started.promise,
    hold: () => {
      waiting = true;
    },
    holdNoMore: () => {
      waiting = false;
    },
    letGo: (verdict?: Awaited<ReturnType<FileChecks['checkDossier']>>) => gate.resolve(verdict),
    around: (checks: FileChecks): FileChecks => ({
      ...checks,
      checkDossier: async (path, limits) => {
        if (!waiting) return checks.checkDossier(path, limits);
        started.resolve();
        return (await gate.promise) ?? checks.checkDossier(path, limits);
      },
    }),
  };
}

type Send = (api: ApiServer, draft: Draft, bytes: Uint8Array<ArrayBuffer>) => Promise<Answer>;

const tus: Send = async (api, draft, bytes) =>
  patch(api, draft, await begin(api, draft, bytes.length), 0, bytes);

/** A draft with a dossier, a second one of which is being checked, a second before the deadline. */
async function startUnderCheck(send: Send) {
  const checks = slowChecks();
  let looks = 0;
  const api = await startUploadServer({ patienceMilliseconds: 50 }, (deps) => {
    const clock = () => {
      looks += 1;
      return deps.contest.clock();
    };
    return { ...deps, contest: { ...deps.contest, clock }, checks: checks.around(deps.checks) };
  });
  api.setClock(BEFORE);
  const draft = await beginDraft(api, completeMetadata());
  const former = smallPdf(1_000);
  await putDossier(api, draft, former);
  checks.hold();
  const bytes = smallPdf(2_000);
  const sent = send(api, draft, bytes);
  await checks.started;
  /** Asks for the deposit; there once the instant it counts from was taken. */
  const askFor = async (whose = draft) => {
    const before = looks;
    const answer = deposit(api, whose);
    await until(
      () => looks,
      (now) => now > before,
    );
    return { answer };
  };
  return {
    api,
    draft,
    checks,
    former,
    bytes,
    sent,
    askFor,
    [Symbol.asyncDispose]: () => api[Symbol.asyncDispose](),
  };
}

const ways = [
  ['a streamed PUT', putDossier],
  ['tus', tus],
] as const;

test.each(ways)(
  'a deposit waits for a file by %s, and counts from when it was asked for',
  async (_, send) => {
    await using t = await startUnderCheck(send);
    const { answer } = await t.askFor();
    t.api.setClock(AFTER);
    t.checks.letGo();
    const { status, body } = await answer;
    expect(status).toBe(200);
    expect(body).toMatchObject({
      depositedAt: BEFORE,
      dossier: { sha256: sha256(t.bytes) },
    });
    expect(body).not.toHaveProperty('leftOut');
    await t.sent;
  },
);

test.each(ways)(
  'where the checks refuse a file by %s, the one before is deposited, and it is said',
  async (_, send) => {
    await using t = await startUnderCheck(send);
    const { answer } = await t.askFor();
    t.api.setClock(AFTER);
    t.checks.letGo({ kind: 'refused', code: 'too-many-pages', message: 'Trop de pages.' });
    const { status, body } = await answer;
    expect(status).toBe(200);
    expect(body).toMatchObject({
      depositedAt: BEFORE,
      dossier: { sha256: sha256(t.former) },
      leftOut: [{ file: 'dossier', code: 'too-many-pages', detail: 'Trop de pages.' }],
    });
    await t.sent;
  },
);

test('a refused file without one before it is told among what is missing', async () => {
  await using t = await startUnderCheck(tus);
  const other = await beginDraft(t.api, completeMetadata());
  const sent = putDossier(t.api, other, smallPdf(3_000));
  await until(
    () => t.api.deps.resumable.checks.list(other.id),
    (checks) => checks.length === 1,
  );
  const { answer } = await t.askFor(other);
  t.checks.letGo({ kind: 'refused', code: 'not-pdf', message: 'Ce n’est pas un PDF.' });
  expect((await sent).status).toBe(422);
  const { status, body } = await answer;
  expect(status).toBe(422);
  const pointer = '/dossier';
  expect(body).toMatchObject({
    errors: expect.arrayContaining([{ code: 'not-pdf', pointer, detail: 'Ce n’est pas un PDF.' }]),
  });
  await t.sent;
});

test.each(ways)(
  'a file by %s whose check took long takes no place of one that was received after it',
  async (_, send) => {
    await using t = await startUnderCheck(send);
    t.checks.holdNoMore();
    t.api.setClock(LAST);
    const newer = smallPdf(3_000);
    expect((await putDossier(t.api, t.draft, newer)).status).toBe(200);
    const { answer } = await t.askFor();
    t.checks.letGo();
    expect((await answer).body).toMatchObject({
      dossier: { sha256: sha256(newer) },
      leftOut: [{ file: 'dossier', code: 'superseded' }],
    });
    await t.sent;
    expect(await uploadsOf(t.api, t.draft)).toMatchObject({
      items: send === tus ? [{ state: 'refused' }] : [],
    });
    expect((await t.api.files()).published).toHaveLength(1);
  },
);

test('an upload that its candidate ends while it is checked is no failure, and the one before is deposited', async () => {
  await using t = await startUnderCheck(tus);
  await t.sent;
  const { answer } = await t.askFor();
  const [upload] = await listUploads(t.api.contest, t.draft.id);
  expect((await terminate(t.api, t.draft, `/uploads/${upload?.id}`)).status).toBe(204);
  t.checks.letGo();
  const { status, body } = await answer;
  expect(status).toBe(200);
  expect(body).toMatchObject({ dossier: { sha256: sha256(t.former) } });
  expect(body).not.toHaveProperty('leftOut');
  expect(t.api.logged()).not.toContain('could not be checked');
});

const changeTitle = (api: Pick<ApiServer, 'address'>, { id, depositKey }: Draft) =>
  ask(api, 'PATCH', `/applications/${id}`, { key: depositKey, json: { title: 'Un autre titre' } });

test('what is changed past the deadline, while a deposit waits, is no part of it', async () => {
  await using t = await startUnderCheck(tus);
  const { answer } = await t.askFor();
  t.api.setClock(AFTER);
  const changed = changeTitle(t.api, t.draft);
  t.checks.letGo();
  const { status, body } = await answer;
  expect(status).toBe(200);
  expect(body).toMatchObject({ depositedAt: BEFORE, title: completeMetadata().title });
  expect((await changed).body).toMatchObject({ metadata: { title: 'Un autre titre' } });
  await t.sent;
});

test.each(ways)(
  'a file by %s that arrives past the deadline, while a deposit waits, is no part of it',
  async (_, send) => {
    await using t = await startUnderCheck(tus);
    const { answer } = await t.askFor();
    t.checks.holdNoMore();
    t.api.setClock(AFTER);
    const newer = smallPdf(3_000);
    const sent = send(t.api, t.draft, newer);
    await until(
      () => t.api.deps.resumable.checks.list(t.draft.id),
      (checks) => checks.length === 2,
    );
    t.checks.letGo();
    const { status, body } = await answer;
    expect(status).toBe(200);
    expect(body).toMatchObject({ depositedAt: BEFORE, dossier: { sha256: sha256(t.bytes) } });
    await Promise.all([t.sent, sent]);
    await until(
      async () => (await ask(t.api, 'GET', `/applications/${t.draft.id}`, { key: t.draft.depositKey })).body,
      (view) => JSON.stringify(view).includes(sha256(newer)),
    );
  },
);

test('what another process changes past the deadline, while a deposit waits, makes it late', async () => {
  await using t = await startUnderCheck(tus);
  await using beside = await startBeside(t.api);
  const { answer } = await t.askFor();
  t.api.setClock(AFTER);
  expect((await changeTitle(beside, t.draft)).status).toBe(200);
  t.checks.letGo();
  expect((await answer).body).toMatchObject({ type: '/problems/late' });
  await t.sent;
});

test('deposits, files and changes that are asked for all at once wait for one another in no circle', async () => {
  await using t = await startUnderCheck(tus);
  const asked = [1, 2, 3].flatMap((turn) => [
    deposit(t.api, t.draft),
    changeTitle(t.api, t.draft),
    ...ways.map(([, send]) => send(t.api, t.draft, smallPdf(3_000 + turn))),
  ]);
  t.checks.letGo();
  const answers = await Promise.all(asked);
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  await t.sent;
});

test('a deposit waits for the check of another process, and for nobody else’s', async () => {
  await using t = await startUnderCheck(tus);
  await using beside = await startBeside(t.api);
  const other = await beginDraft(t.api, completeMetadata());
  expect((await deposit(beside, other)).status).toBe(422);
  const answer = deposit(beside, t.draft);
  t.checks.letGo();
  expect((await answer).body).toMatchObject({ dossier: { sha256: sha256(t.bytes) } });
  await t.sent;
});
