import type { Database, Tx } from './database.ts';

/** Records a delivery; false when it was recorded before. */
export async function recordSlackEvent(
  db: Database | Tx,
  eventId: string,
  receivedAt: string,
): Promise<boolean> {
  const recorded = await db
    .insertInto('slackEvents')
    .values({ eventId, receivedAt })
    .onConflict((c) => c.column('eventId').doNothing())
    .returning('eventId')
    .executeTakeFirst();
  return recorded !== undefined;
}

export async function forgetSlackEvents(db: Database | Tx, before: string): Promise<void> {
  await db.deleteFrom('slackEvents').where('receivedAt', '<', before).execute();
}
