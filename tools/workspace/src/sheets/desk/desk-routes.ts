import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import type { Tab, Workbook } from '../workbook.ts';
import type { WorkbookStore } from '../workbook-store.ts';
import { outcomeText } from './outcome-text.ts';
import type { ActOutcome, PersonActs } from './person-acts.ts';
import { tabView } from './tab-view.ts';

const tab = z.string();
const column = z.string().regex(/^[A-Z]{1,3}$/);
const row = z.int().min(1);
const acts = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('edit'),
    tab,
    a1: z.string(),
    text: z.string(),
    since: z.int().optional(),
  }),
  z.strictObject({ act: z.literal('sort'), tab, column, order: z.enum(['ascending', 'descending']) }),
  z.strictObject({ act: z.literal('insert-row'), tab, row }),
  z.strictObject({ act: z.literal('delete-row'), tab, row }),
  z.strictObject({ act: z.literal('delete-tab'), tab }),
]);
type Act = z.infer<typeof acts>;
export type DeskDeps = { store: WorkbookStore; acts: PersonActs; person: string; closing: AbortSignal };

type Perform = { [K in Act['act']]: (id: string, act: Extract<Act, { act: K }>) => Promise<ActOutcome> };

const performers = (person: PersonActs): Perform => ({
  edit: (id, act) =>
    person.edit(id, act.tab, act.a1, act.text, act.since === undefined ? {} : { since: act.since }),
  sort: (id, act) => person.sort(id, act.tab, act.column, act.order),
  'insert-row': (id, act) => person.insertRow(id, act.tab, act.row),
  'delete-row': (id, act) => person.deleteRow(id, act.tab, act.row),
  'delete-tab': (id, act) => person.deleteTab(id, act.tab),
});

const perform = <K extends Act['act']>(by: Perform, id: string, act: Extract<Act, { act: K }>) => {
  const kind: K = act.act;
  return by[kind](id, act);
};

const pageView = (workbook: Workbook, title: string | undefined, person: string) => {
  const shown = workbook.tabs.filter((each) => !each.properties.hidden);
  const current: Tab | undefined = shown.find((each) => each.properties.title === title) ?? shown[0];
  return {
    id: workbook.spreadsheetId,
    title: workbook.properties.title,
    revision: workbook.revision,
    tabs: shown.map(({ properties }) => ({ title: properties.title, sheetId: properties.sheetId })),
    tab: current ? tabView(workbook, current, person) : null,
  };
};

/** What the page reads and does, under `/sheets/desk`. */
export const createDeskRoutes = (deps: DeskDeps): Hono => {
  const app = new Hono().basePath('/sheets/desk');
  const by = performers(deps.acts);

  app.get('/spreadsheets', (c) =>
    c.json(
      deps.store.list().map(({ spreadsheetId, properties, tabs, revision }) => ({
        id: spreadsheetId,
        title: properties.title,
        revision,
        tabs: tabs.map((each) => each.properties.title),
      })),
    ),
  );
  app.get('/spreadsheets/:id', (c) => {
    const workbook = deps.store.get(c.req.param('id'));
    if (!workbook) return c.json({ kind: 'unknown-spreadsheet' }, 404);
    return c.json(pageView(workbook, c.req.query('tab'), deps.person));
  });
  app.post('/spreadsheets/:id/acts', async (c) => {
    const act = acts.safeParse(await c.req.json().catch(() => undefined));
    if (!act.success) return c.json({ kind: 'impossible', text: 'Demande illisible.' }, 400);
    const outcome = await perform(by, c.req.param('id'), act.data);
    return c.json({ ...outcome, text: outcomeText(outcome) }, outcome.kind === 'done' ? 200 : 409);
  });
  app.get('/spreadsheets/:id/events', (c) => {
    const id = c.req.param('id');
    const workbook = deps.store.get(id);
    if (!workbook) return c.json({ kind: 'unknown-spreadsheet' }, 404);
    return streamSSE(c, async (stream) => {
      const send = (revision: number) => void stream.writeSSE({ event: 'revision', data: String(revision) });
      const stop = deps.store.listen(id, send);
      send(workbook.revision);
      await new Promise<void>((resolve) => {
        stream.onAbort(resolve);
        deps.closing.addEventListener('abort', () => resolve(), { once: true });
      });
      stop();
    });
  });
  return app;
};
