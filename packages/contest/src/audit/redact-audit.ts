import type { AuditRow } from '@palmares/db/audit';

/**
 * One entry of the record as the secretariat reads it. `before` and `after` are what was recorded; where `redacted`,
 * no more than the names of its members.
 */
export type AuditView = {
  readonly seq: number;
  readonly revision: number;
  readonly instant: Temporal.Instant;
  readonly actor: { readonly kind: string; readonly id: string };
  readonly kind: string;
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly redacted: boolean;
};

// What these say, the secretariat may read elsewhere too. Everything else is kept back, what is yet to come included:
// a juror's grades and comments above all, which leave through that juror's own views alone.
const OPEN_AREAS: ReadonlySet<string> = new Set([
  'access-link',
  'api-key',
  'application',
  'dossier',
  'entry',
  'extension',
  'grading',
  'juror',
  'mail',
  'organisation',
  'reminder',
  'screening-results',
  'video',
]);

/** An entry of the record without what the secretariat may not read there: individual grades and comments. */
export function redactAudit(row: AuditRow): AuditView {
  const redacted = !OPEN_AREAS.has(areaOf(row.kind));
  const show = (text: string | null): unknown => {
    const value: unknown = text === null ? null : JSON.parse(text);
    return redacted ? namesOf(value) : value;
  };
  return {
    seq: row.seq,
    revision: row.revision,
    instant: Temporal.Instant.from(row.instant),
    actor: { kind: row.actorKind, id: row.actorId },
    kind: row.kind,
    subject: row.subject,
    before: show(row.before),
    after: show(row.after),
    redacted,
  };
}

/** `score-sheet` of `score-sheet.submitted`. */
function areaOf(kind: string): string {
  return kind.slice(0, Math.max(0, kind.indexOf('.')));
}

function namesOf(value: unknown): string[] | null {
  if (value === null) return null;
  return typeof value === 'object' && !Array.isArray(value) ? Object.keys(value) : [];
}
