import { formatParis, formatParisPrecisely } from '@palmares/rules/french-instants';
import { joinWords } from '@palmares/rules/french-lists';
import type { Problem as DraftProblem } from '@palmares/rules/problem';
import type { Context } from 'hono';
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
  const headers = { ...said.headers, 'Content-Type': 'application/problem+json' };
  const answer = c.body(JSON.stringify(body), 500, headers);
  // One status is tus's own, which Hono's union of the registered ones doesn't have.
  return new Response(answer.body, { status, headers: answer.headers });
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
  | {
      readonly kind: 'incomplete';
      readonly problems: readonly (Pick<DraftProblem, 'pointer' | 'message'> & { readonly code: string })[];
    }
  | { readonly kind: 'key-reused' }
  | { readonly kind: 'needs-ground' }
  | { readonly kind: 'has-score-sheets'; readonly count: number }
  | { readonly kind: 'screening-followed'; readonly sheets: number; readonly mails: number }
  | { readonly kind: 'needs-reason' }
  | {
      readonly kind: 'invalid-file';
      readonly problems: readonly { readonly line: number; readonly message: string }[];
    }
  | { readonly kind: 'until-too-early'; readonly after: Temporal.Instant }
  | RepositioningRefusal
  | { readonly kind: 'mail-not-failed' }
  | { readonly kind: 'mail-not-sent' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'quarantined' };

/** Why an entry does not move to another category, or its move is not taken back. */
type RepositioningRefusal =
  | { readonly kind: 'needs-confirmation'; readonly count: number }
  | { readonly kind: 'unknown-category' }
  | { readonly kind: 'same-category' }
  | { readonly kind: 'already-in-category'; readonly code: string }
  | { readonly kind: 'already-announced'; readonly category: string }
  | { readonly kind: 'not-announced' }
  | { readonly kind: 'already-told' }
  | { readonly kind: 'no-contact' };

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
    case 'screening-followed':
      return sendProblem(c, 'screening-followed', {
        detail: `La décision ne peut plus être annulée\u00a0: ${listFollowUps(refusal)}. Vous pouvez encore prendre une autre décision, tant qu’aucun juré n’a remis de grille.`,
        extensions: { count: refusal.sheets + refusal.mails },
      });
    case 'invalid-file':
      return sendProblem(c, 'invalid-file', {
        detail: `Rien n’a été importé\u00a0: ${refusal.problems.length === 1 ? 'une ligne est à corriger' : `${refusal.problems.length} points sont à corriger`}.`,
        errors: refusal.problems.map(({ line, message }) => ({
          detail: `Ligne ${line}\u00a0: ${message}`,
        })),
      });
    case 'needs-reason':
      return sendProblem(c, 'needs-reason', {
        detail: 'Donnez une phrase d’explication (reason)\u00a0: elle reste au journal.',
        errors: [{ pointer: '/reason', detail: 'Indiquez l’explication.' }],
      });
    case 'until-too-early':
      return sendProblem(c, 'until-too-early', {
        detail: `Une prolongation doit se terminer après le ${formatParisPrecisely(refusal.after)}.`,
        errors: [{ pointer: '/until', detail: 'Indiquez un instant plus tardif.' }],
      });
    case 'needs-confirmation':
      return sendProblem(c, 'needs-confirmation', {
        detail: `${refusal.count === 1 ? 'Une grille d’analyse du jury actuel, brouillon compris, serait annulée' : `${refusal.count} grilles d’analyse du jury actuel, brouillons compris, seraient annulées`}. Pour confirmer, renvoyez la demande avec ?confirm=${refusal.count}.`,
        extensions: { count: refusal.count },
      });
    case 'unknown-category':
      return sendProblem(c, 'unknown-category', {
        detail: 'Cette catégorie n’existe pas dans cette édition.',
        errors: [{ pointer: '/category', detail: 'Indiquez une catégorie de l’édition.' }],
      });
    case 'same-category':
      return sendProblem(c, 'same-category', {
        detail: 'La candidature concourt déjà dans cette catégorie.',
      });
    case 'already-in-category':
      return sendProblem(c, 'already-in-category', {
        detail: `Le même projet concourt déjà dans cette catégorie, sous le code ${refusal.code}.`,
      });
    case 'already-announced':
      return sendProblem(c, 'already-announced', {
        detail: `Un repositionnement vers la catégorie «\u00a0${refusal.category}\u00a0» est déjà annoncé\u00a0: il prend effet dès que le courriel à l’organisme est parti. Pour en demander un autre, annulez-le d’abord.`,
      });
    case 'not-announced':
      return sendProblem(c, 'not-announced', {
        detail: 'Aucun repositionnement de cette candidature n’attend\u00a0: il n’y a rien à annuler.',
      });
    case 'already-told':
      return sendProblem(c, 'already-told', {
        detail:
          'Le courriel à l’organisme est parti\u00a0: le repositionnement prend effet. Pour revenir en arrière, repositionnez la candidature de nouveau.',
      });
    case 'no-contact':
      return sendProblem(c, 'no-contact', {
        detail:
          'La candidature n’a pas d’adresse électronique valable\u00a0: l’organisme, qui doit être prévenu d’abord, ne peut pas l’être. Demandez au candidat d’indiquer un contact.',
      });
    case 'mail-not-failed':
      return sendProblem(c, 'mail-state', {
        detail:
          'Seul un courriel abandonné peut être renvoyé\u00a0: celui-ci est en attente, envoyé ou annulé.',
      });
    case 'mail-not-sent':
      return sendProblem(c, 'mail-state', {
        detail:
          'Seul un courriel envoyé peut être revenu\u00a0: celui-ci est en attente, abandonné ou annulé.',
      });
    case 'quarantined':
      return sendProblem(c, 'quarantined', {
        detail:
          'L’antivirus a trouvé un programme malveillant dans ce fichier\u00a0: il est en quarantaine et n’est transmis à personne. Le secrétariat demandera au candidat de le remplacer.',
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

function listFollowUps({ sheets, mails }: { readonly sheets: number; readonly mails: number }): string {
  const followUps = [
    ...(sheets > 0 ? [`${sheets} grille${sheets > 1 ? 's' : ''} d’analyse`] : []),
    ...(mails > 0 ? [`${mails} courriel${mails > 1 ? 's' : ''} au candidat`] : []),
  ];
  return `il existe ${joinWords(followUps, 'et')}`;
}
