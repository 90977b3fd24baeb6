import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { firstEdition } from './migrations/0001-first-edition.ts';
import { intake } from './migrations/0002-intake.ts';
import { arrivals } from './migrations/0003-arrivals.ts';

export type DialectName = 'sqlite' | 'postgres';

/** All steps from an empty database to this version, by name. One that was released never changes. */
export function migrationsOf(dialect: DialectName): Record<string, Migration> {
  return {
    '0001-first-edition': firstEdition(dialect),
    '0002-intake': intake,
    '0003-arrivals': arrivals,
  };
}

/** Brings the database to this version; runs under the dialect's lock, so processes may start together. */
export async function migrate<T>(db: Kysely<T>, dialect: DialectName): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrationsOf(dialect)) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
