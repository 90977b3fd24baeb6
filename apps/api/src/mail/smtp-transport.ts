import { createTransport } from 'nodemailer';
import { buildMessage, type Sender } from './build-message.ts';
import { describeFailure } from './describe-failure.ts';
import type { MailTransport } from './mail-transport.ts';

/** Milliseconds that a server may take. */
export type SmtpTimeouts = { readonly connect: number; readonly silence: number };

const PATIENT: SmtpTimeouts = { connect: 10_000, silence: 30_000 };

/** Sends through the server of `url` (`smtp://…`, `smtps://…`), over a few connections that are kept for a while. */
export function openSmtpTransport(
  url: string,
  sender: Sender,
  { connect, silence }: SmtpTimeouts = PATIENT,
): MailTransport {
  const pool = createTransport({
    pool: true,
    url,
    maxConnections: 4,
    // Whether something is tried again, and when, is the outbox's business.
    maxRequeues: 0,
    // A connection that the server has dropped meanwhile would cost an attempt.
    idleTimeout: 5_000,
    dnsTimeout: connect,
    connectionTimeout: connect,
    greetingTimeout: connect,
    socketTimeout: silence,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // What happens to a message is told by its own promise; an idle connection's end is nobody's concern.
  pool.on('error', () => undefined);
  return {
    async send(mail, signal) {
      try {
        await pool.sendMail({ ...buildMessage(mail, sender), signal });
        return { kind: 'sent' };
      } catch (error) {
        return signal.aborted ? { kind: 'aborted' } : describeFailure(error);
      }
    },
    close: () => pool.close({ force: true }),
  };
}
