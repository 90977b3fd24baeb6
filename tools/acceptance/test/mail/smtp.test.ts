import { retryMail } from '@palmares/contest/acts/retry-mail';
import { operator } from '@palmares/contest/testing';
import { takePort } from '@palmares/runtime/testing-port';
import { expect, test } from 'vitest';
import { until } from '../../src/until.ts';
import { beginDraft } from '../api/api-process.ts';
import { startMailStage } from './mail-stage.ts';
import { startSilence, startSmtp } from './smtp-stage.ts';

const RECIPIENT = 'ada.martin@example.org';

test.concurrent('a message goes to its contact, and says that this is a rehearsal', async () => {
  await using smtp = await startSmtp();
  await using stage = await startMailStage(smtp.url);
  const { id, depositKey } = await beginDraft(stage.api);
  const mail = await stage.mail(id, ({ state }) => state === 'sent');
  expect(mail).toMatchObject({ attempts: 1, lastError: null, recipient: RECIPIENT });
  const [message, ...others] = smtp.received;
  expect(others).toEqual([]);
  expect(message?.to).toEqual([RECIPIENT]);
  expect(message?.messageId).toBe(`<${mail.id}@palmares.example>`);
  expect(message?.raw).toMatch(/^From: Grand Prix <gpi@palmares\.example>\r$/m);
  expect(message?.raw).toMatch(/^Reply-To: secretariat-gpi@example\.org\r$/m);
  expect(message?.raw).toMatch(/^Subject: =\?UTF-8\?Q\?=5BR=C3=A9p=C3=A9tition=5D_GPI_2022/m);
  expect(message?.raw).toContain('R=C3=A9p=C3=A9tition du concours');
  const token = /https:\/\/gpi\.example\/acces\/([\w-]{40,})/.exec(
    message?.raw.replaceAll('=\r\n', '') ?? '',
  )?.[1];
  // The message is the only place that has the link, and the deposit key is not even there.
  const kept = await stage.kept();
  expect(kept).toContain(mail.id);
  expect(kept).toContain('{{lien}}');
  for (const secret of [token ?? 'no link', depositKey]) expect(kept).not.toContain(secret);
  expect(message?.raw).not.toContain(depositKey);
  expect(token).toBeDefined();
});

test.concurrent('killed between a sending and its note, the process sends again, recognisably, and loses nothing', async () => {
  let kill: () => Promise<void> = () => Promise.resolve();
  await using smtp = await startSmtp({
    // The server has the whole message; the process dies before it hears so.
    async message() {
      await kill();
      return null;
    },
  });
  await using stage = await startMailStage(smtp.url);
  kill = async () => {
    kill = () => Promise.resolve();
    await stage.api.stop('SIGKILL');
  };
  const { id } = await beginDraft(stage.api);
  await until('a message', () => smtp.received.length === 1);
  const unsure = await stage.mail(id, () => true);
  expect(unsure).toMatchObject({ state: 'queued', attempts: 0 });
  await stage.api.stop('SIGKILL');
  await stage.api.start();
  await stage.mail(id, ({ state }) => state === 'sent');
  expect(smtp.received).toHaveLength(2);
  expect(new Set(smtp.received.map(({ messageId }) => messageId)).size).toBe(1);
});

test.concurrent('a server that says 451 gets the message again later, once it says 250', async () => {
  let greylists = true;
  await using smtp = await startSmtp({
    recipient: () => (greylists ? { code: 451, words: 'Greylisted, come back' } : null),
  });
  await using stage = await startMailStage(smtp.url);
  const { id } = await beginDraft(stage.api);
  const waiting = await stage.mail(id, ({ attempts }) => attempts >= 1);
  expect(waiting).toMatchObject({ state: 'queued', lastError: '451 Greylisted, come back' });
  expect(smtp.received).toEqual([]);
  greylists = false;
  const sent = await stage.mail(id, ({ state }) => state === 'sent');
  expect(sent.lastError).toBeNull();
  expect(sent.attempts).toBeGreaterThan(waiting.attempts);
  expect(smtp.received).toHaveLength(1);
});

test.concurrent('a recipient refused for good is given up with the server’s words, until the secretariat tries again', async () => {
  let refuses = true;
  await using smtp = await startSmtp({
    recipient: () => (refuses ? { code: 550, words: 'No such user here' } : null),
  });
  await using stage = await startMailStage(smtp.url);
  const { id } = await beginDraft(stage.api);
  const failed = await stage.mail(id, ({ state }) => state !== 'queued');
  expect(failed).toMatchObject({ state: 'failed', attempts: 1, lastError: '550 No such user here' });
  refuses = false;
  expect(await retryMail(stage.contest, operator, failed.id)).toEqual({ kind: 'queued' });
  await stage.mail(id, ({ state }) => state === 'sent');
  expect(smtp.received).toHaveLength(1);
});

test.concurrent('what a server quotes of a refused message is kept without its link', async () => {
  await using smtp = await startSmtp({
    message: ({ raw }) =>
      Promise.resolve({
        code: 554,
        words: `Spam: ${/https:\S+/.exec(raw.replaceAll('=\r\n', ''))?.[0] ?? 'no link'}`,
      }),
  });
  await using stage = await startMailStage(smtp.url);
  const { id } = await beginDraft(stage.api);
  const failed = await stage.mail(id, ({ state }) => state !== 'queued');
  expect(failed).toMatchObject({ state: 'failed', lastError: '554 Spam: https://gpi.example/acces/…' });
});

test.concurrent('a server that says nothing is not waited for, and the process stops all the same', async () => {
  await using silence = await startSilence();
  await using stage = await startMailStage(silence.url);
  const { id } = await beginDraft(stage.api);
  const waiting = await stage.mail(id, ({ attempts }) => attempts >= 1);
  expect(waiting.state).toBe('queued');
  expect(waiting.lastError).toMatch(/greeting/i);
  await stage.api.stop('SIGTERM');
  expect(await stage.mail(id, () => true)).toMatchObject({ state: 'queued' });
});

test.concurrent('messages wait while nobody listens, and leave once somebody does', async () => {
  const port = await takePort();
  await using stage = await startMailStage(`smtp://127.0.0.1:${port}`);
  const drafts = [await beginDraft(stage.api), await beginDraft(stage.api), await beginDraft(stage.api)];
  for (const { id } of drafts) {
    const waiting = await stage.mail(id, ({ attempts }) => attempts >= 1);
    expect(waiting.state).toBe('queued');
    expect(waiting.lastError).toContain('ECONNREFUSED');
  }
  await using smtp = await startSmtp({}, port);
  for (const { id } of drafts) await stage.mail(id, ({ state }) => state === 'sent');
  expect(smtp.received).toHaveLength(3);
});
