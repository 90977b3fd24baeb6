import { findScannedFile, updateScan } from '@palmares/db/scans';
import { act } from '../act.ts';
import type { Contest } from '../contest.ts';
import { forbidden, type Person, type Refused } from '../people.ts';

/** What the antivirus says of a file; `unscannable`: it looks at no such file, for instance one that is too large. */
export type ScanVerdict =
  | { readonly kind: 'clean' }
  /** `found`: the antivirus's own name of what it found. */
  | { readonly kind: 'infected'; readonly found: string }
  | { readonly kind: 'unscannable' };

export type RecordScanOutcome =
  | { readonly kind: 'recorded'; readonly scan: 'none' | 'clean' | 'infected' }
  | Refused;

// Names that antiviruses give are short; whatever else stands there is no name.
const FOUND_LENGTH = 200;

/**
 * Keeps what the antivirus said of a file. An infected one is in quarantine from then on, also when a later scan
 * should find nothing: it is shown to nobody. Not found: the file was replaced meanwhile.
 */
export function recordScan(
  contest: Contest,
  person: Person,
  fileId: string,
  verdict: ScanVerdict,
): Promise<RecordScanOutcome> {
  return act<RecordScanOutcome>(contest, person, async ({ tx, record }) => {
    if (person.kind !== 'system') return forbidden;
    const file = await findScannedFile(tx, fileId);
    if (!file) return { kind: 'not-found' };
    if (file.scan === 'infected') return { kind: 'recorded', scan: 'infected' };
    const scan = verdict.kind === 'unscannable' ? 'none' : verdict.kind;
    await updateScan(tx, fileId, scan);
    const { kind, code, sha256 } = file;
    await record({
      kind: `${kind}.scanned`,
      subject: code,
      after: {
        sha256,
        verdict: verdict.kind,
        ...(verdict.kind === 'infected' && { found: verdict.found.slice(0, FOUND_LENGTH) }),
      },
    });
    return { kind: 'recorded', scan };
  });
}
