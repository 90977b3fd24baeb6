import { viewApplication } from '@palmares/contest/views/application';
import type { FileKind } from '@palmares/rules/application';
import type { Limits } from '@palmares/rules/edition';
import { formatMo, formatWhole } from '@palmares/rules/french-lists';
import type { Context } from 'hono';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { sendProblem, sendRefusal } from '../http-problems.ts';
import { maxBytesOf, mediaTypes } from './file-kinds.ts';
import type { StoreUploadOutcome } from './store-upload.ts';

/** What can be refused from the headers alone, before a byte of the file is read; undefined to go on. */
export async function refuseBeforeReading(
  c: Context<ApiEnv>,
  { contest, blobs }: Pick<ApiDeps, 'contest' | 'blobs'>,
  { id, kind }: { readonly id: string; readonly kind: FileKind },
): Promise<Response | undefined> {
  const viewed = await viewApplication(contest, c.var.person, id);
  if (viewed.kind !== 'application') return sendRefusal(c, viewed, contest.edition.timeZone);
  if (viewed.application.status === 'withdrawn') {
    return sendRefusal(c, { kind: 'withdrawn' }, contest.edition.timeZone);
  }
  const mediaType = mediaTypes[kind];
  const given = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  const encoding = c.req.header('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (given !== mediaType || encoding !== 'identity') {
    return sendProblem(c, 'unsupported-media-type', {
      detail: `Envoyez le fichier tel quel, avec l’en-tête Content-Type\u00a0: ${mediaType}.`,
      headers: { Accept: mediaType },
    });
  }
  const announced = Number(c.req.header('content-length') ?? 0);
  if (announced > maxBytesOf(kind, contest.edition.limits)) {
    return sendUploadRefusal(c, { kind: 'too-large' }, kind, contest.edition.limits);
  }
  if (announced > (await blobs.freeBytes())) {
    return sendUploadRefusal(c, { kind: 'no-space' }, kind, contest.edition.limits);
  }
  return undefined;
}

type UploadRefusal = Extract<
  StoreUploadOutcome,
  { kind: 'too-large' | 'cut-short' | 'too-slow' | 'no-space' | 'refused' | 'unavailable' }
>;

/** The answer to a file that was not taken in. Whatever was there before it still stands. */
export function sendUploadRefusal(
  c: Context<ApiEnv>,
  refusal: UploadRefusal,
  kind: FileKind,
  limits: Limits,
): Response {
  const detail = describeUploadRefusal(refusal, kind, limits);
  switch (refusal.kind) {
    case 'too-large':
      return sendProblem(c, 'too-large', {
        detail,
        errors: [{ pointer: `/${kind}`, detail: howToShrink(kind), code: `${kind}-too-big` }],
      });
    case 'cut-short':
      return sendProblem(c, 'incomplete-body', { detail });
    case 'too-slow':
    case 'no-space':
      return sendProblem(c, refusal.kind, { detail });
    case 'refused':
      return sendProblem(c, `${kind}-refused`, {
        detail,
        errors: [{ code: refusal.code, pointer: `/${kind}`, detail: refusal.message }],
      });
    case 'unavailable':
      return sendProblem(c, 'unavailable', { detail, headers: { 'Retry-After': '5' } });
  }
}

/** Why a file was not taken in and how to mend it, in a French sentence or two. */
export function describeUploadRefusal(refusal: UploadRefusal, kind: FileKind, limits: Limits): string {
  const file = kind === 'dossier' ? 'Le dossier' : 'La vidéo';
  const e = kind === 'dossier' ? '' : 'e';
  switch (refusal.kind) {
    case 'too-large': {
      const bytes = maxBytesOf(kind, limits);
      return `${file} dépasse la limite de ${formatMo(bytes)} (${formatWhole(bytes)}\u00a0octets). ${howToShrink(kind)}`;
    }
    case 'cut-short':
      return `${file} n’est pas arrivé${e} en entier. Recommencez l’envoi.`;
    case 'too-slow':
      return 'L’envoi n’avançait plus\u00a0: il a été arrêté. Recommencez avec une meilleure connexion.';
    case 'no-space':
      return 'Le serveur manque de place\u00a0: rien n’a été enregistré. Réessayez dans quelques minutes\u00a0; si cela persiste, prévenez le secrétariat du concours.';
    case 'refused':
      return refusal.message;
    case 'unavailable':
      return `${file} a bien été reçu${e}, mais n’a pas pu être vérifié${e}\u00a0: ce n’est pas de votre fait, et rien n’a été enregistré. Recommencez l’envoi.`;
  }
}

function howToShrink(kind: FileKind): string {
  return kind === 'dossier'
    ? 'Réduisez la taille des images, puis exportez-le de nouveau en PDF.'
    : 'Compressez-la, ou déposez sans vidéo.';
}
