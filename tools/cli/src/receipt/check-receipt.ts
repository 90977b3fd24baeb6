import type { PublicKeys } from '@palmares/contest/signing/public-keys';
import { type VerifyReceiptOutcome, verifyReceipt } from '@palmares/contest/signing/verify-receipt';
import { canonicalJson } from '@palmares/rules/canonical-json';
import type { Receipt } from '@palmares/rules/receipt';
import type { CommandOutcome } from '../outcome.ts';
import { type ComparedFile, compareFile } from './compare-file.ts';
import { describeComparison, describeReceipt } from './describe-receipt.ts';
import { findSignedReceipt } from './find-signed-receipt.ts';

/** What is to be checked: the receipt's file, and what goes with it. Paths are absolute. */
export type ReceiptCheck = {
  readonly file: Uint8Array;
  /** The signed receipt of a `file` in JSON. */
  readonly jws?: Uint8Array | undefined;
  readonly dossier?: string | undefined;
  readonly video?: string | undefined;
};

/** Whether a receipt is one of the contest's, and the files those of the deposit. Anything else fails the command. */
export async function checkReceipt(keys: PublicKeys, check: ReceiptCheck): Promise<CommandOutcome> {
  const found = findSignedReceipt(check.file);
  if (found.kind === 'nothing') return fail('malformed', 'Ce fichier ne contient pas d’accusé signé.');
  if (found.kind === 'json' && check.jws === undefined) {
    const mend = 'joignez l’accusé signé du même dépôt, par --jws.';
    return fail('unsigned', `Un accusé en JSON n’est pas signé\u00a0: ${mend}`);
  }
  const jws = found.kind === 'json' ? readJws(check.jws) : found.jws;
  const verified = await verifyReceipt(jws, keys);
  if (verified.kind !== 'valid') return fail(verified.kind, describeInvalid(verified));
  if (found.kind === 'json' && !saysTheSame(found.value, jws)) {
    return fail(
      'another-receipt',
      'L’accusé en JSON ne dit pas la même chose que l’accusé signé\u00a0: il a été modifié, ou c’est celui d’un autre dépôt.',
    );
  }
  return tell(verified, await compareFiles(verified.receipt, check), found.kind === 'pdf');
}

function readJws(bytes: Uint8Array | undefined): string {
  const found = bytes === undefined ? undefined : findSignedReceipt(bytes);
  return found && 'jws' in found ? found.jws : '';
}

/** What was signed is the canonical JSON of a receipt: a receipt that is the same gives the same text. */
function saysTheSame(value: unknown, jws: string): boolean {
  const [, payload = ''] = jws.split('.');
  try {
    return canonicalJson(value) === Buffer.from(payload, 'base64url').toString();
  } catch {
    return false;
  }
}

type Compared = { readonly dossier?: ComparedFile; readonly video?: ComparedFile };

async function compareFiles(receipt: Receipt, { dossier, video }: ReceiptCheck): Promise<Compared> {
  return {
    ...(dossier === undefined ? {} : { dossier: await compareFile(dossier, receipt.dossier) }),
    ...(video === undefined ? {} : { video: await compareFile(video, receipt.video) }),
  };
}

function tell(
  { kid, receipt }: Extract<VerifyReceiptOutcome, { kind: 'valid' }>,
  files: Compared,
  isPrinted: boolean,
): CommandOutcome {
  const areSame = Object.values(files).every((compared) => compared === 'same');
  const data = { kind: areSame ? 'valid' : 'another-file', kid, receipt, files };
  const text = [
    ...describeReceipt(receipt, kid),
    ...(isPrinted ? ['', 'Comparez avec ce qui est imprimé\u00a0: seul ce qui précède est signé.'] : []),
    ...(files.dossier || files.video ? [''] : []),
    ...(files.dossier ? [describeComparison('dossier', files.dossier)] : []),
    ...(files.video ? [describeComparison('video', files.video)] : []),
  ].join('\n');
  return { kind: areSame ? 'done' : 'failed', data, text };
}

function fail(kind: string, text: string): CommandOutcome {
  return { kind: 'failed', data: { kind }, text };
}

function describeInvalid(outcome: Exclude<VerifyReceiptOutcome, { kind: 'valid' }>): string {
  switch (outcome.kind) {
    case 'malformed':
      return 'Ce fichier n’est pas un accusé signé\u00a0: il est abîmé, incomplet, ou d’une autre nature.';
    case 'unknown-key':
      return `Cet accusé est signé par une clé inconnue de ce concours (${outcome.kid})\u00a0: il ne prouve rien.`;
    case 'tampered':
      return 'Cet accusé a été modifié\u00a0: sa signature est fausse. Il ne prouve rien.';
    case 'not-a-receipt':
      return 'Ce qui est signé ici n’est pas un accusé de dépôt.';
  }
}
