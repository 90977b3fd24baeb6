import type { Person } from '@palmares/contest/people';
import { viewApplication, viewProblems } from '@palmares/contest/views/application';
import { viewOrganisationNames } from '@palmares/contest/views/organisation-names';
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ApiDeps, ApiEnv } from '../../api-env.ts';
import { findCandidate } from '../../authentication.ts';
import { type Html, nothing } from '../html.ts';
import { messagePage } from '../message-page.ts';
import { listOwnUploads } from './list-own-uploads.ts';
import type { OpenedApplication } from './opened-application.ts';

type Found = { readonly person: Person; readonly opened: OpenedApplication };

/** Handles what the candidate of the application that the address names asks for; anyone else has no session of it. */
export function withApplication(
  deps: Pick<ApiDeps, 'contest' | 'resumable'>,
  handle: (c: Context<ApiEnv>, found: Found) => Response | Promise<Response>,
) {
  return async (c: Context<ApiEnv>): Promise<Response> => {
    const found = await openApplication(deps, c);
    return found ? handle(c, found) : sendNoSession(deps, c);
  };
}

/** The candidate whose browser asks, and the application that the address names; null for anyone else's. */
export async function openApplication(
  deps: Pick<ApiDeps, 'contest' | 'resumable'>,
  c: Context<ApiEnv>,
): Promise<Found | null> {
  const id = c.req.param('id') ?? '';
  const person = id.length > 64 ? null : await findCandidate(deps, c, id);
  if (person === null) return null;
  const opened = await viewOpened(deps, person, id);
  return opened && { person, opened };
}

/** The application as it is now. */
export async function viewOpened(
  deps: Pick<ApiDeps, 'contest' | 'resumable'>,
  person: Person,
  id: string,
): Promise<OpenedApplication | null> {
  const { contest } = deps;
  // Asked first: what ends meanwhile is then among the files.
  const uploads = await listOwnUploads(deps, id);
  const viewed = await viewApplication(contest, person, id);
  const state = await viewProblems(contest, person, id);
  const names = await viewOrganisationNames(contest, person);
  if (viewed.kind !== 'application' || state.kind !== 'problems') return null;
  const organisations = names.kind === 'organisations' ? names.organisations : [];
  return { application: viewed.application, state, organisations, ...uploads, now: contest.clock() };
}

/** The same to everyone who has no session of this application, whether it exists or not. */
export function sendNoSession(
  { contest }: Pick<ApiDeps, 'contest'>,
  c: Context<ApiEnv>,
  kept: Html = nothing,
): Response | Promise<Response> {
  return c.html(
    messagePage(
      contest,
      'Votre session est terminée',
      html`${kept}<p>Ce navigateur n’a pas, ou n’a plus, accès à cette candidature. Pour y revenir, demandez un lien\u00a0: il part aussitôt par courriel à l’adresse du contact.</p>
<p class="actions"><a class="button" href="/retour">Revenir à ma candidature</a><a class="button second" href="/">Accueil</a></p>`,
    ),
    401,
  );
}
