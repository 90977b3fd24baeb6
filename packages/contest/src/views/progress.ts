import { listCategories } from '@palmares/db/contest';
import { readTogether, type Tx } from '@palmares/db/database';
import { listAdmissibleEntries } from '@palmares/db/entries';
import { listJury } from '@palmares/db/people';
import { listRecusals, listSheetProgress } from '@palmares/db/score-sheets';
import type { Edition } from '@palmares/rules/edition';
import type { Contest } from '../contest.ts';
import { forbidden, isSecretariat, type Person, type Refused } from '../people.ts';

/** How far one juror is; `expected` leaves out recusals. Holds no grade. */
export type JurorProgress = {
  readonly name: string;
  readonly slackUserId: string;
  readonly expected: number;
  readonly drafts: number;
  readonly submitted: number;
  readonly recused: number;
  readonly lastActivityAt: Temporal.Instant | null;
};

export type CategoryProgress = {
  readonly slug: string;
  readonly name: string;
  readonly gradingOpen: boolean;
  /** Admissible entries. */
  readonly entries: number;
  readonly expected: number;
  readonly drafts: number;
  readonly submitted: number;
  readonly recused: number;
  readonly jurors: readonly JurorProgress[];
};

export type ProgressOutcome =
  | { readonly kind: 'progress'; readonly categories: readonly CategoryProgress[] }
  | Refused;

/** Who has graded what, in one category or in all (the secretariat's view). */
export async function viewProgress(
  contest: Contest,
  person: Person,
  category?: string,
): Promise<ProgressOutcome> {
  if (!isSecretariat(person)) return forbidden;
  const { edition } = contest;
  if (category !== undefined && !edition.categories.some(({ slug }) => slug === category))
    return { kind: 'not-found' };
  return readTogether(contest.db, async (tx) => ({
    kind: 'progress',
    categories: await readProgress(tx, edition, category),
  }));
}

export async function readProgress(tx: Tx, edition: Edition, category?: string): Promise<CategoryProgress[]> {
  const open = new Map((await listCategories(tx)).map((row) => [row.slug, row.gradingOpen === 1]));
  const progress: CategoryProgress[] = [];
  for (const { slug, name } of edition.categories) {
    if (category !== undefined && slug !== category) continue;
    const jurors = await readJurors(tx, slug);
    const sum = (count: (juror: JurorProgress) => number) =>
      jurors.reduce((all, juror) => all + count(juror), 0);
    progress.push({
      slug,
      name,
      gradingOpen: open.get(slug) ?? false,
      entries: (await listAdmissibleEntries(tx, slug)).length,
      expected: sum((juror) => juror.expected),
      drafts: sum((juror) => juror.drafts),
      submitted: sum((juror) => juror.submitted),
      recused: sum((juror) => juror.recused),
      jurors,
    });
  }
  return progress;
}

async function readJurors(tx: Tx, category: string): Promise<JurorProgress[]> {
  const entries = new Set((await listAdmissibleEntries(tx, category)).map(({ id }) => id));
  const recusals = (await listRecusals(tx, category)).filter(({ entryId }) => entries.has(entryId));
  const sheets = (await listSheetProgress(tx, category)).filter(({ entryId }) => entries.has(entryId));
  return (await listJury(tx, category)).map((juror) => {
    const recused = recusals.filter(({ jurorId }) => jurorId === juror.id).length;
    const own = sheets.filter(({ jurorId }) => jurorId === juror.id);
    const counting = own.filter(({ voidedAt }) => voidedAt === null);
    const last = own
      .map(({ updatedAt }) => updatedAt)
      .sort()
      .at(-1);
    return {
      name: juror.name,
      slackUserId: juror.slackUserId,
      expected: entries.size - recused,
      drafts: counting.filter(({ submittedAt }) => submittedAt === null).length,
      submitted: counting.filter(({ submittedAt }) => submittedAt !== null).length,
      recused,
      lastActivityAt: last === undefined ? null : Temporal.Instant.from(last),
    };
  });
}
