import type { ApplicationRow } from './applications.ts';
import type { Database, Tx } from './database.ts';

/** An application beside what counts of it, where it was deposited, and the end of its extension. */
export type ListedApplicationRow = Omit<ApplicationRow, 'depositKeyHash'> & {
  readonly deposited: string | null;
  readonly depositedAt: string | null;
  readonly extendedUntil: string | null;
};

/**
 * Filters that the secretariat may combine; `after` is the number the page before ended with. `late` asks for what is
 * not deposited as it is, and can't be any more at `now`, where the edition's deadline was `deadline` (UTC texts).
 */
export type ApplicationFilter = {
  readonly status?: 'draft' | 'deposited' | 'withdrawn' | undefined;
  readonly changedSinceDeposit?: boolean | undefined;
  readonly late?: boolean | undefined;
  readonly now: string;
  readonly deadline: string;
  readonly after?: number | undefined;
  readonly limit: number;
};

/** Applications by number. No key, hashed or not, is read. */
export function listApplications(
  db: Database | Tx,
  { status, changedSinceDeposit, late, now, deadline, after, limit }: ApplicationFilter,
): Promise<ListedApplicationRow[]> {
  let query = db
    .selectFrom('applications')
    .leftJoin('deposits', (join) =>
      join
        .onRef('deposits.applicationId', '=', 'applications.id')
        .onRef('deposits.version', '=', 'applications.depositedVersion'),
    )
    // An application's extensions have growing ids.
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('extensions')
          .select(['extensions.applicationId', (max) => max.fn.max('extensions.id').as('id')])
          .groupBy('extensions.applicationId')
          .as('latest'),
      (join) => join.onRef('latest.applicationId', '=', 'applications.id'),
    )
    .leftJoin('extensions', 'extensions.id', 'latest.id')
    .select([
      'applications.id',
      'applications.number',
      'applications.code',
      'applications.metadata',
      'applications.dossierId',
      'applications.videoId',
      'applications.draftVersion',
      'applications.draftChangedAt',
      'applications.depositedVersion',
      'applications.depositedDraftVersion',
      'applications.withdrawnAt',
      'applications.createdAt',
      'applications.updatedAt',
      'deposits.metadata as deposited',
      'deposits.depositedAt',
      'extensions.until as extendedUntil',
    ])
    .orderBy('applications.number')
    .limit(limit);
  if (after !== undefined) query = query.where('applications.number', '>', after);
  if (status !== undefined)
    query = query.where('applications.withdrawnAt', status === 'withdrawn' ? 'is not' : 'is', null);
  if (status === 'draft') query = query.where('applications.depositedVersion', 'is', null);
  if (status === 'deposited') query = query.where('applications.depositedVersion', 'is not', null);
  if (changedSinceDeposit !== undefined) {
    query = query.where((eb) => {
      // What was never deposited has not changed since.
      const deposited = eb.fn.coalesce('applications.depositedDraftVersion', 'applications.draftVersion');
      return eb('applications.draftVersion', changedSinceDeposit ? '<>' : '=', deposited);
    });
  }
  if (late !== undefined) {
    query = query.where((eb) => {
      const deposited = eb.fn.coalesce('applications.depositedDraftVersion', eb.lit(0));
      // Instants are whole milliseconds as text, in the same order as in time.
      const isLate = eb.and([
        eb(eb.val(deadline), '<', eb.val(now)),
        eb(eb.fn.coalesce('extensions.until', eb.val('')), '<', now),
        eb('applications.draftVersion', '<>', deposited),
        eb('applications.withdrawnAt', 'is', null),
      ]);
      return late ? isLate : eb.not(isLate);
    });
  }
  return query.execute();
}
