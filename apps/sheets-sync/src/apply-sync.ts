import type { HumanCells } from '@palmares/contest/mirror';
import { collectHumanCells, planSync, type SyncCounts } from './plan-sync.ts';
import type { Failure } from './retry-policy.ts';
import type { SheetsClient } from './sheets-client.ts';
import type { Workbook } from './workbook-model.ts';

/** What the database remembers of the spreadsheet between two syncs. */
export type MirrorMemory = {
  readHumanCells(): Promise<readonly HumanCells[]>;
  keepHumanCells(cells: readonly HumanCells[]): Promise<void>;
  readLastPublish(): Promise<number>;
};

/** What one sync did: one read, at most one write. */
export type SyncOutcome =
  | {
      readonly kind: 'unchanged' | 'published';
      readonly publish: number;
      /** How many rows people changed in their columns since the last read. */
      readonly humanChanges: number;
      readonly requests: number;
      readonly counts: SyncCounts;
      readonly movedTabs: readonly string[];
    }
  | { readonly kind: 'failed'; readonly step: 'read' | 'write'; readonly failure: Failure };

/**
 * Reads the spreadsheet once, keeps what people wrote, and writes what differs in one batchUpdate. A write that fails
 * or whose answer is lost is never sent again: the next sync begins with a new read.
 */
export async function applySync(
  client: SheetsClient,
  memory: MirrorMemory,
  wanted: Workbook,
): Promise<SyncOutcome> {
  const answer = await client.read();
  if (answer.kind !== 'ok') return { kind: 'failed', step: 'read', failure: answer };
  const kept = new Map((await memory.readHumanCells()).map((cells) => [cells.code, cells]));
  const changed = collectHumanCells(answer.value, wanted).filter((cells) =>
    isChanged(kept.get(cells.code), cells),
  );
  if (changed.length > 0) await memory.keepHumanCells(changed);
  for (const cells of changed) kept.set(cells.code, cells);
  const lastPublish = await memory.readLastPublish();
  const plan = planSync(answer.value, wanted, kept, { editor: client.editor, lastPublish });
  const report = {
    publish: plan.publish,
    humanChanges: changed.length,
    counts: plan.counts,
    movedTabs: plan.movedTabs,
  };
  if (plan.kind === 'unchanged') return { kind: 'unchanged', requests: 0, ...report };
  const written = await client.write(plan.requests);
  if (written.kind !== 'ok') return { kind: 'failed', step: 'write', failure: written };
  return { kind: 'published', requests: plan.requests.length, ...report };
}

function isChanged(before: HumanCells | undefined, now: HumanCells): boolean {
  return (before?.commentaire ?? '') !== now.commentaire || (before?.decision ?? '') !== now.decision;
}
