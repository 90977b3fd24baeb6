import type { Selectable, Updateable } from 'kysely';
import type { Database, Tx } from './database.ts';
import type { MailsTable } from './tables/intake.ts';

export type MailRow = Selectable<MailsTable>;

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
