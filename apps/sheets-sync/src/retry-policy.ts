import type { SheetsAnswer } from './sheets-client.ts';

/** A call that did not succeed. */
export type Failure = Exclude<SheetsAnswer<never>, { kind: 'ok' }>;

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/**
 * How long to wait, in milliseconds, before starting again at the read, after `failures` failures in a row (from 1).
 * Quotas are counted by the minute, so waits for 429 sum up to more than one even at their shortest (five of them);
 * what a person has to mend is tried once a minute. `random` in [0, 1) keeps several instances apart.
 */
export function waitAfter(failure: Failure, failures: number, random: number): number {
  const grown = (first: number, most: number) => {
    const full = Math.min(first * 2 ** (failures - 1), most);
    return full / 2 + (full / 2) * random;
  };
  switch (failure.kind) {
    case 'throttled':
      return Math.max(grown(5 * SECOND, 80 * SECOND), failure.retryAfterMs);
    case 'unanswered':
      return grown(SECOND, 30 * SECOND);
    case 'refused':
      return grown(SECOND / 2, MINUTE);
    case 'unauthorized':
    case 'forbidden':
    case 'not-found':
      return MINUTE;
  }
}

/** What the log says of a failure: what happened and what a person can do, with no word of the answer's own. */
export function describeFailure(failure: Failure, account: string): string {
  switch (failure.kind) {
    case 'throttled':
      return 'Google asks to slow down (429); waiting';
    case 'unanswered':
      return `no answer that can be relied on (${failure.reason}); reading again`;
    case 'refused':
      return `refused whole (${failure.status}), as when another publish came first; reading again`;
    case 'unauthorized':
      return 'the service account or its key is not accepted; check GOOGLE_APPLICATION_CREDENTIALS';
    case 'forbidden':
      return `no access (403): share the spreadsheet with ${account} as an editor, and enable the Google Sheets API for its project`;
    case 'not-found':
      return `no such spreadsheet (404): create one, share it with ${account} as an editor, and set SPREADSHEET_ID to the id in its address`;
  }
}
