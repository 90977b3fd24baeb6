import { setTimeout as sleep } from 'node:timers/promises';
import { realClock } from '@palmares/contest/clock';
import { findUpload } from '@palmares/contest/uploads/follow-upload';
import type { Upload } from '@palmares/contest/uploads/upload';
import type { Context } from 'hono';
import type { ApiDeps, ApiEnv } from '../../api-env.ts';
import { findCandidate, hasCredentials, unknownDepositKey } from '../../authentication.ts';
import { sendNotFound, sendProblem } from '../../http-problems.ts';
import { sendTusRefusal, sendUploadProblem } from './send-upload-problem.ts';
import { askTus } from './tus-server.ts';
import { readChecksum } from './upload-checksum.ts';

const ID = /^[0-9a-f]{32}$/;
const PART_TYPE = 'application/offset+octet-stream';

/**
 * Where an upload is (HEAD), more of it (PATCH), or its end (DELETE), for the candidate of its application alone: to
 * everybody else it is not found, whether it exists or not.
 */
export async function continueResumable(c: Context<ApiEnv>, deps: ApiDeps): Promise<Response> {
  const { contest } = deps;
  const id = c.req.param('upload') ?? '';
  const upload = ID.test(id) ? await findUpload(contest, id) : null;
  const candidate = upload === null ? null : await findCandidate(deps, c, upload.applicationId);
  if (upload === null || candidate === null) {
    return hasCredentials(c)
      ? sendNotFound(c)
      : sendProblem(c, 'unauthorized', { detail: unknownDepositKey });
  }
  if (isExpired(upload)) return sendUploadProblem(c, 'upload-expired');
  const checksum = readChecksum(c.req.header('upload-checksum'));
  if (checksum === 'malformed') return sendUploadProblem(c, 'malformed-request');
  if (c.req.method === 'PATCH' && c.req.header('content-type') !== PART_TYPE) {
    return sendProblem(c, 'unsupported-media-type', {
      detail: `Envoyez chaque partie avec l’en-tête Content-Type\u00a0: ${PART_TYPE}.`,
      headers: { Accept: PART_TYPE },
    });
  }

  const answer = await askTus(c, deps, { checksum });
  if (answer.status >= 400) return sendTusRefusal(c, answer.status, answer.error, upload.bytes);
  if (c.req.method === 'PATCH' && !(await tellAfterPart(deps, upload, answer.headers)))
    return sendUploadProblem(c, 'upload-expired');
  return new Response(null, answer);
}

/**
 * After the last part, waits a moment for the checks; before it, says until when the next may come. False when the upload
 * was removed while the part came: nothing of it is there any more.
 */
async function tellAfterPart(
  { contest, resumable }: ApiDeps,
  { id }: Upload,
  headers: Headers,
): Promise<boolean> {
  const check = resumable.running.get(id);
  if (check !== undefined) await Promise.race([check, sleep(resumable.options.patienceMilliseconds)]);
  const upload = await findUpload(contest, id);
  if (upload?.state === 'receiving')
    headers.set('Upload-Expires', new Date(upload.expiresAt.epochMilliseconds).toUTCString());
  return upload !== null;
}

function isExpired({ state, expiresAt }: Upload): boolean {
  return state === 'receiving' && Temporal.Instant.compare(expiresAt, realClock()) <= 0;
}
