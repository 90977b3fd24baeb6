import type { Selectable } from 'kysely';
import type { Database, Tx } from './database.ts';
import type { AccessTokensTable } from './tables/intake.ts';

export type AccessTokenRow = Selectable<AccessTokensTable>;

export async function insertAccessToken(db: Database | Tx, row: AccessTokenRow): Promise<void> {
  await db.insertInto('accessTokens').values(row).execute();
}

/** A token that has not expired at `now` (UTC text). */
export function findAccessToken(
  db: Database | Tx,
  tokenHash: string,
  kind: AccessTokenRow['kind'],
  now: string,
): Promise<AccessTokenRow | undefined> {
  return db
    .selectFrom('accessTokens')
    .selectAll()
    .where('tokenHash', '=', tokenHash)
    .where('kind', '=', kind)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
}

/** Takes a token away for good; undefined when somebody else had it first, or it has expired. */
export function takeAccessToken(
  db: Database | Tx,
  tokenHash: string,
  kind: AccessTokenRow['kind'],
  now: string,
): Promise<AccessTokenRow | undefined> {
  return db
    .deleteFrom('accessTokens')
    .where('tokenHash', '=', tokenHash)
    .where('kind', '=', kind)
    .where('expiresAt', '>', now)
    .returningAll()
    .executeTakeFirst();
}

export async function deleteExpiredAccessTokens(db: Database | Tx, now: string): Promise<void> {
  await db.deleteFrom('accessTokens').where('expiresAt', '<=', now).execute();
}
