import {
  type DepositOutcome,
  type DepositRequest,
  depositApplication,
} from '@palmares/contest/acts/deposit-application';
import type { Person } from '@palmares/contest/people';
import type { FileKind } from '@palmares/rules/application';
import type { ApiDeps } from '../api-env.ts';
import { waitForChecks } from '../uploads/wait-for-checks.ts';

/** A file that was received before the deposit was asked for, and that is not part of it: refused, or not examined. */
export type FileLeftOut = { readonly file: FileKind; readonly code: string; readonly message: string };

/** What became of a deposit; `leftOut` are new files without which the last complete state counts. */
export type CheckedDeposit = { readonly outcome: DepositOutcome; readonly leftOut: readonly FileLeftOut[] };

const UNAVAILABLE = 'unavailable';

/**
 * Deposits as of the instant it was asked for, once the checks of the files received by then have ended, however long
 * they take: they don't make a deposit late (Art. 3). What changes the draft meanwhile waits for the deposit, and is no
 * part of it. A client that goes away has deposited all the same.
 */
export async function depositWhenChecked(
  deps: ApiDeps,
  person: Person,
  id: string,
  request: DepositRequest,
): Promise<CheckedDeposit> {
  const { contest } = deps;
  const mine = person.kind === 'candidate' && person.applicationId === id;
  using begun = deps.resumable.checks.beginDeposit(id);
  const ends = mine ? await waitForChecks(deps, id, begun) : [];
  const outcome = await depositApplication(contest, person, id, request);
  const leftOut = ends.flatMap(({ file, end }) => {
    switch (end.kind) {
      case 'refused':
        return [{ file, code: end.code, message: end.message }];
      case 'unavailable':
        return [{ file, code: UNAVAILABLE, message: unavailable(file) }];
      case 'accepted':
      case 'dropped':
        return [];
    }
  });
  return { outcome, leftOut };
}

/** Whether a deposit fails for want of a file that we could not examine, which is no fault of its candidate's. */
export function isOurFault({ outcome, leftOut }: CheckedDeposit): boolean {
  return outcome.kind === 'incomplete' && leftOut.some(({ code }) => code === UNAVAILABLE);
}

function unavailable(file: FileKind): string {
  return file === 'dossier'
    ? 'Le nouveau dossier a bien été reçu, mais n’a pas encore pu être vérifié\u00a0: ce n’est pas de votre fait.'
    : 'La nouvelle vidéo a bien été reçue, mais n’a pas encore pu être vérifiée\u00a0: ce n’est pas de votre fait.';
}
