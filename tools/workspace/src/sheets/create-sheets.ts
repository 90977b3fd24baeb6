import { randomBytes } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { createApiMethods } from './api-methods.ts';
import { type Call, createApiRoutes } from './api-routes.ts';
import { type DescribedSpreadsheet, describeWorkbook } from './describe-workbook.ts';
import { createDeskRoutes } from './desk/desk-routes.ts';
import { loopbackGuard } from './desk/loopback-guard.ts';
import { createPageRoutes } from './desk/page-routes.ts';
import { createPersonActs, type PersonActs } from './desk/person-acts.ts';
import { createFaults, type Faults } from './faults.ts';
import { createQuotaCheck, type Quotas } from './quotas.ts';
import { openServiceAccount, type ServiceAccount } from './service-account.ts';
import { createTokens } from './tokens.ts';
import { newWorkbook } from './workbook.ts';
import { openWorkbookStore } from './workbook-store.ts';

export type SheetsOptions = {
  /** Keeps spreadsheets and the service account, so that a restart finds them; absent: memory only. */
  folder?: string;
  /** Where the app is served, such as http://127.0.0.1:8020; for links. */
  publicUrl: string;
  /** Calls a minute and user; absent: no limit. `googleQuotas` are Google's own. */
  quotas?: Quotas;
  /** The e-mail address of the person who types on the page. */
  person?: string;
  /** The real time, for tokens and quotas. */
  clock?: () => Temporal.Instant;
};
export type LocalSheets = PersonActs & {
  /** API under /sheets/v4 and /sheets/token, page under /sheets, its JSON under /sheets/desk. */
  app: Hono<{ Bindings: Partial<HttpBindings> }>;
  serviceAccount: ServiceAccount;
  /** Makes a spreadsheet unless that id exists already; gives its id. */
  createSpreadsheet: (spreadsheet: { id?: string; title: string }) => Promise<string>;
  /** Reads a spreadsheet plainly; throws when there is none. */
  spreadsheet: (id: string) => DescribedSpreadsheet;
  /** Every call to the API, oldest first. */
  calls: Call[];
  faults: Omit<Faults, 'take'>;
  /** Ends the pages' event streams, so that a server can stop. */
  close: () => void;
};

const reserved = new Set(['v4', 'token', 'desk', 'page']);

/** The local Google Sheets: stands in for the Sheets API v4, strictly, on loopback. */
export const createSheets = async (options: SheetsOptions): Promise<LocalSheets> => {
  const { folder, publicUrl, person = 'secretariat@palmares.local', clock = Temporal.Now.instant } = options;
  const store = await openWorkbookStore(folder);
  const serviceAccount = await openServiceAccount(folder);
  const tokens = createTokens(serviceAccount, clock);
  const faults = createFaults(tokens.revokeAll);
  const acts = createPersonActs(store, person);
  const calls: Call[] = [];
  const closing = new AbortController();

  const app = new Hono<{ Bindings: Partial<HttpBindings> }>();
  app.use('/sheets/*', loopbackGuard);
  app.route(
    '/',
    createApiRoutes({
      methods: createApiMethods(store, publicUrl),
      tokens,
      faults,
      checkQuota: createQuotaCheck(options.quotas, clock),
      otherEditors: [person],
      calls,
    }),
  );
  app.route('/', createDeskRoutes({ store, acts, person, closing: closing.signal }));
  app.route('/', createPageRoutes(store));

  return {
    ...acts,
    app,
    serviceAccount,
    createSpreadsheet: async ({ id = randomBytes(33).toString('base64url'), title }) => {
      if (!/^[A-Za-z0-9_-]+$/.test(id) || reserved.has(id))
        throw new RangeError(`Not a spreadsheet id: ${id}`);
      if (!store.get(id)) await store.add(newWorkbook(id, title));
      return id;
    },
    spreadsheet: (id) => {
      const workbook = store.get(id);
      if (!workbook) throw new RangeError(`No spreadsheet ${id}`);
      return describeWorkbook(workbook);
    },
    calls,
    faults,
    close: () => closing.abort(),
  };
};
