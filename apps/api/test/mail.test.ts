import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { redeemAccessLink } from '@palmares/contest/access';
import { repositionEntry } from '@palmares/contest/acts/reposition-entry';
import { screenEntry } from '@palmares/contest/acts/screen-entry';
import { depositComplete, operator } from '@palmares/contest/testing';
import { viewEntries } from '@palmares/contest/views/entries';
import { openReceiptPrinter } from '@palmares/report/receipt/receipt-printer';
import { createLog } from '@palmares/runtime/log';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { attachReceipt } from '../src/mail/attach-receipt.ts';
import { openMailTransport } from '../src/mail/open-mail-transport.ts';
import { type Mailer, startMailer } from '../src/mail/start-mailer.ts';
import { type ApiServer, ask, beginDraft, secretariatKey, startApi, until } from './api-server.ts';
import { readEml } from './read-eml.ts';

const publicUrl = 'https://palmares.test';
const receiptPrinter = openReceiptPrinter();
const lines: string[] = [];
const log = createLog('mailer', 'debug', { destination: { write: (line) => lines.push(line) } });

let api: ApiServer;
let key: string;
let folder: string;
let mailers: Mailer[];
beforeAll(async () => {
  api = await startApi();
  key = await secretariatKey(api);
  folder = await mkdtemp(join(tmpdir(), 'palmares-mail-'));
  // Two processes of one contest, as far as the database can tell.
  mailers = await Promise.all([start(folder), start(folder)]);
});
afterAll(async () => {
  await Promise.all(mailers.map((mailer) => mailer.close()));
  await receiptPrinter[Symbol.asyncDispose]();
  await api[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const start = async (data: string, { contest }: ApiServer = api) =>
  startMailer({
    contest,
    transport: await openMailTransport({ PALMARES_DATA: data }, contest.edition),
    log,
    publicUrl,
    findAttachments: (mail) => attachReceipt({ contest, publicUrl, receiptPrinter }, mail),
  });

const listSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      state: z.string(),
      attempts: z.int(),
      lastError: z.string().nullable(),
    }),
  ),
  next: z.string().nullable(),
});
const list = async (query: string) => {
  const answer = await ask(api, 'GET', `/secretariat/mail${query}`, { key });
  return listSchema.parse(answer.body);
};
const settled = async (query: string) =>
  (
    await until(
      () => list(query),
      ({ items }) => items.length > 0 && items.every(({ state }) => state !== 'queued'),
    )
  ).items;
const emlOf = async (id: string) => {
  const name = (await readdir(join(folder, 'mail'))).find((one) => one.includes(id)) ?? '';
  return { name, raw: await readFile(join(folder, 'mail', name)) };
};
const contact = { name: 'Zoé Lenoir', email: 'zoe.lenoir@example.org' };

test('without a mail server a message is a file, with a link that opens once', async () => {
  const { id, code, depositKey } = await beginDraft(api, { title: 'Guichet', contact });
  const [mail] = await settled(`?application=${id}`);
  expect(mail).toMatchObject({ kind: 'draft-created', state: 'sent', attempts: 1 });
  const { name, raw } = await emlOf(mail?.id ?? '');
  expect(name).toBe(`20220314T090000000Z-draft-created-${mail?.id}.eml`);
  expect((await stat(join(folder, 'mail', name))).mode & 0o077).toBe(0);
  expect((await readdir(join(folder, 'mail'))).filter((one) => !one.endsWith('.eml'))).toEqual([]);

  const { headers, text } = readEml(raw);
  expect(headers.get('to')).toBe(contact.email);
  expect(headers.get('from')).toBe('GPI 2022 <secretariat-gpi@example.org>');
  expect(headers.get('reply-to')).toBe('secretariat-gpi@example.org');
  expect(headers.get('message-id')).toBe(`<${mail?.id}@example.org>`);
  expect(headers.get('auto-submitted')).toBe('auto-generated');
  expect(headers.get('subject')).toBe(`GPI 2022\u00a0: brouillon ${code} commencé, à déposer`);
  expect(text).toContain('elle n’est pas déposée');
  const token = /https:\/\/palmares\.test\/acces\/(\S+)/.exec(text)?.[1] ?? '';

  // Neither the token nor the deposit key is anywhere but where it must be.
  const detail = await ask(api, 'GET', `/secretariat/mail/${mail?.id}`, { key });
  expect(detail.text).toContain('{{lien}}');
  const csv = await ask(api, 'GET', '/secretariat/mail', { key, headers: { Accept: 'text/csv' } });
  const shown = detail.text + csv.text + JSON.stringify(await list('')) + api.logged() + lines.join('');
  expect(token.length).toBeGreaterThan(40);
  expect(shown).not.toContain(token);
  expect(shown + raw.toString()).not.toContain(depositKey);
  // The log says that a message left, and nothing of whom to or what.
  const logged = api.logged() + lines.join('');
  expect(logged).toContain(mail?.id);
  expect(logged).not.toMatch(/lenoir|Zoé|brouillon|Bonjour/);
  expect(await redeemAccessLink(api.contest, token)).toMatchObject({ applicationId: id });
  expect(await redeemAccessLink(api.contest, token)).toBeNull();
});

test('a title with line ends makes no header; the receipt says its digests and comes with its PDF', async () => {
  const title = 'Guichet\r\nBcc: eve@example.org\r\n\r\nBonjour';
  const { id, receipt } = await depositComplete(api.contest, { title });
  const mails = await settled(`?application=${id}&kind=receipt`);
  expect(mails).toHaveLength(1);
  const { headers, text, attachments } = readEml((await emlOf(mails[0]?.id ?? '')).raw);
  expect(attachments).toHaveLength(1);
  expect(attachments[0]?.type).toMatch(/^application\/pdf; name=/);
  expect(attachments[0]?.content.subarray(0, 5).toString()).toBe('%PDF-');
  expect(headers.has('bcc')).toBe(false);
  expect(headers.get('to')).toBe('ada.martin@example.org');
  expect(text).toContain('Titre\u00a0: Guichet Bcc: eve@example.org Bonjour\n');
  expect(text).toContain(receipt.dossier.sha256);
  expect(text).not.toContain('/acces/');
});

test('of two mailers one sends: each message once', async () => {
  const drafts = await Promise.all(Array.from({ length: 12 }, () => beginDraft(api, { contact })));
  for (const { id } of drafts) {
    const [mail] = await settled(`?application=${id}`);
    const sent = lines.filter((line) => line.includes('mail sent') && line.includes(mail?.id ?? 'none'));
    expect(sent).toHaveLength(1);
  }
});

test('a message that can not be written waits, and is not lost', async () => {
  const other = await startApi();
  await using _ = other;
  const blocked = await mkdtemp(join(tmpdir(), 'palmares-mail-'));
  await writeFile(join(blocked, 'mail'), 'a file where the folder should be');
  const { id } = await beginDraft(other, { contact });
  const otherKey = await secretariatKey(other);
  const mailer = await start(blocked, other);
  const look = async () => {
    const answer = await ask(other, 'GET', `/secretariat/mail?application=${id}`, { key: otherKey });
    return listSchema.parse(answer.body).items[0];
  };
  const waiting = await until(look, (mail) => mail?.attempts === 1);
  expect(waiting).toMatchObject({ state: 'queued' });
  expect(waiting?.lastError).not.toBe('');
  await rm(join(blocked, 'mail'));
  expect(await until(look, (mail) => mail?.state === 'sent')).toMatchObject({ attempts: 2, lastError: null });
  await mailer.close();
  await rm(blocked, { recursive: true, force: true });
});

test('the secretariat filters, pages and exports the outbox; nobody else reads it', async () => {
  const { depositKey } = await beginDraft(api, { contact });
  for (const path of ['mail', 'mail/x']) {
    for (const sent of [{}, { key: depositKey }]) {
      expect((await ask(api, 'GET', `/secretariat/${path}`, sent)).status).toBe(401);
    }
  }
  const first = await list('?limit=2');
  expect(first.items).toHaveLength(2);
  const second = await list(`?limit=2&after=${first.next}`);
  expect(second.items.map(({ id }) => id)).not.toContain(first.items[0]?.id);
  expect((await ask(api, 'GET', '/secretariat/mail?state=lost', { key })).status).toBe(422);
  expect((await ask(api, 'GET', '/secretariat/mail/nothing', { key })).status).toBe(404);
  const csv = await ask(api, 'GET', '/secretariat/mail?limit=2', { key, headers: { Accept: 'text/csv' } });
  expect(csv.text).toMatch(/^id,kind,application,recipient,subject,state,/);
  expect(csv.headers.get('link')).toContain('rel="next"');
  expect(csv.text.split('\r\n')).toHaveLength(4);
});

test('a message that came back is noted, and can be sent again', async () => {
  const { id } = await beginDraft(api, { contact });
  const [mail] = await settled(`?application=${id}`);
  const path = `/secretariat/mail/${mail?.id}`;
  const early = await ask(api, 'POST', `${path}/retry`, { key });
  expect(early.status).toBe(409);
  expect(early.body).toMatchObject({ type: '/problems/mail-state' });
  const none = await ask(api, 'POST', `${path}/bounced`, { key, json: { reason: ' ' } });
  expect(none.body).toMatchObject({ type: '/problems/needs-reason' });
  const bounced = await ask(api, 'POST', `${path}/bounced`, { key, json: { reason: 'Boîte pleine' } });
  expect(bounced.body).toMatchObject({ state: 'failed', lastError: 'Boîte pleine' });
  expect((await ask(api, 'POST', `${path}/retry`, { key })).body).toMatchObject({ state: 'queued' });
  expect(await settled(`?application=${id}`)).toMatchObject([{ state: 'sent', attempts: 1 }]);
  // The file of the first time was replaced, not doubled.
  const files = (await readdir(join(folder, 'mail'))).filter((name) => name.includes(mail?.id ?? 'none'));
  expect(files).toHaveLength(1);
});

test('the results of the screening are shown before they are sent, and sent once', async () => {
  const { id, codes } = await depositComplete(api.contest, { categories: ['innovation-rh'] });
  const screened = await screenEntry(api.contest, operator, codes[0] ?? '', { decision: 'admissible' });
  expect(screened.kind).toBe('screened');
  const campaign = (query: string) =>
    ask(api, 'POST', `/secretariat/campaigns/screening-results${query}`, { key });
  expect((await campaign('?dryRun=true')).body).toMatchObject({ dryRun: true, count: 1 });
  expect(await list(`?application=${id}&kind=screening-result`)).toMatchObject({ items: [] });
  expect((await campaign('')).body).toMatchObject({
    dryRun: false,
    count: 1,
    items: [{ code: codes[0], decision: 'admissible', delivery: 'to-send', corrects: false }],
  });
  expect((await campaign('')).body).toMatchObject({ count: 0, items: [{ delivery: 'told' }] });
  expect(await settled(`?application=${id}&kind=screening-result`)).toHaveLength(1);
  expect((await ask(api, 'POST', '/secretariat/campaigns/screening-results')).status).toBe(401);
  expect((await ask(api, 'POST', '/secretariat/campaigns/other', { key })).status).toBe(422);
});

test('an entry moves once the notice has left, and not before', async () => {
  const other = await startApi();
  await using _ = other;
  const { codes } = await depositComplete(other.contest, { categories: ['innovation-sociale'] });
  const [code = ''] = codes;
  const asked = { category: 'innovation-rh', reason: 'Le projet porte sur les équipes.' };
  expect(await repositionEntry(other.contest, operator, code, asked)).toMatchObject({ kind: 'announced' });
  const categories = async () => {
    const viewed = await viewEntries(other.contest, operator, { limit: 10 });
    return viewed.kind === 'entries' ? viewed.items.map(({ category }) => category) : [];
  };
  expect(await categories()).toEqual(['innovation-sociale']);
  const own = await mkdtemp(join(tmpdir(), 'palmares-mail-'));
  const mailer = await start(own, other);
  await until(categories, ([category]) => category === 'innovation-rh');
  await mailer.close();
  const notice = (await readdir(join(own, 'mail'))).find((name) => name.includes('reposition-notice')) ?? '';
  const { text } = readEml(await readFile(join(own, 'mail', notice)));
  expect(text).toContain('Motif\u00a0: Le projet porte sur les équipes.');
  await rm(own, { recursive: true, force: true });
});

test('a mailer that starts late sends the reminder that is due', async () => {
  const other = await startApi();
  await using _ = other;
  const { code } = await beginDraft(other, { contact });
  other.setClock('2022-03-31T09:00:00Z');
  const own = await mkdtemp(join(tmpdir(), 'palmares-mail-'));
  const mailer = await start(own, other);
  const reminders = async () => {
    const names = await readdir(join(own, 'mail')).catch(() => []);
    return names.filter((name) => /^20220331T090000000Z-reminder-.*eml$/.test(name));
  };
  const [name = ''] = await until(reminders, ({ length }) => length === 1);
  const { headers, text } = readEml(await readFile(join(own, 'mail', name)));
  expect(headers.get('subject')).toContain(`${code} n’est pas déposée`);
  expect(text).toContain('– Indiquez le titre du projet.');
  await mailer.close();
  await rm(own, { recursive: true, force: true });
});

test('readiness tells how the outbox fares', async () => {
  await settled('');
  // A disk that is slow to sync makes it wait.
  const { body } = await until(
    () => ask(api, 'GET', '/readyz'),
    ({ status }) => status === 200,
  );
  expect(body).toMatchObject({
    status: 'ready',
    dependencies: { mail: { ok: true, queued: 0, failed: 0, oldestSeconds: 0 } },
  });
});
