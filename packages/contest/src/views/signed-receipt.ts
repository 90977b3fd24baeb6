import { type DepositRow, findDeposit, keepReceiptSignature } from '@palmares/db/applications';
import { writeTogether } from '@palmares/db/write-together';
import type { Receipt } from '@palmares/rules/receipt';
import { loadReadableApplication } from '../applications/load-application.ts';
import { readReceipt } from '../applications/receipt.ts';
import type { Contest } from '../contest.ts';
import type { Person, Refused } from '../people.ts';
import { signReceipt } from '../signing/sign-receipt.ts';
import { openSigner } from '../signing/signer.ts';

/** A receipt and its signature, a compact JWS. */
export type SignedReceipt = { readonly receipt: Receipt; readonly jws: string };

export type SignedReceiptOutcome =
  | ({ readonly kind: 'receipt' } & SignedReceipt)
  /** Nothing was deposited yet. */
  | { readonly kind: 'draft' }
  | Refused;

/** The receipt of the last deposit, or of an earlier version, with its signature; for the candidate and the secretariat. */
export async function viewSignedReceipt(
  contest: Contest,
  person: Person,
  applicationId: string,
  version?: number,
): Promise<SignedReceiptOutcome> {
  const loaded = await loadReadableApplication(contest.db, person, applicationId);
  if (loaded.kind !== 'loaded') return loaded;
  const wanted = version ?? loaded.row.depositedVersion;
  if (wanted === null) return { kind: 'draft' };
  const signed = await findSignedReceipt(contest, applicationId, wanted);
  return signed ? { kind: 'receipt', ...signed } : { kind: 'not-found' };
}

/** The same for the message that takes it to the application's own contact; null where there is no such version. */
export async function findSignedReceipt(
  contest: Contest,
  applicationId: string,
  version: number,
): Promise<SignedReceipt | null> {
  const deposit = await findDeposit(contest.db, applicationId, version);
  if (!deposit) return null;
  const receipt = readReceipt(deposit.receipt);
  return { receipt, jws: deposit.receiptJws ?? (await signLate(contest, deposit)) };
}

// A deposit from before there were signatures. What it says stays what it was: no change of the contest, no revision.
async function signLate(contest: Contest, { applicationId, version, receipt }: DepositRow): Promise<string> {
  const jws = signReceipt(await openSigner(contest), readReceipt(receipt));
  await writeTogether(contest.db, (tx) => keepReceiptSignature(tx, applicationId, version, jws));
  return jws;
}
