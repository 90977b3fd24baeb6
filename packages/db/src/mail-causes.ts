import type { Database, Tx } from './database.ts';
import { startsWith } from './starts-with.ts';

/** How many messages were or will be sent for causes that begin so (`screening-result/SOC-012/`). */
export async function countMailsOfCause(db: Database | Tx, prefix: string): Promise<number> {
  const row = await db
    .selectFrom('mails')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where(startsWith('cause', prefix))
    .where('state', '!=', 'cancelled')
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Takes back a message that was not sent; tells whether it could be. */
export async function cancelMail(tx: Tx, id: string): Promise<boolean> {
  const cancelled = await tx
    .updateTable('mails')
    .set({ state: 'cancelled' })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'failed'])
    .returning('id')
    .executeTakeFirst();
  return cancelled !== undefined;
}
