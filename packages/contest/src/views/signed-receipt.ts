import { type DepositRow, findDeposit, keepReceiptSignature } from '@palmares/db/applications';
import { writeTogether } from '@palmares/db/write-together';
import { loadReadableApplication } from '../applications/load-application.ts';
import { type Receipt, readReceipt } from '../applications/receipt.ts';
import type { Contest } from '../contest.ts';
import type { Person, Refused } from '../people.ts';
import { signReceipt } from '../signing/sign-receipt.ts';
import { openSigner } from '../signing/signer.ts';

export type SignedReceiptOutcome =
  | { readonly kind: 'receipt'; readonly receipt: Receipt; readonly jws: string }
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
  const deposit = await findDeposit(contest.db, applicationId, wanted);
  if (!deposit) return { kind: 'not-found' };
  const receipt = readReceipt(deposit.receipt);
  return { kind: 'receipt', receipt, jws: deposit.receiptJws ?? (await signLate(contest, deposit)) };
}

// A deposit from before there were signatures. What it says stays what it was: no change of the contest, no revision.
async function signLate(contest: Contest, { applicationId, version, receipt }: DepositRow): Promise<string> {
  const jws = signReceipt(await openSigner(contest), readReceipt(receipt));
  await writeTogether(contest.db, (tx) => keepReceiptSignature(tx, applicationId, version, jws));
  return jws;
}
