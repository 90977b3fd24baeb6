import type { Selectable, Updateable } from 'kysely';
import type { Database, Tx } from './database.ts';
import type { MailsTable } from './tables/intake.ts';

export type MailRow = Selectable<MailsTable>;
/** A message as lists show it: without its body, beside the code of its application while that exists. */
export type ListedMailRow = Omit<MailRow, 'body' | 'cause'> & { applicationCode: string | null };

/** Queues a message unless its cause has one already; tells whether it was queued. */
export async function insertMail(tx: Tx, row: MailRow): Promise<boolean> {
  const inserted = await tx
    .insertInto('mails')
    .values(row)
    .onConflict((c) => c.column('cause').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function updateMail(
  db: Database | Tx,
  id: string,
  change: Updateable<MailsTable>,
): Promise<void> {
  await db.updateTable('mails').set(change).where('id', '=', id).execute();
}

/** Changes a message that is still queued; false when it is not. */
export async function updateQueuedMail(
  db: Database | Tx,
  id: string,
  change: Updateable<MailsTable>,
): Promise<boolean> {
  const changed = await db
    .updateTable('mails')
    .set(change)
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .returning('id')
    .executeTakeFirst();
  return changed !== undefined;
}

/** Takes back what was not sent yet of one kind, or of any, to the people of one application. */
export async function cancelQueuedMails(tx: Tx, applicationId: string, kind?: string): Promise<void> {
  let query = tx
    .updateTable('mails')
    .set({ state: 'cancelled' })
    .where('state', '=', 'queued')
    .where('applicationId', '=', applicationId);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  await query.execute();
}

export function findMail(db: Database | Tx, id: string): Promise<MailRow | undefined> {
  return db.selectFrom('mails').selectAll().where('id', '=', id).executeTakeFirst();
}

/** What may be sent at `now` (UTC text), what has waited longest first. */
export function listDueMails(db: Database | Tx, now: string, limit: number): Promise<MailRow[]> {
  return db
    .selectFrom('mails')
    .selectAll()
    .where('state', '=', 'queued')
    .where('nextAttemptAt', '<=', now)
    .orderBy('nextAttemptAt')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Which of these causes have a message. */
export async function listKnownCauses(db: Database | Tx, causes: readonly string[]): Promise<string[]> {
  const known: string[] = [];
  // Databases limit how many values a query may have.
  for (let from = 0; from < causes.length; from += 500) {
    const some = causes.slice(from, from + 500);
    const rows = await db.selectFrom('mails').select('cause').where('cause', 'in', some).execute();
    known.push(...rows.map(({ cause }) => cause));
  }
  return known;
}

/** The causes of every message of one kind that was not taken back. */
export async function listCausesOfKind(db: Database | Tx, kind: string): Promise<string[]> {
  const rows = await db
    .selectFrom('mails')
    .select('cause')
    .where('kind', '=', kind)
    .where('state', '<>', 'cancelled')
    .execute();
  return rows.map(({ cause }) => cause);
}

/** Filters that the secretariat may combine. `application` is an id or a code, `after` the message a page ended with. */
export type MailFilter = {
  readonly state?: MailsTable['state'] | undefined;
  readonly kind?: string | undefined;
  readonly application?: string | undefined;
  readonly after?: { readonly createdAt: string; readonly id: string } | undefined;
  readonly limit: number;
};

/** Messages, the latest first. */
export function listMails(db: Database | Tx, filter: MailFilter): Promise<ListedMailRow[]> {
  const { state, kind, application, after } = filter;
  let query = db
    .selectFrom('mails')
    .leftJoin('applications', 'applications.id', 'mails.applicationId')
    .select([
      'mails.id',
      'mails.kind',
      'mails.applicationId',
      'mails.recipient',
      'mails.subject',
      'mails.receiptVersion',
      'mails.state',
      'mails.attempts',
      'mails.nextAttemptAt',
      'mails.lastError',
      'mails.createdAt',
      'mails.sentAt',
      'applications.code as applicationCode',
    ])
    .orderBy('mails.createdAt', 'desc')
    .orderBy('mails.id', 'desc')
    .limit(filter.limit);
  if (state !== undefined) query = query.where('mails.state', '=', state);
  if (kind !== undefined) query = query.where('mails.kind', '=', kind);
  if (application !== undefined) {
    query = query.where((eb) =>
      eb.or([eb('mails.applicationId', '=', application), eb('applications.code', '=', application)]),
    );
  }
  if (after !== undefined) {
    query = query.where((eb) =>
      eb.or([
        eb('mails.createdAt', '<', after.createdAt),
        eb.and([eb('mails.createdAt', '=', after.createdAt), eb('mails.id', '<', after.id)]),
      ]),
    );
  }
  return query.execute();
}

/** How many messages wait or were given up, and since when the oldest that waits could have left (UTC text). */
export async function countMails(
  db: Database | Tx,
): Promise<{ queued: number; failed: number; oldestDueAt: string | null }> {
  const rows = await db
    .selectFrom('mails')
    .select((eb) => [
      'state',
      eb.fn.countAll<number | string>().as('count'),
      eb.fn.min('nextAttemptAt').as('oldest'),
    ])
    .where('state', 'in', ['queued', 'failed'])
    .groupBy('state')
    .execute();
  const of = (state: string) => rows.find((row) => row.state === state);
  return {
    queued: Number(of('queued')?.count ?? 0),
    failed: Number(of('failed')?.count ?? 0),
    oldestDueAt: of('queued')?.oldest ?? null,
  };
}

/** Notices of a repositioning that have left while the entry has not moved yet. */
export async function listUnfinishedNotices(db: Database | Tx): Promise<string[]> {
  const rows = await db
    .selectFrom('mails')
    .innerJoin('repositionings', 'repositionings.mailId', 'mails.id')
    .select('mails.id')
    .where('mails.state', '=', 'sent')
    .where('repositionings.state', '=', 'announced')
    .execute();
  return rows.map(({ id }) => id);
}
