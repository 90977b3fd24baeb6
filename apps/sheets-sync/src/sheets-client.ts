import { auth, sheets, type sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { fieldOf, nameOfError } from './error-fields.ts';
import { parseSpreadsheet, READ_FIELDS, type ReadSpreadsheet } from './read-spreadsheet.ts';
import type { ServiceAccount } from './service-account.ts';

/** One request of a `spreadsheets.batchUpdate`, as Google's own types have it. */
export type SheetsRequest = sheets_v4.Schema$Request;

/**
 * What came of a call. Nothing of the answer's own words is kept: Google quotes cells in its refusals.
 * `unanswered` leaves open whether a write took effect: only a new read can tell.
 */
export type SheetsAnswer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'throttled'; readonly retryAfterMs: number }
  | { readonly kind: 'unanswered'; readonly reason: string }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'not-found' };

/** The two calls of a sync, each made exactly once (but for a token that had expired). */
export type SheetsClient = {
  readonly editor: string;
  read(): Promise<SheetsAnswer<ReadSpreadsheet>>;
  write(requests: readonly SheetsRequest[]): Promise<SheetsAnswer<null>>;
};

export type SheetsClientOptions = {
  readonly account: ServiceAccount;
  readonly spreadsheetId: string;
  /** Where another server than Google's stands in; ends with a slash. */
  readonly rootUrl: string | undefined;
  readonly timeoutMs: number;
};

const TOKEN_URL = 'https://oauth2.googleapis.com/token';
const SCOPE = 'https://www.googleapis.com/auth/spreadsheets';

/** Opens the client of one spreadsheet. Nothing is called yet. */
export function createSheetsClient(options: SheetsClientOptions): SheetsClient {
  const { spreadsheetId, rootUrl, timeoutMs } = options;
  const api = sheets('v4');
  let jwt = createJwt(options);

  async function call<T>(attempt: () => Promise<T>): Promise<SheetsAnswer<T>> {
    for (let first = true; ; first = false) {
      try {
        await jwt.getAccessToken();
      } catch (error) {
        const answer = describeFailure(error);
        // The token's server answers 400 to an account that it does not know.
        return answer.kind === 'refused' ? { kind: 'unauthorized' } : answer;
      }
      try {
        return { kind: 'ok', value: await attempt() };
      } catch (error) {
        const answer = describeFailure(error);
        if (answer.kind !== 'unauthorized') return answer;
        // The library keeps a token until its own clock says that it expired: 401 takes a new account object.
        jwt = createJwt(options);
        if (!first) return answer;
      }
    }
  }

  // Retries are decided above, never by the library; `rootUrl` must be given with each call to keep its path.
  const perCall = () => ({
    auth: jwt,
    timeout: timeoutMs,
    retry: false,
    ...(rootUrl === undefined ? {} : { rootUrl }),
  });

  return {
    editor: options.account.client_email,
    async read() {
      const answer = await call(async () => {
        const params = { spreadsheetId, includeGridData: true, fields: READ_FIELDS, prettyPrint: false };
        return (await api.spreadsheets.get(params, perCall())).data;
      });
      if (answer.kind !== 'ok') return answer;
      const parsed = parseSpreadsheet(answer.value);
      return parsed.success
        ? { kind: 'ok', value: parsed.data }
        : { kind: 'unanswered', reason: 'no spreadsheet in the answer' };
    },
    async write(requests) {
      return call(async () => {
        const params = { spreadsheetId, fields: 'spreadsheetId', prettyPrint: false };
        await api.spreadsheets.batchUpdate(
          { ...params, requestBody: { requests: [...requests] } },
          perCall(),
        );
        return null;
      });
    },
  };
}

// The library asks Google's own address for tokens, whatever it is told, and without a time limit.
function createJwt({ account, rootUrl, timeoutMs }: SheetsClientOptions) {
  const redirected: typeof fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (url !== TOKEN_URL) return fetch(input, init);
    const tokenUrl = rootUrl === undefined ? TOKEN_URL : new URL('token', rootUrl);
    return fetch(tokenUrl, { ...init, signal: AbortSignal.timeout(timeoutMs) });
  };
  return new auth.JWT({
    email: account.client_email,
    key: account.private_key,
    scopes: [SCOPE],
    transporterOptions: { fetchImplementation: redirected, retry: false },
  });
}

function describeFailure(error: unknown): Exclude<SheetsAnswer<never>, { kind: 'ok' }> {
  const status = fieldOf(error, 'status');
  if (typeof status !== 'number') return { kind: 'unanswered', reason: nameOfError(error) };
  if (status === 401) return { kind: 'unauthorized' };
  if (status === 403) return { kind: 'forbidden' };
  if (status === 404) return { kind: 'not-found' };
  if (status === 429) return { kind: 'throttled', retryAfterMs: readRetryAfter(error) };
  if (status === 408 || status >= 500) return { kind: 'unanswered', reason: String(status) };
  return { kind: 'refused', status };
}

function readRetryAfter(error: unknown): number {
  const headers = fieldOf(fieldOf(error, 'response'), 'headers');
  const seconds = Number(headers instanceof Headers ? headers.get('retry-after') : 0);
  return Number.isFinite(seconds) ? Math.min(seconds, 600) * 1000 : 0;
}
