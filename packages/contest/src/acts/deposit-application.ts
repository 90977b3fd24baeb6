import {
  findDeposit,
  findIdempotencyKey,
  insertDeposit,
  insertIdempotencyKey,
  updateApplication,
} from '@palmares/db/applications';
import { instantText } from '@palmares/db/instant-text';
import { findOrganisation } from '@palmares/db/people';
import { isInTime } from '@palmares/rules/deadline';
import { findProblems } from '@palmares/rules/eligibility';
import type { Problem } from '@palmares/rules/problem';
import type { Receipt } from '@palmares/rules/receipt';
import { act, type Change } from '../act.ts';
import { findDeadline } from '../applications/find-deadline.ts';
import {
  depositFiles,
  type LoadedApplication,
  loadOwnApplication,
} from '../applications/load-application.ts';
import { organisationLabel, readMetadata } from '../applications/metadata.ts';
import { dossierOnReceipt, parisTime, readReceipt, videoOnReceipt } from '../applications/receipt.ts';
import { syncEntries } from '../applications/sync-entries.ts';
import type { Contest } from '../contest.ts';
import { mailReceipt } from '../mail/mail-receipt.ts';
import type { Person, Refused } from '../people.ts';
import { signReceipt } from '../signing/sign-receipt.ts';
import { openSigner, type Signer } from '../signing/signer.ts';

export type DepositOutcome =
  /** `repeated`: nothing had changed since the deposit that this receipt is of. */
  | { readonly kind: 'deposited'; readonly receipt: Receipt; readonly repeated: boolean }
  | { readonly kind: 'incomplete'; readonly problems: readonly Problem[] }
  | { readonly kind: 'late'; readonly deadline: Temporal.Instant }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'key-reused' }
  | Refused;

export type DepositRequest = {
  /** The server's clock when the deposit was asked for, all files received. */
  readonly askedAt: Temporal.Instant;
  /** The same key gets the same answer once a deposit was made; with another body it is refused. */
  readonly idempotencyKey?: string | undefined;
  readonly bodySha256?: string;
};

/**
 * Turns a draft into a deposit (Art. 3): a version that counts from `askedAt`, an entry for each category, a receipt.
 * Before the deadline it may be done again; the last version counts, earlier ones are kept. Past the deadline, or
 * past its own extension, the draft stays a draft.
 */
export async function depositApplication(
  contest: Contest,
  person: Person,
  id: string,
  request: DepositRequest,
): Promise<DepositOutcome> {
  const signer = await openSigner(contest);
  return act<DepositOutcome>(contest, person, async (change) => {
    const { tx, edition } = change;
    const loaded = await loadOwnApplication(tx, person, id);
    if (loaded.kind !== 'loaded') return loaded;
    const replayed = await replay(change, id, request);
    if (replayed) return replayed;
    if (loaded.row.withdrawnAt) return { kind: 'withdrawn' };
    const current = await findCurrentReceipt(change, loaded);
    if (current) return { kind: 'deposited', receipt: current, repeated: true };
    const deadline = await findDeadline(tx, edition, id);
    // Whoever asks in time may come to their turn past the deadline, with what arrived until then and nothing else.
    const arrivedAt = Temporal.Instant.from(loaded.row.draftChangedAt);
    if (![request.askedAt, arrivedAt].every((instant) => isInTime(instant, deadline))) {
      return { kind: 'late', deadline };
    }
    const problems = findProblems(readMetadata(loaded.row.metadata), depositFiles(loaded), edition);
    if (problems.length > 0) return { kind: 'incomplete', problems };

    const receipt = await deposit(change, loaded, signer, request.askedAt, contest.rehearsal);
    await keepAnswer(change, id, request, receipt);
    await mailReceipt(change, contest, receipt, { metadata: readMetadata(loaded.row.metadata), deadline });
    return { kind: 'deposited', receipt, repeated: false };
  });
}

/** The receipt of the last deposit, where the draft has not changed since. */
async function findCurrentReceipt({ tx }: Change, { row }: LoadedApplication): Promise<Receipt | null> {
  if (row.depositedVersion === null || row.draftVersion !== row.depositedDraftVersion) return null;
  const last = await findDeposit(tx, row.id, row.depositedVersion);
  return last ? readReceipt(last.receipt) : null;
}

async function deposit(
  change: Change,
  loaded: LoadedApplication,
  signer: Signer,
  askedAt: Temporal.Instant,
  rehearsal: boolean,
): Promise<Receipt> {
  const { tx, edition, at, record } = change;
  const { row, dossier, video } = loaded;
  if (!dossier) throw new Error('A complete application has a dossier');
  const metadata = readMetadata(row.metadata);
  const organisation = metadata.organisationId
    ? await findOrganisation(tx, metadata.organisationId)
    : undefined;
  const version = (row.depositedVersion ?? 0) + 1;
  const entries = await syncEntries(change, row.id, metadata.categories ?? []);
  const receipt: Receipt = {
    edition: edition.id,
    rehearsal,
    application: row.id,
    code: row.code,
    version,
    title: metadata.title ?? '',
    organisation: organisationLabel(metadata, organisation),
    entries,
    depositedAt: instantText(askedAt),
    depositedAtParis: parisTime(askedAt),
    dossier: dossierOnReceipt(dossier),
    video: video && videoOnReceipt(video),
    validator: dossier.validator,
  };
  await insertDeposit(tx, {
    applicationId: row.id,
    version,
    metadata: row.metadata,
    dossierId: dossier.id,
    videoId: video?.id ?? null,
    depositedAt: receipt.depositedAt,
    receipt: JSON.stringify(receipt),
    receiptJws: signReceipt(signer, receipt),
  });
  await updateApplication(tx, row.id, {
    depositedVersion: version,
    depositedDraftVersion: row.draftVersion,
    updatedAt: at,
  });
  await record({ kind: 'application.deposited', subject: row.code, after: receipt });
  return receipt;
}

async function replay(
  { tx }: Change,
  id: string,
  { idempotencyKey, bodySha256 }: DepositRequest,
): Promise<DepositOutcome | null> {
  if (!idempotencyKey) return null;
  const kept = await findIdempotencyKey(tx, id, idempotencyKey);
  if (!kept) return null;
  if (kept.bodySha256 !== (bodySha256 ?? '')) return { kind: 'key-reused' };
  return { kind: 'deposited', receipt: readReceipt(kept.answer), repeated: true };
}

async function keepAnswer(
  { tx, at }: Change,
  id: string,
  request: DepositRequest,
  receipt: Receipt,
): Promise<void> {
  const { idempotencyKey: key, bodySha256 = '' } = request;
  if (!key) return;
  await insertIdempotencyKey(tx, {
    applicationId: id,
    key,
    bodySha256,
    answer: JSON.stringify(receipt),
    createdAt: at,
  });
}
