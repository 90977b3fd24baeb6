import { findApplicationByCode } from '@palmares/db/applications';
import { parseApplicationCode } from '@palmares/rules/codes';
import { act } from '../act.ts';
import { readMetadata } from '../applications/metadata.ts';
import { realClock } from '../clock.ts';
import type { Contest } from '../contest.ts';
import { composeAccessLink } from '../mail/compose-access-link.ts';
import { queueToContact } from '../mail/queue-to-contact.ts';
import { readAddress } from '../mail/recipient.ts';

const PERIOD_MILLISECONDS = 300_000;

/** Always the same: nothing tells whether there is such an application, nor whose it is. */
export type RequestAccessLinkOutcome = { readonly kind: 'requested' };

/**
 * Mails a new link to the contact of an application, to whoever knows its code and that address. One message an
 * application in each period of five minutes, whoever asks: nobody can flood a contact.
 */
export function requestAccessLink(
  contest: Contest,
  given: { readonly code: string; readonly email: string },
): Promise<RequestAccessLinkOutcome> {
  return act<RequestAccessLinkOutcome>(contest, { kind: 'public' }, async (change) => {
    const requested = { kind: 'requested' } as const;
    const code = parseApplicationCode(given.code, change.edition);
    const row = code === null ? undefined : await findApplicationByCode(change.tx, code);
    if (!row) return requested;
    const metadata = readMetadata(row.metadata);
    const known = fold(metadata.contact?.email ?? '');
    if (known === null || known !== fold(given.email)) return requested;
    const period = Math.floor(realClock().epochMilliseconds / PERIOD_MILLISECONDS);
    const letter = composeAccessLink(contest, row);
    const queued = await queueToContact(change, { id: row.id, metadata }, letter, {
      cause: `access-link/${row.id}/${period}`,
      kind: 'access-link',
    });
    if (queued !== null) await change.record({ kind: 'access-link.requested', subject: row.code });
    return requested;
  });
}

function fold(email: string): string | null {
  return readAddress(email)?.normalize('NFC').toLowerCase() ?? null;
}
