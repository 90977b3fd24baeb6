import type { SendMailOptions } from 'nodemailer';
import type { OutgoingMail } from './mail-transport.ts';

/** Who writes: `from` is an address, with or without a name; answers go to `replyTo`. */
export type Sender = { readonly from: string; readonly replyTo: string };

/**
 * A message in the words of nodemailer. Its Message-ID follows from its id alone: one that is sent again, because a
 * process died before it could note that it was sent, can be told from a new one.
 */
export function buildMessage(mail: OutgoingMail, { from, replyTo }: Sender): SendMailOptions {
  return {
    from,
    replyTo,
    // As an object: an address in a text would be parsed, and could become several.
    to: { name: '', address: mail.recipient },
    subject: mail.subject,
    text: mail.text,
    messageId: `<${mail.id}@${domainOf(from)}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: mail.attachments.map(({ filename, contentType, content }) => ({
      filename,
      contentType,
      content: Buffer.from(content),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function domainOf(from: string): string {
  return /@([^\s<>@]+)>?\s*$/.exec(from)?.[1] ?? 'palmares.invalid';
}
