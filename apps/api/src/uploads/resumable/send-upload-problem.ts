import { formatMo, formatWhole } from '@palmares/rules/french-lists';
import type { Context } from 'hono';
import type { ApiEnv } from '../../api-env.ts';
import { sendNotFound, sendProblem } from '../../http-problems.ts';
import type { ProblemType } from '../../problem-catalogue.ts';
import { UploadError } from './upload-error.ts';

const details = {
  'malformed-request':
    'La requête ne suit pas le protocole tus\u00a01.0\u00a0: vérifiez ses en-têtes (Upload-Length, Upload-Metadata, Upload-Offset, Upload-Checksum). La taille doit être annoncée dès la création.',
  'incomplete-body':
    'La partie n’est pas arrivée en entier\u00a0: sa somme de contrôle ne peut pas être vérifiée, elle n’est pas gardée. Renvoyez-la.',
  'too-slow':
    'L’envoi n’avançait plus\u00a0: il a été arrêté. Ce qui est arrivé est gardé\u00a0; reprenez quand la connexion sera meilleure.',
  'offset-conflict':
    'L’envoi ne reprend pas là où il s’est arrêté. Demandez où il en est (HEAD), puis reprenez à cet endroit.',
  'upload-expired':
    'Cet envoi n’existe plus\u00a0: il était resté trop longtemps sans avancer. Recommencez-le.',
  'tus-version': 'Annoncez la version du protocole tus par l’en-tête Tus-Resumable\u00a0: 1.0.0.',
  'upload-busy': 'Cet envoi est en cours par une autre connexion. Réessayez dans quelques secondes.',
  'too-many-uploads':
    'Trop d’envois de cette candidature sont en cours. Terminez-en un, ou abandonnez-le, puis recommencez.',
  'checksum-mismatch':
    'La partie reçue ne correspond pas à sa somme de contrôle\u00a0: elle n’est pas gardée. Renvoyez-la.',
  'no-space':
    'Le serveur manque de place\u00a0: ce qui est déjà arrivé est gardé. Reprenez l’envoi dans quelques minutes\u00a0; si cela persiste, prévenez le secrétariat du concours.',
  invalid: 'Le fichier est vide\u00a0: choisissez-en un autre.',
} as const satisfies Partial<Record<ProblemType, string>>;

/** The kinds of problems that only need their own sentence. */
type Told = keyof typeof details;

/** Answers a problem of an upload that comes in parts. */
export function sendUploadProblem(c: Context<ApiEnv>, type: Told): Response {
  return sendProblem(c, type, {
    detail: details[type],
    headers: {
      'Tus-Resumable': '1.0.0',
      ...(type === 'tus-version' ? { 'Tus-Version': '1.0.0' } : {}),
      ...(type === 'no-space' ? { 'Retry-After': '60' } : {}),
    },
  });
}

/** The body is longer than was announced, or `maxBytes` are too few for what was. */
export function sendTooLarge(c: Context<ApiEnv>, maxBytes: number): Response {
  return sendProblem(c, 'too-large', {
    detail: `Le fichier dépasse la taille annoncée ou la limite de ${formatMo(maxBytes)} (${formatWhole(maxBytes)}\u00a0octets).`,
    headers: { 'Tus-Resumable': '1.0.0' },
  });
}

/** Answers what the tus server, or our store behind it, refuses. Throws what is nobody's refusal. */
export function sendTusRefusal(
  c: Context<ApiEnv>,
  status: number,
  error: unknown,
  maxBytes: number,
): Response {
  if (error instanceof UploadError) {
    if (error.type === 'not-found') return sendNotFound(c);
    if (error.type === 'too-large') return sendTooLarge(c, maxBytes);
    if (isTold(error.type)) return sendUploadProblem(c, error.type);
  }
  if (error instanceof Error) throw error;
  switch (status) {
    case 404:
      return sendNotFound(c);
    case 409:
      return sendUploadProblem(c, 'offset-conflict');
    case 410:
      return sendUploadProblem(c, 'upload-expired');
    case 413:
      return sendTooLarge(c, maxBytes);
    default:
      return sendUploadProblem(c, 'malformed-request');
  }
}

function isTold(type: ProblemType): type is Told {
  return Object.hasOwn(details, type);
}
