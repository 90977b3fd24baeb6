import { randomBytes } from 'node:crypto';
import { type ContestRow, createContest, ensureCategories, findContest } from '@palmares/db/contest';
import { type Database, openDatabase } from '@palmares/db/database';
import { instantText } from '@palmares/db/instant-text';
import type { Edition } from '@palmares/rules/edition';
import { type Clock, realClock, rehearsalClock } from './clock.ts';
import { loadEdition } from './edition/load-edition.ts';
import {
  openSecondOpinions,
  type SecondOpinions,
  type SecondOpinionsOptions,
} from './second-opinion/second-opinions.ts';

/** The contest as every act and view needs it. `db` is for this package alone. */
export type Contest = AsyncDisposable & {
  readonly db: Database;
  readonly edition: Edition;
  readonly clock: Clock;
  /** A rehearsal for good: its pages, messages and mails say so. */
  readonly rehearsal: boolean;
  readonly linkSecret: string;
  /** There is an antivirus: new files wait for it. */
  readonly scansFiles: boolean;
  /** Made beside the official ranking, for the secretariat's views alone. */
  readonly secondOpinions: SecondOpinions;
};

export type ContestOptions = {
  /** `sqlite:<path>` or `postgres://…` */
  readonly databaseUrl: string;
  readonly editionPath: string;
  /** Rehearsal only: the instant at which the contest's clock starts. */
  readonly clockStart?: Temporal.Instant | undefined;
  readonly realClock?: Clock;
  /** New files wait for an antivirus, which somebody must then run. */
  readonly scansFiles?: boolean;
  readonly secondOpinions?: SecondOpinionsOptions;
};

/** The database belongs to another contest than the one asked for. */
export class ContestMismatchError extends Error {
  override readonly name = 'ContestMismatchError';
}

/**
 * Opens the contest's database, making it at the first start.
 * Throws `ContestMismatchError` for another edition's database, and when a clock is set for one that is not a
 * rehearsal begun at that very instant; `EditionError` when the edition's file can't be used.
 */
export async function openContest(options: ContestOptions): Promise<Contest> {
  const real = options.realClock ?? realClock;
  const edition = await loadEdition(options.editionPath);
  const db = await openDatabase(options.databaseUrl);
  try {
    const row = await findOrCreate(db, edition, options.clockStart, real());
    await ensureCategories(
      db,
      edition.categories.map(({ slug }) => slug),
    );
    const clock = row.rehearsalFrom
      ? rehearsalClock(Temporal.Instant.from(row.rehearsalFrom), Temporal.Instant.from(row.startedAt), real)
      : real;
    const secondOpinions = openSecondOpinions(options.secondOpinions);
    return {
      db,
      edition,
      clock,
      rehearsal: row.rehearsalFrom !== null,
      linkSecret: row.linkSecret,
      scansFiles: options.scansFiles ?? false,
      secondOpinions,
      async [Symbol.asyncDispose]() {
        await secondOpinions[Symbol.asyncDispose]();
        await db.destroy();
      },
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

async function findOrCreate(
  db: Database,
  edition: Edition,
  clockStart: Temporal.Instant | undefined,
  now: Temporal.Instant,
) {
  await createContest(db, {
    editionId: edition.id,
    rehearsalFrom: clockStart ? instantText(clockStart) : null,
    startedAt: instantText(now),
    linkSecret: randomBytes(32).toString('base64url'),
  });
  const row = await findContest(db);
  if (!row) throw new Error('The contest has no row');
  refuseMismatch(row, edition, clockStart);
  return row;
}

function refuseMismatch(row: ContestRow, edition: Edition, clockStart: Temporal.Instant | undefined): void {
  if (row.editionId !== edition.id) {
    throw new ContestMismatchError(`This database holds the edition ${row.editionId}, not ${edition.id}`);
  }
  if (!clockStart || row.rehearsalFrom === instantText(clockStart)) return;
  throw new ContestMismatchError(
    row.rehearsalFrom === null
      ? 'PALMARES_CLOCK is set, but this database holds a real contest: rehearse in a new data folder'
      : `This rehearsal began at ${row.rehearsalFrom}: leave PALMARES_CLOCK out to go on with it, or rehearse anew in a new data folder`,
  );
}
