import { join } from 'node:path';
import type { Edition } from '@palmares/rules/edition';
import { openEmlTransport } from './eml-transport.ts';
import type { MailTransport } from './mail-transport.ts';

/** Mail goes to the server of `SMTP_URL`, or into files of the data folder; from the secretariat unless told otherwise. */
export async function openMailTransport(
  config: {
    readonly PALMARES_DATA: string;
    readonly SMTP_URL?: string | undefined;
    readonly MAIL_FROM?: string | undefined;
  },
  { shortName, secretariatEmail }: Pick<Edition, 'shortName' | 'secretariatEmail'>,
): Promise<MailTransport> {
  const from = config.MAIL_FROM ?? `"${shortName.replaceAll(/["\\]/g, '')}" <${secretariatEmail}>`;
  const sender = { from, replyTo: secretariatEmail };
  if (config.SMTP_URL === undefined) return openEmlTransport(join(config.PALMARES_DATA, 'mail'), sender);
  const { openSmtpTransport } = await import('./smtp-transport.ts');
  return openSmtpTransport(config.SMTP_URL, sender);
}
