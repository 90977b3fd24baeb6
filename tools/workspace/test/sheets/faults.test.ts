import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { googleQuotas } from '../../src/sheets/quotas.ts';
import { fillSheet, serveSheets } from './local-sheets.ts';

const note = {
  repeatCell: { range: { endRowIndex: 1, endColumnIndex: 1 }, cell: { note: 'vu' }, fields: 'note' },
};

describe('what can go wrong between a client and Google', () => {
  test('500, 503 and 429 apply nothing, as often as asked, and are counted in calls', async () => {
    await using served = await serveSheets();
    const id = await fillSheet(served, [['a']]);
    served.sheets.faults.failNext(503, 2, 'writes');
    expect((await served.call('GET', `spreadsheets/${id}`)).status).toBe(200);
    expect((await served.batch(id, [note])).error).toMatchObject({ code: 503, status: 'UNAVAILABLE' });
    expect((await served.batch(id, [note])).status).toBe(503);
    expect(served.sheets.spreadsheet(id).sheets[0]?.cells['A1']?.note).toBeUndefined();
    expect((await served.batch(id, [note])).status).toBe(200);
    expect(served.sheets.calls.map(({ status }) => status)).toEqual([200, 200, 503, 503, 200]);
    expect(served.sheets.calls.at(-1)).toMatchObject({ method: 'POST', requests: ['repeatCell'] });
    expect(served.sheets.calls.at(-1)?.bytes).toBeGreaterThan(50);
  });

  test('a lost answer was applied, a timeout was not', async () => {
    await using served = await serveSheets();
    const id = await fillSheet(served, [['a']]);
    served.sheets.faults.failNext('timeout');
    const patience = new AbortController();
    const waiting = served.call('GET', `spreadsheets/${id}`, undefined, { signal: patience.signal });
    await expect.poll(() => served.sheets.calls.at(-1)?.status).toBe('timeout');
    patience.abort();
    await expect(waiting).rejects.toThrow(/aborted/);
    served.sheets.faults.failNext('lost-answer');
    await expect(served.batch(id, [note])).rejects.toThrow(/fetch failed/);
    expect(served.sheets.spreadsheet(id).sheets[0]?.cells['A1']?.note).toBe('vu');
  });

  test('tokens can be expired under a client', async () => {
    await using served = await serveSheets();
    const id = await fillSheet(served, [['a']]);
    served.sheets.faults.expireTokens();
    expect((await served.call('GET', `spreadsheets/${id}`)).status).toBe(401);
    const headers = { authorization: `Bearer ${await served.token()}` };
    expect((await served.call('GET', `spreadsheets/${id}`, undefined, { headers })).status).toBe(200);
  });

  test('the quota refuses the 61st write of a minute, and lets reads and the next minute through', async () => {
    let now = Temporal.Instant.from('2022-04-01T20:00:00Z');
    await using served = await serveSheets({ quotas: googleQuotas, clock: () => now });
    const id = await served.sheets.createSpreadsheet({ title: 'Essai' });
    for (let write = 0; write < 60; write += 1) expect((await served.batch(id, [note])).status).toBe(200);
    expect((await served.batch(id, [note])).error).toMatchObject({ code: 429, status: 'RESOURCE_EXHAUSTED' });
    expect((await served.call('GET', `spreadsheets/${id}`)).status).toBe(200);
    now = now.add({ seconds: 61 });
    expect((await served.batch(id, [note])).status).toBe(200);
  });
});

describe('a restart', () => {
  test('finds spreadsheets, the service account and its tokens again', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'sheets-'));
    let id = '';
    let token = '';
    let email = '';
    {
      await using served = await serveSheets({ folder });
      id = await fillSheet(served, [
        ['a', 1],
        ['b', 2],
      ]);
      await served.batch(id, [note]);
      token = await served.token();
      email = served.sheets.serviceAccount.private_key;
    }
    await using again = await serveSheets({ folder });
    expect(again.sheets.serviceAccount.private_key).toBe(email);
    expect(again.sheets.spreadsheet(id).sheets[0]?.rows).toEqual([
      ['a', '1'],
      ['b', '2'],
    ]);
    const headers = { authorization: `Bearer ${token}` };
    expect((await again.call('GET', `spreadsheets/${id}`, undefined, { headers })).status).toBe(200);
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
    await again.sheets.createSpreadsheet({ id, title: 'Autre' });
    expect(again.sheets.spreadsheet(id).title).toBe('Essai');
    await rm(folder, { recursive: true });
  });
});
