import { setTimeout as sleep } from 'node:timers/promises';
import { queueReminders } from '@palmares/contest/acts/queue-reminders';
import { finishNotices, listDue } from '@palmares/contest/mail/outbox';
import { keepLease, type LeaseKeeper } from '../lease-keeper.ts';
import { deliverMail, type MailerDeps } from './deliver-mail.ts';

/** How often the outbox is looked at, and how often what falls due without anybody asking, in milliseconds. */
const LOOK = 1_000;
const TEND = 15_000;
/** Messages on their way at once. */
const TOGETHER = 4;
/** How long a message under way may still take once the process stops. */
const GRACE = 3_000;

/** The mailer of this process: `close` lets what is under way end, within limits. */
export type Mailer = { readonly close: () => Promise<void> };

/** Sends what the outbox holds, and reminds drafts; of several processes one does, the others wait for its lease. */
export function startMailer(deps: MailerDeps): Mailer {
  const stopping = new AbortController();
  const cutting = new AbortController();
  const running = run(deps, stopping.signal, cutting.signal);
  return {
    async close() {
      stopping.abort();
      const cut = setTimeout(() => cutting.abort(), GRACE);
      await running;
      clearTimeout(cut);
      deps.transport.close();
    },
  };
}

async function run(deps: MailerDeps, stopping: AbortSignal, cutting: AbortSignal): Promise<void> {
  const { contest, log } = deps;
  const lease = keepLease(contest, 'mailer');
  let tendAt = 0;
  while (!stopping.aborted) {
    try {
      if (await lease.isHeld()) {
        if (performance.now() >= tendAt) {
          tendAt = performance.now() + TEND;
          await tend(deps);
        }
        await sendDue(deps, lease, stopping, cutting);
      }
    } catch (err) {
      log.error({ err }, 'the mailer could not go on, and tries again');
    }
    await pause(stopping);
  }
  await lease
    .release()
    .catch((err: unknown) => log.error({ err }, 'the lease of the mailer stays until it ends'));
}

/** What falls due without anybody asking; one that fails keeps neither the other nor the messages waiting. */
async function tend({ contest, log }: MailerDeps): Promise<void> {
  // A process that stopped between a notice and what waited for it left that undone.
  for (const duty of [finishNotices, queueReminders]) {
    try {
      await duty(contest);
    } catch (err) {
      log.error({ err }, 'something that was due could not be done, and is tried again');
    }
  }
}

async function sendDue(
  deps: MailerDeps,
  lease: LeaseKeeper,
  stopping: AbortSignal,
  cutting: AbortSignal,
): Promise<void> {
  while (!stopping.aborted && (await lease.isHeld())) {
    const due = await listDue(deps.contest, TOGETHER);
    if (due.length === 0) return;
    // A slow server may take longer than the lease lasts.
    const renewing = setInterval(() => void lease.isHeld().catch(() => false), LOOK);
    try {
      const delivered = await Promise.allSettled(due.map((mail) => deliverMail(deps, mail, cutting)));
      const failed = delivered.find(({ status }) => status === 'rejected');
      if (failed?.status === 'rejected') throw failed.reason;
    } finally {
      clearInterval(renewing);
    }
  }
}

async function pause(stopping: AbortSignal): Promise<void> {
  try {
    await sleep(LOOK, undefined, { signal: stopping });
  } catch {
    // Woken up to stop.
  }
}
