import { instantText } from '@palmares/db/instant-text';
import { canonicalJson } from '@palmares/rules/canonical-json';
import { calculateJwkThumbprint } from 'jose';
import { expect, test } from 'vitest';
import { changeApplication } from '../src/acts/change-application.ts';
import { depositApplication } from '../src/acts/deposit-application.ts';
import { openContest } from '../src/contest.ts';
import { readRevision } from '../src/mirror.ts';
import { listPublicKeys, publishPublicKeys } from '../src/signing/public-keys.ts';
import { openSigner } from '../src/signing/signer.ts';
import { verifyReceipt } from '../src/signing/verify-receipt.ts';
import {
  addMember,
  beginDraft,
  depositComplete,
  editionPath,
  openTestContest,
  operator,
} from '../src/testing.ts';
import { viewSignedReceipt } from '../src/views/signed-receipt.ts';
import { BEGIN, describeContest } from './describe-contest.ts';

describeContest((t, database) => {
  const jwsOf = async (id: string, version?: number) => {
    const viewed = await viewSignedReceipt(t.contest, operator, id, version);
    if (viewed.kind !== 'receipt') throw new Error(viewed.kind);
    return viewed.jws;
  };

  test('processes that begin at once end with one key, named by its thumbprint', async () => {
    await using fresh = await openTestContest(BEGIN, database);
    expect(await listPublicKeys(fresh.contest)).toEqual({ keys: [] });
    const open = () => openContest({ databaseUrl: fresh.databaseUrl, editionPath });
    const processes = await Promise.all([open(), open(), open(), open()]);
    const signers = await Promise.all(processes.map(openSigner));
    const { keys } = await publishPublicKeys(fresh.contest);
    expect(new Set(signers.map(({ kid }) => kid))).toEqual(new Set(keys.map(({ kid }) => kid)));
    expect(keys).toHaveLength(1);
    expect(keys[0]?.kid).toBe(keys[0] && (await calculateJwkThumbprint(keys[0])));
    await Promise.all(processes.map((contest) => contest[Symbol.asyncDispose]()));
  });

  test('a deposit is signed as it is made, over the canonical JSON of its receipt', async () => {
    const { id, receipt } = await depositComplete(t.contest, {
      categories: ['innovation-sociale', 'innovation-rh'],
    });
    const row = await t.contest.db
      .selectFrom('deposits')
      .select('receiptJws')
      .where('applicationId', '=', id)
      .executeTakeFirstOrThrow();
    const jws = row.receiptJws ?? '';
    expect(await jwsOf(id)).toBe(jws);
    const keys = await listPublicKeys(t.contest);
    expect(await verifyReceipt(jws, keys)).toEqual({ kind: 'valid', kid: keys.keys[0]?.kid, receipt });
    const payload = Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString();
    expect(payload).toBe(canonicalJson(receipt));
  });

  test('each version has its own signed receipt, and earlier ones are kept to the letter', async () => {
    const { id, candidate } = await depositComplete(t.contest);
    const first = await jwsOf(id);
    await changeApplication(t.contest, candidate, id, { title: 'Guichet, deuxième version' });
    await depositApplication(t.contest, candidate, id, { askedAt: t.contest.clock() });
    expect(await jwsOf(id, 1)).toBe(first);
    const keys = await listPublicKeys(t.contest);
    expect(await verifyReceipt(await jwsOf(id), keys)).toMatchObject({
      receipt: { version: 2, title: 'Guichet, deuxième version' },
    });
    expect(await viewSignedReceipt(t.contest, operator, id, 3)).toEqual({ kind: 'not-found' });
  });

  test('a deposit from before there were signatures is signed when asked for, once, without a revision', async () => {
    const { id, candidate, receipt } = await depositComplete(t.contest);
    const original = await jwsOf(id);
    await t.contest.db
      .updateTable('deposits')
      .set({ receiptJws: null })
      .where('applicationId', '=', id)
      .execute();
    const revision = await readRevision(t.contest);
    const [one, two] = await Promise.all([
      viewSignedReceipt(t.contest, candidate, id),
      viewSignedReceipt(t.contest, operator, id),
    ]);
    expect(one).toEqual({ kind: 'receipt', receipt, jws: original });
    expect(two).toEqual(one);
    const kept = await t.contest.db
      .selectFrom('deposits')
      .select('receiptJws')
      .where('applicationId', '=', id)
      .executeTakeFirst();
    expect(kept).toEqual({ receiptJws: original });
    expect(await readRevision(t.contest)).toBe(revision);
  });

  test('a receipt is for its candidate and the secretariat', async () => {
    const { id } = await depositComplete(t.contest);
    const another = await depositComplete(t.contest);
    const juror = await addMember(t.contest, 'URECEIPT');
    for (const person of [another.candidate, juror, { kind: 'public' } as const]) {
      expect(await viewSignedReceipt(t.contest, person, id)).toEqual({ kind: 'not-found' });
    }
    const draft = await beginDraft(t.contest);
    expect(await viewSignedReceipt(t.contest, operator, draft.id)).toEqual({ kind: 'draft' });
  });

  test('a key that is older than the others is the one that signs, and all are published', async () => {
    await using fresh = await openTestContest(BEGIN, database);
    const { id } = await depositComplete(fresh.contest);
    const signer = await openSigner(fresh.contest);
    const row = await fresh.contest.db.selectFrom('signingKeys').selectAll().executeTakeFirstOrThrow();
    const later = instantText(Temporal.Instant.from(row.createdAt).add({ hours: 1 }));
    await fresh.contest.db
      .insertInto('signingKeys')
      .values({ ...row, kid: 'later', publicJwk: row.publicJwk.replace(row.kid, 'later'), createdAt: later })
      .execute();
    await using reopened = await openContest({ databaseUrl: fresh.databaseUrl, editionPath });
    expect((await openSigner(reopened)).kid).toBe(signer.kid);
    const keys = await listPublicKeys(reopened);
    expect(keys.keys.map(({ kid }) => kid)).toEqual([signer.kid, 'later']);
    const viewed = await viewSignedReceipt(reopened, operator, id);
    expect(viewed.kind === 'receipt' && (await verifyReceipt(viewed.jws, keys))).toMatchObject({
      kind: 'valid',
    });
  });
});
