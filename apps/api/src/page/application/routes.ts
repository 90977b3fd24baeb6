import { changeApplication } from '@palmares/contest/acts/change-application';
import { deleteApplication } from '@palmares/contest/acts/delete-application';
import { withdrawApplication } from '@palmares/contest/acts/withdraw-application';
import type { Person } from '@palmares/contest/people';
import { viewSignedReceipt } from '@palmares/contest/views/signed-receipt';
import type { Receipt } from '@palmares/rules/receipt';
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { ApiDeps, ApiEnv } from '../../api-env.ts';
import { depositWhenChecked, isOurFault } from '../../applications/deposit-when-checked.ts';
import { createMetadataPatchSchema } from '../../applications/metadata-schema.ts';
import { forgetBlobs } from '../../uploads/forget-blobs.ts';
import { endSession } from '../access/session.ts';
import { type FormValues, valueOf } from '../form/form-values.ts';
import { readForm } from '../form/read-form.ts';
import { messagePage } from '../message-page.ts';
import { readPageForm } from '../read-page-form.ts';
import { deletePage, withdrawPage } from './confirm-page.ts';
import { depositPage } from './deposit-page.ts';
import { digestMetadata, formPage } from './form-page.ts';
import { keptForm } from './kept-form.ts';
import { openApplication, sendNoSession, viewOpened, withApplication } from './open-application.ts';
import type { OpenedApplication } from './opened-application.ts';
import { showDepositErrors } from './show-deposit-errors.ts';
import { type Step, stepPath } from './show-steps.ts';

const SHOWN_VERSIONS = 20;

/** The pages of one application: its form, its deposit, its ways out. */
export function applicationPageRoutes(deps: ApiDeps): Hono<ApiEnv> {
  const { contest } = deps;
  const schema = createMetadataPatchSchema(contest.edition);
  const routes = new Hono<ApiEnv>();
  const doneOf = (c: Context<ApiEnv>) => c.req.query('fait');

  routes.get(
    '/candidature/:id',
    withApplication(deps, (c, { opened }) => c.html(formPage(contest, opened, { done: doneOf(c) }))),
  );

  routes.post('/candidature/:id', async (c) => {
    const values = await readPageForm(c);
    if (values === null) return sendUnreadable(c);
    const found = await openApplication(deps, c);
    if (!found) return sendNoSession(deps, c, keptForm(c.req.path, values));
    const { person, opened } = found;
    const { id } = opened.application;
    if (valueOf(values, 'seen') !== digestMetadata(opened.application.metadata)) {
      return c.html(formPage(contest, opened, { values, isOutdated: true }), 409);
    }
    const read = readForm(values, schema, contest.edition, knownOrganisations(opened));
    await deps.resumable.checks.turnOf(id);
    const changed = await changeApplication(contest, person, id, read.patch);
    const saved = await viewOpened(deps, person, id);
    if (!saved) return sendNoSession(deps, c);
    if (changed.kind !== 'changed') return c.html(formPage(contest, saved, {}), 409);
    if (read.errors.length > 0) {
      return c.html(formPage(contest, saved, { values, errors: read.errors }), 422);
    }
    return c.redirect(`${stepPath(id, nextStep(values))}?fait=enregistre`, 303);
  });

  routes.get(
    '/candidature/:id/depot',
    withApplication(deps, async (c, { person, opened }) => {
      const receipts = await listReceipts(person, opened);
      return c.html(depositPage(contest, opened, receipts, { done: doneOf(c) }));
    }),
  );

  routes.post(
    '/candidature/:id/depot',
    withApplication(deps, async (c, { person, opened }) => {
      const { id } = opened.application;
      const deposit = await depositWhenChecked(deps, person, id, { askedAt: c.var.arrivedAt });
      const { outcome, leftOut } = deposit;
      if (outcome.kind === 'deposited' && leftOut.length === 0) {
        return c.redirect(`${stepPath(id, 'depot')}?fait=depose`, 303);
      }
      const now = await viewOpened(deps, person, id);
      if (!now) return sendNoSession(deps, c);
      const receipts = await listReceipts(person, now);
      const errors = showDepositErrors(outcome.kind, leftOut);
      if (outcome.kind === 'deposited') {
        return c.html(depositPage(contest, now, receipts, { done: 'depose', errors }));
      }
      const status = isOurFault(deposit) ? 503 : outcome.kind === 'incomplete' ? 422 : 409;
      return c.html(depositPage(contest, now, receipts, { errors }), status);
    }),
  );

  routes.get(
    '/candidature/:id/retirer',
    withApplication(deps, (c, { opened }) => c.html(withdrawPage(contest, opened))),
  );
  routes.post(
    '/candidature/:id/retirer',
    withApplication(deps, async (c, { person, opened }) => {
      const { id } = opened.application;
      const outcome = await withdrawApplication(contest, person, id);
      return c.redirect(`/candidature/${id}${outcome.kind === 'withdrawn' ? '?fait=retiree' : ''}`, 303);
    }),
  );

  routes.get(
    '/candidature/:id/supprimer',
    withApplication(deps, (c, { opened }) => c.html(deletePage(contest, opened))),
  );
  routes.post(
    '/candidature/:id/supprimer',
    withApplication(deps, async (c, { person, opened }) => {
      const { id } = opened.application;
      const outcome = await deleteApplication(contest, person, id);
      if (outcome.kind !== 'deleted') return c.redirect(`/candidature/${id}`, 303);
      await forgetBlobs(deps, outcome.obsoleteBlobKeys);
      await endSession(deps, c);
      return c.html(
        messagePage(
          contest,
          'Le brouillon est supprimé',
          html`<p>Ses renseignements et ses fichiers ont été supprimés.</p><p class="actions"><a class="button" href="/">Accueil</a></p>`,
        ),
      );
    }),
  );

  async function listReceipts(person: Person, { application }: OpenedApplication): Promise<Receipt[]> {
    const last = application.version ?? 0;
    const versions = Array.from({ length: Math.min(last, SHOWN_VERSIONS) }, (_, index) => last - index);
    const viewed = await Promise.all(
      versions.map((version) => viewSignedReceipt(contest, person, application.id, version)),
    );
    return viewed.flatMap((one) => (one.kind === 'receipt' ? [one.receipt] : []));
  }

  function sendUnreadable(c: Context<ApiEnv>): Response | Promise<Response> {
    const page = messagePage(
      contest,
      'Rien n’est enregistré',
      html`<p>Ce qui a été envoyé est trop long, ou n’est pas arrivé en entier. Revenez à la page précédente, raccourcissez les textes et enregistrez de nouveau.</p>`,
    );
    return c.html(page, 413);
  }

  return routes;
}

/** The listed organisations, and the one of the draft where it is not listed (any more). */
function knownOrganisations({ application, organisations }: OpenedApplication) {
  const { organisationId } = application.metadata;
  if (organisationId === undefined || organisations.some(({ id }) => id === organisationId)) {
    return organisations;
  }
  return [...organisations, { id: organisationId, name: organisationId }];
}

function nextStep(values: FormValues): Step {
  const wanted = valueOf(values, 'suite');
  return wanted === 'fichiers' || wanted === 'depot' ? wanted : 'fiche';
}
