import type { DueMail } from '@palmares/contest/mail/outbox';

/** A file that goes with a message. */
export type Attachment = {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Uint8Array;
};

/** A message as it leaves. It may hold a link that opens an application: it is never logged. */
export type OutgoingMail = Pick<DueMail, 'id' | 'kind' | 'recipient' | 'subject' | 'createdAt'> & {
  readonly text: string;
  readonly attachments: readonly Attachment[];
};

export type SendOutcome =
  | { readonly kind: 'sent' }
  /** For good: this message will never be taken. `said` are the server's words. */
  | { readonly kind: 'refused'; readonly said: string }
  /** For now: nobody there, too slow, or busy. */
  | { readonly kind: 'unavailable'; readonly said: string }
  /** The process is stopping. */
  | { readonly kind: 'aborted' };

/** Where messages go. `send` throws for nothing that a server or a disk may do. */
export type MailTransport = {
  readonly send: (mail: OutgoingMail, signal: AbortSignal) => Promise<SendOutcome>;
  readonly close: () => void;
};
