import { verifyAudit as verifyChain } from '@palmares/db/audit';
import type { Contest } from '../contest.ts';

/** Recomputes the audit's hash chain: how many entries follow from one another, and the first that does not. */
export function verifyAudit(
  contest: Contest,
): Promise<{ readonly checked: number; readonly brokenAt: number | null }> {
  return verifyChain(contest.db);
}
