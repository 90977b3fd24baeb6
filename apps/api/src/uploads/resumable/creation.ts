import { createUpload } from '@palmares/contest/uploads/create-upload';
import { removeUpload } from '@palmares/contest/uploads/follow-upload';
import type { Context } from 'hono';
import type { ApiDeps, ApiEnv } from '../../api-env.ts';
import { findCandidate, unknownDepositKey } from '../../authentication.ts';
import { sendProblem, sendRefusal } from '../../http-problems.ts';
import { maxBytesOf, mediaTypes } from '../file-kinds.ts';
import { measureSpace } from './measure-space.ts';
import { sendTooLarge, sendTusRefusal, sendUploadProblem } from './send-upload-problem.ts';
import { askTus } from './tus-server.ts';
import { isRightType, readUploadMetadata } from './upload-request.ts';

const OPEN_BYTES_IN_VIDEOS = 2;

/** Begins an upload: whatever can be refused of it is refused now, before a byte, and its space is reserved. */
export async function createResumable(c: Context<ApiEnv>, deps: ApiDeps): Promise<Response> {
  const { contest, resumable } = deps;
  const { limits, timeZone } = contest.edition;
  const wanted = readUploadMetadata(c.req.header('upload-metadata'));
  if (wanted === null) return sendUploadProblem(c, 'malformed-request');
  const { applicationId, kind, fileName, fingerprint } = wanted;
  const person = await findCandidate(deps, c, applicationId);
  if (person === null) return sendProblem(c, 'unauthorized', { detail: unknownDepositKey });
  const length = c.req.header('upload-length');
  const unknownWays = c.req.header('upload-defer-length') ?? c.req.header('upload-concat');
  if (unknownWays !== undefined) return sendUploadProblem(c, 'malformed-request');
  if (length === undefined || !/^\d{1,15}$/.test(length)) return sendUploadProblem(c, 'malformed-request');
  const bytes = Number(length);
  if (bytes === 0) return sendUploadProblem(c, 'invalid');
  const maxBytes = maxBytesOf(kind, limits);
  if (bytes > maxBytes) return sendTooLarge(c, maxBytes);
  if (!isRightType(wanted)) {
    return sendProblem(c, 'unsupported-media-type', {
      detail: `Ce fichier n’est pas du type attendu\u00a0: ${mediaTypes[kind]}.`,
    });
  }

  const { openUploads, lifetime, spareBytes } = resumable.options;
  const created = await createUpload(
    contest,
    person,
    { applicationId, kind, bytes, fileName, fingerprint },
    await measureSpace(deps, resumable),
    { uploads: openUploads, bytes: OPEN_BYTES_IN_VIDEOS * limits.videoBytes, spareBytes, lifetime },
  );
  switch (created.kind) {
    case 'created':
      break;
    case 'too-many':
      return sendUploadProblem(c, 'too-many-uploads');
    case 'no-space':
      return sendUploadProblem(c, 'no-space');
    case 'withdrawn':
    case 'not-found':
    case 'forbidden':
      return sendRefusal(c, created, timeZone);
  }
  const answer = await askTus(c, deps, { newId: created.upload.id });
  if (answer.status >= 400) {
    await removeUpload(contest, created.upload.id);
    return sendTusRefusal(c, answer.status, answer.error, maxBytes);
  }
  return new Response(null, answer);
}
