import { resolve } from 'node:path';
import { createApiKey } from '@palmares/contest/acts/create-api-key';
import { setGrading } from '@palmares/contest/acts/set-grading';
import { openContest } from '@palmares/contest/contest';
import { type Database, openDatabase } from '@palmares/db/database';
import type { Category, Edition } from '@palmares/rules/edition';
import { CLOCK_START } from '../start-apps.ts';
import { insertTogether } from './insert-together.ts';
import { type CategorySeed, seedCategory } from './seed-category.ts';

/** How much of a contest there is: entries and jurors of each of the edition's categories. */
export type Size = { readonly entriesPerCategory: number; readonly jurorsPerCategory: number };

/** A contest whose every juror has submitted a sheet for every entry of the category, and grading is open. */
export type Seeded = {
  readonly edition: Edition;
  readonly categories: readonly (CategorySeed & { readonly category: Category })[];
  /** An API key of the secretariat. */
  readonly key: string;
};

const editionPath = resolve(import.meta.dirname, '../../../../editions/gpi-2022.json');

export const databaseUrlIn = (folder: string): string => `sqlite:${folder}/palmares.sqlite`;

export const openSeeded = (folder: string) =>
  openContest({ databaseUrl: databaseUrlIn(folder), editionPath });

/**
 * Fills the data folder's database in one transaction a category, past the acts and their audit: thousands of deposits
 * and sheets in a few seconds.
 */
export async function seedContest(folder: string, size: Size): Promise<Seeded> {
  const clockStart = Temporal.Instant.from(CLOCK_START);
  await using contest = await openContest({ databaseUrl: databaseUrlIn(folder), editionPath, clockStart });
  const { edition } = contest;
  const created = await createApiKey(contest, { kind: 'operator' }, { role: 'secretariat', name: 'bench' });
  if (created.kind !== 'created') throw new Error(created.kind);
  for (const { slug } of edition.categories) await setGrading(contest, { kind: 'operator' }, slug, true);
  const db = await openDatabase(databaseUrlIn(folder));
  try {
    const categories = await seedCategories(db, edition, size);
    return { edition, categories, key: created.key };
  } finally {
    await db.destroy();
  }
}

async function seedCategories(db: Database, edition: Edition, size: Size): Promise<Seeded['categories']> {
  const seeded: Seeded['categories'][number][] = [];
  let first = 1;
  for (const category of edition.categories) {
    const seed = seedCategory(edition, category, size, first);
    await insertTogether(db, seed.rows);
    seeded.push({ ...seed, category });
    first += size.entriesPerCategory;
  }
  return seeded;
}
