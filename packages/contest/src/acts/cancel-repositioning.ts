import { findEntry } from '@palmares/db/entries';
import { parseEntryCode } from '@palmares/rules/codes';
import { act } from '../act.ts';
import { takeBackMove } from '../applications/take-back-move.ts';
import type { Contest } from '../contest.ts';
import { forbidden, isSecretariat, notFound, type Person, type Refused } from '../people.ts';

export type CancelRepositioningOutcome =
  | { readonly kind: 'cancelled'; readonly code: string }
  /** No move of this entry waits. */
  | { readonly kind: 'not-announced' }
  /** The notice has left: the move takes effect. */
  | { readonly kind: 'already-told' }
  | Refused;

/** Takes back a move whose notice has not left, and the notice with it. */
export function cancelRepositioning(
  contest: Contest,
  person: Person,
  code: string,
): Promise<CancelRepositioningOutcome> {
  return act<CancelRepositioningOutcome>(contest, person, async (change) => {
    const { tx, edition } = change;
    if (!isSecretariat(person)) return forbidden;
    const parsed = parseEntryCode(code, edition);
    const entry = parsed === null ? undefined : await findEntry(tx, parsed);
    if (!entry) return notFound;
    const taken = await takeBackMove(change, entry);
    switch (taken) {
      case 'not-announced':
        return { kind: 'not-announced' };
      case 'told':
        return { kind: 'already-told' };
      case 'cancelled':
        return { kind: 'cancelled', code: entry.code };
    }
  });
}
