import { type DepositedEntryRow, findEntry, updateEntry } from '@palmares/db/entries';
import { listJury } from '@palmares/db/people';
import { countSubmittedSheets } from '@palmares/db/score-sheets';
import { parseEntryCode } from '@palmares/rules/codes';
import type { EliminatingGround } from '@palmares/rules/screening';
import { act } from '../act.ts';
import type { Contest } from '../contest.ts';
import { recuseAutomatically } from '../grading/recuse-automatically.ts';
import { forbidden, isSecretariat, notFound, type Person, type Refused } from '../people.ts';

export type ScreeningDecision =
  | { readonly decision: 'admissible' }
  | {
      readonly decision: 'inadmissible';
      readonly ground?: EliminatingGround | undefined;
      readonly reason?: string | undefined;
    };

export type ScreenEntryOutcome =
  | {
      readonly kind: 'screened';
      readonly code: string;
      readonly screening: DepositedEntryRow['screening'];
      /** Jurors whom the system recused from this entry just now. */
      readonly recused: number;
    }
  /** Inadmissible takes a ground of Art. 5 and a sentence. */
  | { readonly kind: 'needs-ground' }
  /** Jurors have submitted score sheets: the entry can't be taken from them by screening any more. */
  | { readonly kind: 'has-score-sheets'; readonly count: number }
  | Refused;

/** The secretariat decides whether an entry reaches its jury (Art. 4, 5, 6.1), and may change its mind until it was graded. */
export function screenEntry(
  contest: Contest,
  person: Person,
  code: string,
  decided: ScreeningDecision,
): Promise<ScreenEntryOutcome> {
  return act<ScreenEntryOutcome>(contest, person, async (change) => {
    const { tx, edition, at, record } = change;
    if (!isSecretariat(person)) return forbidden;
    const parsed = parseEntryCode(code, edition);
    const entry = parsed === null ? undefined : await findEntry(tx, parsed);
    if (!entry || entry.withdrawnAt) return notFound;
    const after = readDecision(decided);
    if (!after) return { kind: 'needs-ground' };
    const same = { kind: 'screened', code: entry.code, screening: entry.screening, recused: 0 } as const;
    if (entry.screening === after.screening && entry.ground === after.ground && entry.reason === after.reason)
      return same;
    if (after.screening === 'inadmissible') {
      const count = await countSubmittedSheets(tx, entry.id);
      if (count > 0) return { kind: 'has-score-sheets', count };
    }

    await updateEntry(tx, entry.id, { ...after, screenedAt: at });
    const { screening, ground, reason } = entry;
    await record({
      kind: 'entry.screened',
      subject: entry.code,
      before: { screening, ground, reason },
      after,
    });
    const recused =
      after.screening === 'admissible'
        ? await recuseAutomatically(change, [entry], await listJury(tx, entry.category))
        : 0;
    return { kind: 'screened', code: entry.code, screening: after.screening, recused };
  });
}

function readDecision(decided: ScreeningDecision) {
  if (decided.decision === 'admissible')
    return { screening: 'admissible', ground: null, reason: null } as const;
  const reason = decided.reason?.trim();
  return decided.ground && reason
    ? ({ screening: 'inadmissible', ground: decided.ground, reason } as const)
    : null;
}
