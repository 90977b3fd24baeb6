import type { Selectable } from 'kysely';
import type { Database, Tx } from './database.ts';
import type { CategoriesTable, ContestTable } from './tables/contest.ts';

export type ContestRow = Selectable<ContestTable>;
export type CategoryRow = Selectable<CategoriesTable>;

export function findContest(db: Database | Tx): Promise<ContestRow | undefined> {
  return db.selectFrom('contest').selectAll().executeTakeFirst();
}

/** Makes the contest's row unless there is one; the first of several processes wins. */
export async function createContest(
  db: Database,
  row: Omit<ContestRow, 'id' | 'revision' | 'lastApplicationNumber'>,
): Promise<void> {
  await db
    .insertInto('contest')
    .values({ id: 1, revision: 0, lastApplicationNumber: 0, ...row })
    .onConflict((c) => c.column('id').doNothing())
    .execute();
}

export async function ensureCategories(db: Database, slugs: readonly string[]): Promise<void> {
  await db
    .insertInto('categories')
    .values(slugs.map((slug) => ({ slug, gradingOpen: 0, gradingChangedAt: null })))
    .onConflict((c) => c.column('slug').doNothing())
    .execute();
}

/**
 * Takes the next revision. As the first statement of a change it also holds back every other change until this
 * one ends: PostgreSQL locks the row, SQLite the file. So changes are serial and revisions have no gaps.
 */
export async function takeRevision(tx: Tx): Promise<number> {
  const row = await tx
    .updateTable('contest')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', 1)
    .returning('revision')
    .executeTakeFirstOrThrow();
  return row.revision;
}

/** Holds back every other change until this transaction ends, as takeRevision does, without a new revision. */
export async function holdBackOthers(tx: Tx): Promise<void> {
  await tx
    .updateTable('contest')
    .set((eb) => ({ revision: eb.ref('revision') }))
    .where('id', '=', 1)
    .execute();
}

export async function readRevision(db: Database | Tx): Promise<number> {
  return (await db.selectFrom('contest').select('revision').executeTakeFirstOrThrow()).revision;
}

export function listCategories(db: Database | Tx): Promise<CategoryRow[]> {
  return db.selectFrom('categories').selectAll().execute();
}

export function findCategory(db: Database | Tx, slug: string): Promise<CategoryRow | undefined> {
  return db.selectFrom('categories').selectAll().where('slug', '=', slug).executeTakeFirst();
}

export async function setGradingOpen(tx: Tx, slug: string, open: boolean, at: string): Promise<void> {
  await tx
    .updateTable('categories')
    .set({ gradingOpen: open ? 1 : 0, gradingChangedAt: at })
    .where('slug', '=', slug)
    .execute();
}
