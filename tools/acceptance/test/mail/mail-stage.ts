import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Contest, openContest } from '@palmares/contest/contest';
import { editionPath, operator } from '@palmares/contest/testing';
import { type MailView, viewMails } from '@palmares/contest/views/mails';
import { until } from '../../src/until.ts';
import { type ApiProcess, startApiProcess } from '../api/api-process.ts';

/** The API as a process that mails through `smtpUrl`, and its contest beside it. */
export type MailStage = AsyncDisposable & {
  readonly api: ApiProcess;
  readonly contest: Contest;
  /** All that the database keeps, as it is on the disk. */
  readonly kept: () => Promise<string>;
  /** The one message of a kind to an application once it is as wanted. */
  readonly mail: (application: string, isSo: (mail: MailView) => boolean) => Promise<MailView>;
};

export async function startMailStage(smtpUrl: string): Promise<MailStage> {
  const folder = await mkdtemp(join(tmpdir(), 'palmares-smtp-'));
  const databaseUrl = `sqlite:${join(folder, 'palmares.sqlite')}`;
  const api = await startApiProcess({
    DATABASE_URL: databaseUrl,
    SMTP_URL: smtpUrl,
    MAIL_FROM: 'Grand Prix <gpi@palmares.example>',
    PUBLIC_URL: 'https://gpi.example',
    LOG_LEVEL: 'fatal',
  });
  const contest = await openContest({ databaseUrl, editionPath });
  return {
    api,
    contest,
    async kept() {
      const names = (await readdir(folder)).filter((name) => name.startsWith('palmares.sqlite'));
      const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')));
      return files.join('');
    },
    mail: (application, isSo) =>
      until('a mail as wanted', async () => {
        const viewed = await viewMails(contest, operator, { application, limit: 10 });
        const mail = viewed.kind === 'mails' ? viewed.items[0] : undefined;
        return mail !== undefined && isSo(mail) && mail;
      }),
    async [Symbol.asyncDispose]() {
      await contest[Symbol.asyncDispose]();
      await api[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
