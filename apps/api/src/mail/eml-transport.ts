import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildMessage, type Sender } from './build-message.ts';
import { describeFailure } from './describe-failure.ts';
import type { MailTransport, OutgoingMail } from './mail-transport.ts';

/**
 * Writes each message into a folder, for whoever has no mail server. The name says the contest's instant, the kind and
 * the id, and nothing of a person; it is the same when a message is written again, so that it replaces itself.
 */
export function openEmlTransport(folder: string, sender: Sender): MailTransport {
  let composer: ReturnType<typeof openComposer> | undefined;
  return {
    async send(mail, signal) {
      if (signal.aborted) return { kind: 'aborted' };
      try {
        composer ??= openComposer();
        const { message } = await (await composer).sendMail(buildMessage(mail, sender));
        if (!Buffer.isBuffer(message)) throw new TypeError('expected the message as a buffer');
        await publish(folder, emlName(mail), message);
        return { kind: 'sent' };
      } catch (error) {
        return describeFailure(error);
      }
    },
    close: () => undefined,
  };
}

/** Loaded with the first message: no start waits for it. */
async function openComposer() {
  const { createTransport } = await import('nodemailer');
  return createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
}

/** `20220314T090000000Z-receipt-<id>.eml` */
function emlName({ createdAt, kind, id }: Pick<OutgoingMail, 'createdAt' | 'kind' | 'id'>): string {
  return `${createdAt.replaceAll(/[-:.]/g, '')}-${kind}-${id}.eml`;
}

// Messages hold links that open applications: they are for their owner's eyes alone.
async function publish(folder: string, name: string, content: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, name);
  const staged = `${path}.tmp`;
  try {
    const file = await open(staged, 'w', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(staged, path);
  } catch (error) {
    await rm(staged, { force: true });
    throw error;
  }
}
