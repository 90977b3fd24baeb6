import type { Contest } from '@palmares/contest/contest';
import {
  type DueMail,
  finishNotices,
  giveUp,
  markSent,
  postpone,
  writeOut,
} from '@palmares/contest/mail/outbox';
import type { Logger } from '@palmares/runtime/log';
import type { Attachment, MailTransport, SendOutcome } from './mail-transport.ts';
import { retryDelay } from './retry-delay.ts';

export type MailerDeps = {
  readonly contest: Contest;
  readonly transport: MailTransport;
  readonly log: Logger;
  /** What links begin with. */
  readonly publicUrl: string;
  /** Files that go with a message: the printable receipt of its `receiptVersion`. */
  readonly findAttachments?: (mail: DueMail) => Promise<readonly Attachment[]>;
};

/**
 * Sends one message and notes what came of it. The note follows the sending: a process that dies in between sends the
 * message once more, and never loses it.
 */
export async function deliverMail(deps: MailerDeps, mail: DueMail, signal: AbortSignal): Promise<void> {
  const { contest, log } = deps;
  const { id, kind } = mail;
  const outcome = await attempt(deps, mail, signal);
  switch (outcome.kind) {
    case 'sent':
      await markSent(contest, mail);
      log.info({ mail: id, kind }, 'mail sent');
      return finishNotices(contest);
    case 'refused':
      await giveUp(contest, mail, outcome.said);
      log.warn({ mail: id, kind }, 'mail refused for good: see the outbox');
      return;
    case 'unavailable':
      await tryAgain(deps, mail, outcome.said);
      return;
    case 'obsolete':
    case 'aborted':
      return;
  }
}

/** `obsolete`: what the message was about is gone. */
async function attempt(
  deps: MailerDeps,
  mail: DueMail,
  signal: AbortSignal,
): Promise<SendOutcome | { readonly kind: 'obsolete' }> {
  try {
    const text = await writeOut(deps.contest, mail, deps.publicUrl);
    if (text === null) return { kind: 'obsolete' };
    const attachments = await findAttachments(deps, mail);
    return await deps.transport.send({ ...mail, text, attachments }, signal);
  } catch (err) {
    // A message that can't be made up must not hold up those behind it.
    deps.log.error({ err, mail: mail.id }, 'a message could not be made up');
    return { kind: 'unavailable', said: 'internal error' };
  }
}

async function tryAgain({ contest, log }: MailerDeps, mail: DueMail, said: string): Promise<void> {
  const { id, kind } = mail;
  const attempts = mail.attempts + 1;
  const delay = retryDelay(attempts, Math.random());
  if (delay) {
    await postpone(contest, mail, said, delay);
    log.warn({ mail: id, kind, attempts }, 'mail could not be sent yet');
  } else {
    await giveUp(contest, mail, said);
    log.error({ mail: id, kind, attempts }, 'mail given up: see the outbox');
  }
}

// A message without its attachment is worth more than none.
async function findAttachments(deps: MailerDeps, mail: DueMail): Promise<readonly Attachment[]> {
  try {
    return (await deps.findAttachments?.(mail)) ?? [];
  } catch (err) {
    deps.log.error({ err, mail: mail.id }, 'a message leaves without its attachment');
    return [];
  }
}
