import { createHash } from 'node:crypto';
import type { Insertable, Selectable } from 'kysely';
import type { Database, Tx } from './database.ts';
import { startsWith } from './starts-with.ts';
import type { AuditTable } from './tables/contest.ts';

export type AuditRow = Selectable<AuditTable>;
export type NewAuditEntry = Omit<Insertable<AuditTable>, 'seq' | 'previousHash' | 'hash'>;

/** What the first entry is chained to. */
const GENESIS = '0'.repeat(64);

/** SHA-256, in hex, of the entry before and of every field of this one in a fixed order. */
export function auditHash(entry: NewAuditEntry & { seq: number; previousHash: string }): string {
  const { seq, revision, instant, actorKind, actorId, kind, subject, before, after, previousHash } = entry;
  const fields = [
    previousHash,
    seq,
    revision,
    instant,
    actorKind,
    actorId,
    kind,
    subject,
    before ?? null,
    after ?? null,
  ];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

/** Appends to the chain; within a change only, whose lock keeps the sequence without gaps. */
export async function appendAudit(tx: Tx, entry: NewAuditEntry): Promise<void> {
  const last = await tx
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const chained = { ...entry, seq: (last?.seq ?? 0) + 1, previousHash: last?.hash ?? GENESIS };
  await tx
    .insertInto('audit')
    .values({ ...chained, hash: auditHash(chained) })
    .execute();
}

/** Entries in order, after `seq`. */
export function listAudit(db: Database | Tx, after: number, limit: number): Promise<AuditRow[]> {
  return db.selectFrom('audit').selectAll().where('seq', '>', after).orderBy('seq').limit(limit).execute();
}

/** Filters of the record. `area` is the part of a kind before its dot; `since` is UTC text, `after` a sequence number. */
export type AuditFilter = {
  readonly subjects?: readonly string[] | undefined;
  readonly kind?: string | undefined;
  readonly area?: string | undefined;
  readonly exceptArea?: string | undefined;
  readonly actorKind?: string | undefined;
  readonly actorId?: string | undefined;
  readonly since?: string | undefined;
  readonly after?: number | undefined;
  readonly limit: number;
};

/** Entries of the record that pass a filter, in order. They hold grades: see who may read them. */
export function searchAudit(db: Database | Tx, filter: AuditFilter): Promise<AuditRow[]> {
  const { subjects, kind, area, exceptArea, actorKind, actorId, since, after, limit } = filter;
  let query = db.selectFrom('audit').selectAll().orderBy('seq').limit(limit);
  if (subjects !== undefined) query = query.where('subject', 'in', subjects);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (area !== undefined) query = query.where(startsWith('kind', `${area}.`));
  if (exceptArea !== undefined) query = query.where((eb) => eb.not(startsWith('kind', `${exceptArea}.`)));
  if (actorKind !== undefined) query = query.where('actorKind', '=', actorKind);
  if (actorId !== undefined) query = query.where('actorId', '=', actorId);
  if (since !== undefined) query = query.where('instant', '>=', since);
  if (after !== undefined) query = query.where('seq', '>', after);
  return query.execute();
}

/** The first entry that doesn't follow from the one before it, or null with the number of entries checked. */
export async function verifyAudit(db: Database): Promise<{ checked: number; brokenAt: number | null }> {
  let previous = { seq: 0, hash: GENESIS };
  for (;;) {
    const page = await listAudit(db, previous.seq, 1000);
    if (page.length === 0) return { checked: previous.seq, brokenAt: null };
    for (const row of page) {
      const follows =
        row.seq === previous.seq + 1 && row.previousHash === previous.hash && row.hash === auditHash(row);
      if (!follows) return { checked: previous.seq, brokenAt: previous.seq + 1 };
      previous = row;
    }
  }
}
