import { testDatabases } from '@palmares/contest/testing';
import { makeDossier } from '@palmares/sample-files/make-pdf';
import { makeVideo } from '@palmares/sample-files/make-video';
import { describe, expect, test } from 'vitest';
import { askOwn, beginDraft, startApiProcess } from './api-process.ts';

const guichet = {
  title: 'Guichet',
  organisation: 'CAF',
  category: 'Innovation sociale',
  summary: 'Un guichet itinérant.',
};

describe.each(testDatabases)('on $name', (database) => {
  test('a real PDF and a real video become a deposit that outlives the process', async () => {
    const made = await database.create();
    try {
      await using api = await startApiProcess({ DATABASE_URL: made.url });
      const candidate = await beginDraft(api);
      const dossier = await makeDossier(guichet);
      const files = [
        await askOwn(api, candidate, 'PUT', '/dossier', {
          type: 'application/pdf',
          body: new Uint8Array(dossier),
        }),
        await askOwn(api, candidate, 'PUT', '/video', {
          type: 'video/mp4',
          body: await makeVideo({ seconds: 20 }),
        }),
      ];
      expect(files).toMatchObject([{ status: 200 }, { status: 200, body: { seconds: 20 } }]);

      const asked = await Promise.all([1, 2, 3].map(() => askOwn(api, candidate, 'POST', '/deposit')));
      const [receipt, ...others] = asked;
      expect(receipt).toMatchObject({
        status: 200,
        body: { version: 1, rehearsal: true, entries: [{ code: 'SOC-001' }] },
      });
      for (const other of others) expect(other).toEqual(receipt);

      await api.stop('SIGKILL');
      await api.start();
      expect(await askOwn(api, candidate, 'GET', '/receipt')).toEqual(receipt);
      expect((await askOwn(api, candidate, 'GET', '')).body).toMatchObject({
        status: 'deposited',
        version: 1,
      });
    } finally {
      await made.drop();
    }
  });

  test('many candidates at once each get an entry of their own', async () => {
    const made = await database.create();
    try {
      await using api = await startApiProcess({ DATABASE_URL: made.url });
      const dossier = new Uint8Array(await makeDossier(guichet));
      const receipts = await Promise.all(
        Array.from({ length: 8 }, async () => {
          const candidate = await beginDraft(api);
          await askOwn(api, candidate, 'PUT', '/dossier', { type: 'application/pdf', body: dossier });
          return askOwn(api, candidate, 'POST', '/deposit');
        }),
      );
      const codes = receipts.map(({ body }) => /SOC-\d{3}/.exec(JSON.stringify(body))?.[0] ?? '');
      expect(new Set(codes)).toEqual(new Set(Array.from({ length: 8 }, (_, index) => `SOC-00${index + 1}`)));
    } finally {
      await made.drop();
    }
  });
});
