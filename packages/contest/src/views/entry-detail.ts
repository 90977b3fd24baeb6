import { type FileRow, findFile, listDeposits } from '@palmares/db/applications';
import { searchAudit } from '@palmares/db/audit';
import { readTogether, type Tx } from '@palmares/db/database';
import { type DepositedEntryRow, findEntry, listEntriesOf } from '@palmares/db/entries';
import { findExtension } from '@palmares/db/extensions';
import { listRepositionings, type RepositioningRow } from '@palmares/db/repositionings';
import { listScoreSheetsOn } from '@palmares/db/score-sheets';
import type { ApplicationMetadata } from '@palmares/rules/application';
import { parseEntryCode } from '@palmares/rules/codes';
import { type FileView, viewFile } from '../applications/file-view.ts';
import { findFormerEntries } from '../applications/former-entries.ts';
import { readMetadata } from '../applications/metadata.ts';
import { type AuditView, redactAudit } from '../audit/redact-audit.ts';
import type { Contest } from '../contest.ts';
import { forbidden, isSecretariat, notFound, type Person, type Refused } from '../people.ts';
import { type EntryView, viewEntry } from './entries.ts';
import { readOrganisations } from './entry-labels.ts';
import { readFlags } from './screening-flags.ts';

/** The history is told to its end; this many changes of one application are more than anyone makes. */
const LONGEST_HISTORY = 5_000;

/** All that the secretariat looks at to screen one entry. */
export type EntryDetail = EntryView & {
  readonly withdrawnAt: Temporal.Instant | null;
  /** The codes it had before it was repositioned; each still finds it. */
  readonly formerCodes: readonly string[];
  /** As deposited. */
  readonly metadata: ApplicationMetadata;
  readonly files: { readonly dossier: FileView | null; readonly video: FileView | null };
  readonly versions: readonly {
    readonly version: number;
    readonly depositedAt: Temporal.Instant;
    readonly dossierSha256: string;
    readonly videoSha256: string | null;
  }[];
  readonly extension: {
    readonly until: Temporal.Instant;
    readonly reason: string;
    readonly grantedAt: Temporal.Instant;
  } | null;
  readonly repositionings: readonly {
    readonly category: string;
    readonly reason: string;
    readonly state: RepositioningRow['state'];
    readonly askedAt: Temporal.Instant;
    readonly endedAt: Temporal.Instant | null;
  }[];
  /** Score sheets, drafts and void ones too: what a decision of screening may no longer be undone for. */
  readonly sheets: number;
  /** What happened to the application and its entry, by time; nothing that jurors did. */
  readonly history: readonly AuditView[];
};

export type EntryDetailOutcome = { readonly kind: 'entry'; readonly entry: EntryDetail } | Refused;

/** One entry whole, for the secretariat; a former code finds it too. */
export async function viewEntryDetail(
  contest: Contest,
  person: Person,
  code: string,
): Promise<EntryDetailOutcome> {
  if (!isSecretariat(person)) return forbidden;
  const parsed = parseEntryCode(code, contest.edition);
  if (parsed === null) return notFound;
  return readTogether(contest.db, async (tx) => {
    const row = await findEntry(tx, parsed);
    return row ? { kind: 'entry', entry: await readDetail(tx, contest, row) } : notFound;
  });
}

async function readDetail(tx: Tx, { edition }: Contest, row: DepositedEntryRow): Promise<EntryDetail> {
  const organisations = await readOrganisations(tx);
  const flag = await readFlags(tx, edition, organisations);
  const former = findFormerEntries(await listEntriesOf(tx, row.applicationId), row);
  const extension = await findExtension(tx, row.applicationId);
  const moves = await listRepositionings(tx, [...former.map(({ id }) => id), row.id]);
  const history = await searchAudit(tx, {
    subjects: [row.code, ...former.map((entry) => entry.code), row.applicationCode],
    exceptArea: 'score-sheet',
    limit: LONGEST_HISTORY,
  });
  return {
    ...viewEntry(row, organisations, flag),
    withdrawnAt: instantOrNull(row.withdrawnAt),
    formerCodes: former.map((entry) => entry.code),
    metadata: readMetadata(row.metadata),
    files: {
      dossier: view(await findFile(tx, row.dossierId)),
      video: row.videoId ? view(await findFile(tx, row.videoId)) : null,
    },
    versions: (await listDeposits(tx, row.applicationId)).map(({ depositedAt, ...version }) => ({
      ...version,
      depositedAt: Temporal.Instant.from(depositedAt),
    })),
    extension: extension
      ? {
          until: Temporal.Instant.from(extension.until),
          reason: extension.reason,
          grantedAt: Temporal.Instant.from(extension.grantedAt),
        }
      : null,
    repositionings: moves.map(({ category, reason, state, askedAt, endedAt }) => ({
      category,
      reason,
      state,
      askedAt: Temporal.Instant.from(askedAt),
      endedAt: instantOrNull(endedAt),
    })),
    sheets: (await listScoreSheetsOn(tx, row.id)).length,
    history: history.filter(({ kind }) => kind !== 'juror.recused').map(redactAudit),
  };
}

function view(file: FileRow | undefined): FileView | null {
  return file ? viewFile(file) : null;
}

function instantOrNull(text: string | null): Temporal.Instant | null {
  return text === null ? null : Temporal.Instant.from(text);
}
