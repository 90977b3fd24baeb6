import { readRevision } from '@palmares/db/contest';
import { readTogether } from '@palmares/db/database';
import type { Contest } from '../contest.ts';
import { readCategorySheets } from '../grading/category-sheets.ts';
import { forbidden, isSecretariat, type Person } from '../people.ts';
import { type CategoryRanking, compileRanking } from './category-ranking.ts';
import { readOrganisations } from './entry-labels.ts';
import { type CategoryProgress, readProgress } from './progress.ts';
import { type EntriesOpinion, findSecondOpinion, leaveJurorsOut, type Patience } from './second-opinion.ts';

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
  readonly categories: readonly MirroredCategory[];
};

export type MirroredCategory = {
  readonly ranking: CategoryRanking;
  readonly progress: CategoryProgress;
  /** Of the same sheets, with nothing of any juror in it; null where no sheet counts yet. */
  readonly secondOpinion: EntriesOpinion | null;
};

/**
 * For the mirror of the secretariat's own spreadsheet, and the secretariat. Second opinions that are not there when
 * `patience` ends say that they are being computed: another look, once `contest.secondOpinions` has finished more,
 * finds them.
 */
export async function viewMirrorSnapshot(
  contest: Contest,
  person: Person,
  patience: Patience = { waitMs: 0 },
): Promise<MirrorSnapshot | { readonly kind: 'forbidden' }> {
  if (person.kind !== 'mirror' && !isSecretariat(person)) return forbidden;
  const { edition } = contest;
  const read = await readTogether(contest.db, async (tx) => {
    const organisations = await readOrganisations(tx);
    const categories = [];
    for (const progress of await readProgress(tx, edition)) {
      const sheets = await readCategorySheets(tx, progress.slug);
      categories.push({ progress, sheets, ranking: compileRanking(edition, sheets, organisations) });
    }
    return { revision: await readRevision(tx), instant: contest.clock(), categories };
  });
  const categories = await Promise.all(
    read.categories.map(async ({ progress, sheets, ranking }) => {
      const opinion = await findSecondOpinion(contest, sheets, patience);
      return { ranking, progress, secondOpinion: opinion && leaveJurorsOut(opinion) };
    }),
  );
  return {
    kind: 'snapshot',
    revision: read.revision,
    instant: read.instant,
    rehearsal: contest.rehearsal,
    editionName: edition.name,
    shownOutOf: edition.shownOutOf,
    scale: { min: edition.scale.min, max: edition.scale.max },
    categories,
  };
}
