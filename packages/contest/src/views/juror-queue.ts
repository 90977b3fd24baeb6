import { listCategories } from '@palmares/db/contest';
import { readTogether } from '@palmares/db/database';
import { listAdmissibleEntries } from '@palmares/db/entries';
import { listRecusalsOf, listScoreSheetsOf, type ScoreSheetRow } from '@palmares/db/score-sheets';
import type { Contest } from '../contest.ts';
import { viewSheet } from '../grading/score-sheets.ts';
import { forbidden, juriesOf, type Person } from '../people.ts';
import { type EntryLabel, labelEntry, readOrganisations } from './entry-labels.ts';

/** An entry on a juror's desk. `graded` counts the criteria that have a grade; `amending`: submitted, then changed. */
export type QueueItem = EntryLabel & {
  readonly state: 'to-grade' | 'draft' | 'submitted' | 'recused';
  readonly graded: number;
  readonly amending: boolean;
};

export type QueueView = {
  readonly kind: 'queue';
  /** By category in the edition's order, then by code. */
  readonly items: readonly QueueItem[];
  /** `expected` leaves out the entries the juror is recused from. */
  readonly counts: {
    readonly expected: number;
    readonly toGrade: number;
    readonly drafts: number;
    readonly submitted: number;
    readonly recused: number;
  };
  readonly categories: readonly {
    readonly slug: string;
    readonly name: string;
    readonly gradingOpen: boolean;
  }[];
  readonly gradingUntil: Temporal.Instant;
};

export type QueueOutcome = QueueView | { readonly kind: 'forbidden' };

/** What a juror has to grade, has begun, has submitted and is recused from: their own work and nobody else's. */
export async function viewQueue(contest: Contest, person: Person): Promise<QueueOutcome> {
  const juries = juriesOf(person);
  if (person.kind !== 'member' || juries.length === 0) return forbidden;
  return readTogether(contest.db, async (tx) => {
    const open = new Map((await listCategories(tx)).map((row) => [row.slug, row.gradingOpen === 1]));
    const organisations = await readOrganisations(tx);
    const recused = new Set((await listRecusalsOf(tx, person.jurorId)).map((row) => row.entryId));
    const sheets = new Map((await listScoreSheetsOf(tx, person.jurorId)).map((row) => [row.entryId, row]));
    const categories = contest.edition.categories
      .filter(({ slug }) => juries.includes(slug))
      .map(({ slug, name }) => ({ slug, name, gradingOpen: open.get(slug) ?? false }));
    const items: QueueItem[] = [];
    for (const { slug } of categories) {
      for (const entry of await listAdmissibleEntries(tx, slug)) {
        items.push({
          ...labelEntry(entry, organisations),
          ...progressOf(sheets.get(entry.id), recused.has(entry.id)),
        });
      }
    }
    const { gradingUntil } = contest.edition.calendar;
    return { kind: 'queue', items, counts: countItems(items), categories, gradingUntil };
  });
}

function progressOf(
  sheet: ScoreSheetRow | undefined,
  recused: boolean,
): Pick<QueueItem, 'state' | 'graded' | 'amending'> {
  if (recused || sheet?.voidedAt) return { state: 'recused', graded: 0, amending: false };
  if (!sheet) return { state: 'to-grade', graded: 0, amending: false };
  const { state, grades, amending } = viewSheet(sheet);
  return {
    state: state === 'submitted' ? 'submitted' : 'draft',
    graded: Object.keys(grades).length,
    amending,
  };
}

function countItems(items: readonly QueueItem[]): QueueView['counts'] {
  const count = (state: QueueItem['state']) => items.filter((item) => item.state === state).length;
  const recused = count('recused');
  return {
    expected: items.length - recused,
    toGrade: count('to-grade'),
    drafts: count('draft'),
    submitted: count('submitted'),
    recused,
  };
}

/** The entry to grade after `code`: drafts and ungraded ones of open categories, in the queue's order, going round. */
export function findNext(queue: QueueView, code: string | null): string | null {
  const open = new Set(queue.categories.filter(({ gradingOpen }) => gradingOpen).map(({ slug }) => slug));
  const start = queue.items.findIndex((item) => item.code === code) + 1;
  const inOrder = [...queue.items.slice(start), ...queue.items.slice(0, start)];
  const waits = (item: QueueItem) =>
    open.has(item.category) && (item.state === 'to-grade' || item.state === 'draft');
  return inOrder.find((item) => waits(item) && item.code !== code)?.code ?? null;
}
