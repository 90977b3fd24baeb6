import { formatParis, formatParisPrecisely } from '@palmares/rules/french-instants';
import type { Problem as DraftProblem } from '@palmares/rules/problem';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ApiEnv } from './api-env.ts';
import { type ProblemType, problemCatalogue } from './problem-catalogue.ts';
import type { RequestError } from './validation-errors.ts';
import { formatInstant } from './wire.ts';

/** What a problem says beyond its kind. */
export type ProblemDetails = {
  /** In French: what is wrong and how to mend it. */
  readonly detail: string;
  readonly errors?: readonly RequestError[];
  readonly extensions?: Readonly<Record<string, string | number>>;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Answers a problem (RFC 9457). */
export function sendProblem(c: Context<ApiEnv>, type: ProblemType, said: ProblemDetails): Response {
  const { status, title } = problemCatalogue[type];
  const body = {
    type: `/problems/${type}`,
    title,
    status,
    detail: said.detail,
    ...(said.errors === undefined ? {} : { errors: said.errors }),
    ...said.extensions,
  };
  // Hono's union of statuses is older than 507 being told apart; the catalogue only holds real ones.
  return c.body(JSON.stringify(body), status satisfies ContentfulStatusCode, {
    ...said.headers,
    'Content-Type': 'application/problem+json',
  });
}

/** Every outcome of an act or a view that is not what was asked for. */
export type Refusal =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'too-early'; readonly opensAt: Temporal.Instant }
  | { readonly kind: 'late'; readonly deadline: Temporal.Instant }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'deposited' }
  | { readonly kind: 'draft' }
  | { readonly kind: 'incomplete'; readonly problems: readonly DraftProblem[] }
  | { readonly kind: 'key-reused' }
  | { readonly kind: 'needs-ground' }
  | { readonly kind: 'has-score-sheets'; readonly count: number }
  | { readonly kind: 'expired' };

/** The only mapping from a domain outcome to HTTP. `timeZone` is the edition's. */
export function sendRefusal(c: Context<ApiEnv>, refusal: Refusal, timeZone: string): Response {
  switch (refusal.kind) {
    case 'forbidden':
      return sendProblem(c, 'forbidden', { detail: 'Votre clé ne permet pas cette action.' });
    case 'not-found':
      return sendNotFound(c);
    case 'too-early':
      return sendProblem(c, 'too-early', {
        detail: `Les candidatures sont ouvertes à partir du ${formatParis(refusal.opensAt)}. Revenez à ce moment-là.`,
        extensions: { opensAt: formatInstant(refusal.opensAt, timeZone) },
      });
    case 'late':
      return sendProblem(c, 'late', {
        detail: `La date limite de dépôt était le ${formatParisPrecisely(refusal.deadline)}. Votre candidature reste un brouillon\u00a0: elle n’est pas déposée. Si vous pensez avoir droit à une prolongation, écrivez au secrétariat du concours.`,
        extensions: { deadline: formatInstant(refusal.deadline, timeZone) },
      });
    case 'withdrawn':
      return sendProblem(c, 'withdrawn', {
        detail:
          'Cette candidature a été retirée du concours\u00a0: elle ne peut plus être modifiée ni déposée.',
      });
    case 'deposited':
      return sendProblem(c, 'already-deposited', {
        detail: 'Une candidature déposée ne peut pas être supprimée. Vous pouvez la retirer du concours.',
      });
    case 'draft':
      return sendProblem(c, 'not-deposited', {
        detail: 'Cette candidature est un brouillon\u00a0: elle n’a pas encore été déposée.',
      });
    case 'incomplete':
      return sendProblem(c, 'incomplete', {
        detail: `Votre candidature n’est pas déposée\u00a0: ${refusal.problems.length === 1 ? 'il reste un point à corriger' : `il reste ${refusal.problems.length} points à corriger`}.`,
        errors: refusal.problems.map(({ code, pointer, message }) => ({ code, pointer, detail: message })),
      });
    case 'key-reused':
      return sendProblem(c, 'idempotency-key-reused', {
        detail: 'Cette clé d’idempotence a déjà servi pour une autre demande. Envoyez une clé nouvelle.',
      });
    case 'needs-ground':
      return sendProblem(c, 'needs-ground', {
        detail: 'Pour déclarer une candidature irrecevable, indiquez un motif et une phrase d’explication.',
        errors: [{ pointer: '/ground', detail: 'Indiquez le motif (ground) et l’explication (reason).' }],
      });
    case 'has-score-sheets':
      return sendProblem(c, 'has-score-sheets', {
        detail:
          'Des jurés ont déjà remis une grille d’analyse\u00a0: cette candidature ne peut plus être écartée par la recevabilité.',
        extensions: { count: refusal.count },
      });
    case 'expired':
      return sendProblem(c, 'link-expired', {
        detail: 'Ce lien n’est plus valable. Demandez-en un nouveau depuis Slack.',
      });
  }
}

/** The same for what does not exist and for what may not be known to exist. */
export function sendNotFound(c: Context<ApiEnv>): Response {
  return sendProblem(c, 'not-found', { detail: 'Rien ne se trouve à cette adresse. Vérifiez-la.' });
}
