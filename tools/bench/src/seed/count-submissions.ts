import { openDatabase } from '@palmares/db/database';
import { databaseUrlIn } from './seed-contest.ts';

/** How many submitted versions of score sheets the data folder's database holds. */
export async function countSubmissions(folder: string): Promise<number> {
  const db = await openDatabase(databaseUrlIn(folder));
  try {
    const row = await db
      .selectFrom('scoreSheetVersions')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return row.count;
  } finally {
    await db.destroy();
  }
}
