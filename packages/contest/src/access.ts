import {
  type AccessTokenRow,
  deleteExpiredAccessTokens,
  findAccessToken,
  insertAccessToken,
  takeAccessToken,
} from '@palmares/db/access-tokens';
import type { Tx } from '@palmares/db/database';
import { instantText } from '@palmares/db/instant-text';
import { writeTogether } from '@palmares/db/write-together';
import { realClock } from './clock.ts';
import type { Contest } from './contest.ts';
import { hashKey, makeKey } from './keys.ts';
import type { Person } from './people.ts';

/** How a candidate comes back to an application without its deposit key: a mailed link, used once, opens a session. */
const LIFETIMES: Readonly<Record<AccessTokenRow['kind'], { readonly hours: number }>> = {
  link: { hours: 14 * 24 },
  session: { hours: 24 },
};

/** A token for a link to one application, to be mailed to its contact; 256 random bits, kept hashed. */
export function issueAccessLink(contest: Contest, applicationId: string): Promise<string> {
  return writeTogether(contest.db, (tx) => issue(tx, applicationId, 'link'));
}

/** A session of a browser on one application: who has just begun a draft there needs no link. */
export function openSession(contest: Contest, applicationId: string): Promise<string> {
  return writeTogether(contest.db, (tx) => issue(tx, applicationId, 'session'));
}

/** Uses a link up and opens a session, or null: the link is unknown, used or too old. */
export function redeemAccessLink(
  contest: Contest,
  token: string,
): Promise<{ readonly applicationId: string; readonly session: string } | null> {
  return writeTogether(contest.db, async (tx) => {
    const row = await takeAccessToken(tx, hashKey(token), 'link', instantText(realClock()));
    if (!row) return null;
    const { applicationId } = row;
    return { applicationId, session: await issue(tx, applicationId, 'session') };
  });
}

/** The candidate whose browser holds this session. */
export async function personOfSession(
  contest: Contest,
  token: string,
): Promise<Extract<Person, { kind: 'candidate' }> | null> {
  const row = await findAccessToken(contest.db, hashKey(token), 'session', instantText(realClock()));
  return row ? { kind: 'candidate', applicationId: row.applicationId } : null;
}

/** Ends a session; one that has ended is no error. */
export async function closeSession(contest: Contest, token: string): Promise<void> {
  await takeAccessToken(contest.db, hashKey(token), 'session', instantText(realClock()));
}

async function issue(tx: Tx, applicationId: string, kind: AccessTokenRow['kind']): Promise<string> {
  // Tokens go by the real clock, in a rehearsal too.
  const now = realClock();
  const token = makeKey();
  await deleteExpiredAccessTokens(tx, instantText(now));
  await insertAccessToken(tx, {
    tokenHash: hashKey(token),
    applicationId,
    kind,
    createdAt: instantText(now),
    expiresAt: instantText(now.add(LIFETIMES[kind])),
  });
  return token;
}
