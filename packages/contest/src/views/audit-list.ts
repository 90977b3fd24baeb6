import { searchAudit } from '@palmares/db/audit';
import { instantText } from '@palmares/db/instant-text';
import { type AuditView, redactAudit } from '../audit/redact-audit.ts';
import type { Contest } from '../contest.ts';
import { forbidden, isSecretariat, type Person } from '../people.ts';

/** What the secretariat looks for in the record. `kind` may be an area alone (`entry`) or whole (`entry.screened`). */
export type AuditQuery = {
  readonly subject?: string | undefined;
  readonly kind?: string | undefined;
  /** `member`, or one of them: `member:<id>`. */
  readonly actor?: string | undefined;
  readonly since?: Temporal.Instant | undefined;
  readonly after?: number | undefined;
  readonly limit: number;
};

export type AuditOutcome =
  /** `next` is the `after` of the following page, null on the last. */
  | { readonly kind: 'audit'; readonly items: readonly AuditView[]; readonly next: string | null }
  | { readonly kind: 'forbidden' };

/** The record of all changes in order, a page at a time, without any juror's grades and comments. */
export async function viewAudit(
  contest: Contest,
  person: Person,
  { subject, kind, actor, since, after, limit }: AuditQuery,
): Promise<AuditOutcome> {
  if (!isSecretariat(person)) return forbidden;
  const whole = kind?.includes('.') === true;
  const [actorKind, ...id] = actor?.split(':') ?? [];
  const rows = await searchAudit(contest.db, {
    subjects: subject === undefined ? undefined : [subject],
    kind: whole ? kind : undefined,
    area: whole ? undefined : kind,
    actorKind,
    actorId: id.length > 0 ? id.join(':') : undefined,
    since: since && instantText(since),
    after,
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? String(last.seq) : null;
  return { kind: 'audit', items: page.map(redactAudit), next };
}
