import { readRevision } from '@palmares/db/contest';
import { readTogether } from '@palmares/db/database';
import type { Contest } from '../contest.ts';
import { forbidden, isSecretariat, type Person } from '../people.ts';
import { type CategoryRanking, readRanking } from './category-ranking.ts';
import { type CategoryProgress, readProgress } from './progress.ts';

/** The whole contest at one revision, as the secretariat's spreadsheet shows it. */
export type MirrorSnapshot = {
  readonly kind: 'snapshot';
  readonly revision: number;
  readonly instant: Temporal.Instant;
  readonly rehearsal: boolean;
  readonly editionName: string;
  readonly shownOutOf: number;
  readonly scale: { readonly min: number; readonly max: number };
  /** In the edition's order. */
  readonly categories: readonly { readonly ranking: CategoryRanking; readonly progress: CategoryProgress }[];
};

/** For the mirror of the secretariat's own spreadsheet, and the secretariat. */
export async function viewMirrorSnapshot(
  contest: Contest,
  person: Person,
): Promise<MirrorSnapshot | { readonly kind: 'forbidden' }> {
  if (person.kind !== 'mirror' && !isSecretariat(person)) return forbidden;
  const { edition } = contest;
  return readTogether(contest.db, async (tx) => {
    const progress = await readProgress(tx, edition);
    const categories = [];
    for (const one of progress) {
      categories.push({ ranking: await readRanking(tx, edition, one.slug), progress: one });
    }
    return {
      kind: 'snapshot',
      revision: await readRevision(tx),
      instant: contest.clock(),
      rehearsal: contest.rehearsal,
      editionName: edition.name,
      shownOutOf: edition.shownOutOf,
      scale: { min: edition.scale.min, max: edition.scale.max },
      categories,
    };
  });
}
