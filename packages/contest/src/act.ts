import { appendAudit } from '@palmares/db/audit';
import { takeRevision } from '@palmares/db/contest';
import type { Tx } from '@palmares/db/database';
import { instantText } from '@palmares/db/instant-text';
import { writeTogether } from '@palmares/db/write-together';
import type { Edition } from '@palmares/rules/edition';
import type { Contest } from './contest.ts';
import type { Person } from './people.ts';

/** What an act changed: for the record, in the words of the glossary (`score-sheet.submitted`, `SOC-012`). */
export type AuditFact = {
  readonly kind: string;
  readonly subject: string;
  readonly before?: unknown;
  readonly after?: unknown;
};

/** What an act works with. Only `tx` may be used for queries: the outer handle would wait for this very change. */
export type Change = {
  readonly tx: Tx;
  readonly edition: Edition;
  readonly now: Temporal.Instant;
  /** `now` as the database keeps it. */
  readonly at: string;
  /** New files wait for the antivirus. */
  readonly scansFiles: boolean;
  readonly record: (fact: AuditFact) => Promise<void>;
};

class NothingRecorded extends Error {}

/**
 * Runs one act: one transaction, one revision, its audit entries. An outcome that comes without an audit entry is a
 * refusal or a repetition: whatever was written for it is rolled back, and the revision stays.
 */
export async function act<O>(
  contest: Contest,
  person: Person,
  decide: (change: Change) => Promise<O>,
): Promise<O> {
  let unrecorded: { outcome: O } | undefined;
  try {
    return await writeTogether(contest.db, async (tx) => {
      const revision = await takeRevision(tx);
      const now = contest.clock();
      const at = instantText(now);
      let facts = 0;
      const outcome = await decide({
        tx,
        edition: contest.edition,
        now,
        at,
        scansFiles: contest.scansFiles,
        async record({ kind, subject, before, after }) {
          facts += 1;
          await appendAudit(tx, {
            revision,
            instant: at,
            ...actorOf(person),
            kind,
            subject,
            before: json(before),
            after: json(after),
          });
        },
      });
      if (facts > 0) return outcome;
      unrecorded = { outcome };
      throw new NothingRecorded();
    });
  } catch (error) {
    if (error instanceof NothingRecorded && unrecorded) return unrecorded.outcome;
    throw error;
  }
}

function actorOf(person: Person): { actorKind: string; actorId: string } {
  switch (person.kind) {
    case 'candidate':
      return { actorKind: 'candidate', actorId: person.applicationId };
    case 'member':
      return { actorKind: 'member', actorId: person.jurorId };
    case 'key':
      return { actorKind: 'key', actorId: person.keyId };
    case 'public':
    case 'operator':
    case 'mirror':
    case 'system':
      return { actorKind: person.kind, actorId: '' };
  }
}

function json(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
