import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { attachFile } from '@palmares/contest/acts/attach-file';
import { createApplication } from '@palmares/contest/acts/create-application';
import { depositApplication } from '@palmares/contest/acts/deposit-application';
import { openContest } from '@palmares/contest/contest';
import type { Person } from '@palmares/contest/people';
import { listPublicKeys } from '@palmares/contest/signing/public-keys';
import { completeMetadata } from '@palmares/contest/testing';
import { viewSignedReceipt } from '@palmares/contest/views/signed-receipt';
import { renderReceipt } from '@palmares/report/receipt/render-receipt';
import { commonConfig } from '@palmares/runtime/common-config';
import { readConfig } from '@palmares/runtime/read-config';
import { assert, asyncProperty, integer, nat } from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkReceipt } from '../src/receipt/check-receipt.ts';
import { openCli } from './run-cli.ts';

const dossier = randomBytes(5_000);

type Deposited = Awaited<ReturnType<typeof deposit>>;

let cli: Awaited<ReturnType<typeof openCli>>;
let deposited: Deposited;
beforeAll(async () => {
  cli = await openCli();
  deposited = await deposit(cli.data);
  await cli.write('accuse.jose', `${deposited.jws}\n`);
  await cli.write('accuse.json', JSON.stringify(deposited.receipt, null, 2));
  await cli.write('dossier.pdf', dossier);
  await cli.write('autre.pdf', Buffer.concat([dossier, Buffer.from(' ')]));
  await cli.write('cles.json', JSON.stringify(deposited.keys));
});
afterAll(() => cli[Symbol.asyncDispose]());

/** A deposit in a rehearsal in this folder, of a dossier that really has this digest. */
async function deposit(data: string) {
  const config = readConfig(commonConfig, { PALMARES_DATA: data });
  await using contest = await openContest({
    databaseUrl: config.DATABASE_URL,
    editionPath: config.PALMARES_EDITION,
    clockStart: Temporal.Instant.from('2022-03-14T09:00:00Z'),
  });
  const created = await createApplication(contest, completeMetadata({ title: 'Été\u00a0: guichet' }));
  if (created.kind !== 'created') throw new Error(created.kind);
  const candidate: Person = { kind: 'candidate', applicationId: created.id };
  const sha256 = createHash('sha256').update(dossier).digest('hex');
  await attachFile(contest, candidate, created.id, {
    kind: 'dossier',
    blobKey: created.id,
    bytes: dossier.length,
    sha256,
    pages: 3,
    validator: 'test',
  });
  await depositApplication(contest, candidate, created.id, { askedAt: contest.clock() });
  const viewed = await viewSignedReceipt(contest, candidate, created.id);
  if (viewed.kind !== 'receipt') throw new Error(viewed.kind);
  const signingKeys = await contest.db.selectFrom('signingKeys').select('privateJwk').execute();
  const secret: unknown = JSON.parse(signingKeys[0]?.privateJwk ?? '');
  return { ...viewed, keys: await listPublicKeys(contest), edition: contest.edition, sha256, secret };
}

const verify = (...args: string[]) => cli.run(['receipt', 'verify', ...args]);

test('a signed receipt is verified with the contest’s own keys, and tells what it attests', async () => {
  const { code, stdout, stderr } = await verify('accuse.jose', '--dossier', 'dossier.pdf');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const { receipt, sha256 } = deposited;
  for (const said of [
    'est authentique',
    'RÉPÉTITION',
    `${receipt.code}, version 1`,
    'Été\u00a0: guichet',
    'lundi 14 mars 2022 à 10\u00a0h\u00a000',
    receipt.depositedAt,
    `SHA-256\u00a0: ${sha256}`,
    'Dossier\u00a0: ce fichier est bien celui du dépôt',
  ])
    expect(stdout).toContain(said);
  const json = await cli.runJson(['receipt', 'verify', 'accuse.jose']);
  expect(json).toEqual({ kind: 'valid', kid: deposited.keys.keys[0]?.kid, receipt, files: {} });
});

test('another file, or a video that was never deposited, fails the command', async () => {
  const other = await verify('accuse.jose', '--dossier', 'autre.pdf');
  expect(other.code).toBe(1);
  expect(other.stderr).toContain('Dossier\u00a0: ce fichier n’est pas celui du dépôt.');
  const video = await verify('accuse.jose', '--dossier', 'dossier.pdf', '--video', 'dossier.pdf');
  expect(video.code).toBe(1);
  expect(video.stderr).toContain('Vidéo\u00a0: le dépôt n’en comportait pas.');
  expect((await verify('accuse.jose', '--dossier', 'absent.pdf')).stderr).toContain('ne peut pas être lu');
});

test('anyone verifies with the published keys, from a file or an address, without any contest', async () => {
  await using elsewhere = await openCli();
  await elsewhere.write('accuse.jose', deposited.jws);
  await elsewhere.write('cles.json', JSON.stringify(deposited.keys));
  const server = createServer((_, response) => response.end(JSON.stringify(deposited.keys)));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const at = server.address();
  const port = typeof at === 'object' && at !== null ? at.port : 0;
  for (const place of ['cles.json', `http://127.0.0.1:${port}/.well-known/jwks.json`]) {
    const { code, stdout } = await elsewhere.run(['receipt', 'verify', 'accuse.jose', '--jwks', place]);
    expect(stdout).toContain('est authentique');
    expect(code).toBe(0);
  }
  await new Promise((closed) => server.close(closed));
  await expect(readFile(join(elsewhere.data, 'palmares.sqlite'))).rejects.toThrow('ENOENT');
  // The keys of another contest, which has none yet.
  const stranger = await elsewhere.run(['receipt', 'verify', 'accuse.jose']);
  expect(stranger.code).toBe(1);
  expect(stranger.stderr).toContain('clé inconnue de ce concours');
});

test('keys that can’t be had are told', async () => {
  for (const place of ['accuse.json', 'http://127.0.0.1:9/jwks.json', 'absent.json']) {
    const { code, stderr } = await verify('accuse.jose', '--jwks', place);
    expect(code).toBe(1);
    expect(stderr).toMatch(/clé|lu/);
    expect(stderr).not.toContain('    at ');
  }
});

test('a printed receipt is verified by the signature inside', async () => {
  const { receipt, jws, edition } = deposited;
  const pdf = await renderReceipt(receipt, { jws, keysUrl: 'https://palmares.test/jwks.json', edition });
  await cli.write('accuse.pdf', pdf);
  const { code, stdout } = await verify('accuse.pdf');
  expect(code).toBe(0);
  expect(stdout).toContain('Comparez avec ce qui est imprimé');
  const forged = Buffer.from(pdf).toString('latin1').replace(jws.slice(-20), 'A'.repeat(20));
  await cli.write('faux.pdf', Buffer.from(forged, 'latin1'));
  expect((await verify('faux.pdf')).stderr).toContain('a été modifié');
  expect((await verify('dossier.pdf')).stderr).toContain('n’est pas un accusé signé');
});

test('a receipt in JSON needs its signature, and must say the same', async () => {
  expect((await verify('accuse.json')).stderr).toContain('n’est pas signé');
  expect((await verify('accuse.json', '--jws', 'accuse.jose')).code).toBe(0);
  for (const change of [{ version: 2 }, { more: true }, { title: `${deposited.receipt.title} ` }]) {
    const file = Buffer.from(JSON.stringify({ ...deposited.receipt, ...change }));
    const outcome = await checkReceipt(deposited.keys, { file, jws: Buffer.from(deposited.jws) });
    expect(outcome).toMatchObject({ kind: 'failed', data: { kind: 'another-receipt' } });
  }
});

test('a changed character is noticed, wherever it is', async () => {
  const { jws, keys } = deposited;
  await assert(
    asyncProperty(nat(jws.length - 1), integer({ min: 1, max: 255 }), async (at, flipped) => {
      const file = Buffer.from(jws);
      file[at] = (file[at] ?? 0) ^ flipped;
      expect(await checkReceipt(keys, { file })).toMatchObject({ kind: 'failed' });
    }),
    { numRuns: 500 },
  );
});

test('a changed byte of the dossier is noticed, wherever it is', async () => {
  const path = join(cli.folder, 'changed.pdf');
  const check = { file: Buffer.from(deposited.jws), dossier: path };
  await cli.write('changed.pdf', dossier);
  expect(await checkReceipt(deposited.keys, check)).toMatchObject({ kind: 'done' });
  await assert(
    asyncProperty(nat(dossier.length - 1), integer({ min: 1, max: 255 }), async (at, flipped) => {
      const bytes = Buffer.from(dossier);
      bytes[at] = (bytes[at] ?? 0) ^ flipped;
      await cli.write('changed.pdf', bytes);
      expect(await checkReceipt(deposited.keys, check)).toMatchObject({
        kind: 'failed',
        data: { kind: 'another-file', files: { dossier: 'different' } },
      });
    }),
    { numRuns: 100 },
  );
});

test('the private key is in nothing that the command says', async () => {
  const said = [
    await verify('accuse.jose'),
    await verify('accuse.jose', '--json'),
    await verify('accuse.json'),
  ]
    .map(({ stdout, stderr }) => stdout + stderr)
    .join('');
  const { d } = Object(deposited.secret);
  expect(String(d)).toMatch(/^[\w-]{43}$/);
  expect(said).not.toContain(d);
});
