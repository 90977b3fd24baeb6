import { findJuror, listRolesOf } from '@palmares/db/people';
import type { FileKind } from '@palmares/rules/application';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { realClock } from './clock.ts';
import type { Contest } from './contest.ts';
import { findAssignment } from './grading/find-assignment.ts';
import { notFound, type Person, type Refused } from './people.ts';
import { type EntryFileOutcome, readEntryFile } from './views/entry-file.ts';

/** How long a link opens its file. */
const LIFETIME = { minutes: 15 };
const ALGORITHM = 'HS256';

const claimsSchema = z.object({ sub: z.string(), entry: z.string(), file: z.enum(['dossier', 'video']) });

export type IssueFileLinkOutcome =
  | { readonly kind: 'issued'; readonly token: string; readonly expiresAt: Temporal.Instant }
  | { readonly kind: 'recused' }
  | Refused;

/** A short-lived link for one juror to one file of an entry they grade; not found when there is no such file. */
export async function issueFileLink(
  contest: Contest,
  person: Person,
  code: string,
  file: FileKind,
): Promise<IssueFileLinkOutcome> {
  const assignment = await findAssignment(contest.db, contest.edition, person, code);
  if (assignment.kind !== 'assignment') return assignment;
  if (assignment.permission.kind === 'recused') return { kind: 'recused' };
  const { entry, juror } = assignment;
  if (file === 'video' && !entry.videoId) return notFound;
  const expiresAt = realClock().add(LIFETIME);
  const token = await new SignJWT({ entry: entry.code, file })
    .setProtectedHeader({ alg: ALGORITHM })
    .setSubject(juror.jurorId)
    .setExpirationTime(Math.floor(expiresAt.epochMilliseconds / 1000))
    .sign(secretOf(contest));
  return { kind: 'issued', token, expiresAt };
}

export type ResolveFileLinkOutcome = EntryFileOutcome | { readonly kind: 'expired' };

/** The file behind a link, as long as the juror may still read it: a recusal closes links that are out already. */
export async function resolveFileLink(contest: Contest, token: string): Promise<ResolveFileLinkOutcome> {
  const claims = await readToken(contest, token);
  if (claims === 'expired') return { kind: 'expired' };
  if (!claims) return notFound;
  const juror = await findJuror(contest.db, claims.sub);
  if (!juror) return notFound;
  const roles = await listRolesOf(contest.db, juror.id);
  const person: Person = {
    kind: 'member',
    jurorId: juror.id,
    slackUserId: juror.slackUserId,
    name: juror.name,
    roles,
  };
  const assignment = await findAssignment(contest.db, contest.edition, person, claims.entry);
  if (assignment.kind !== 'assignment' || assignment.permission.kind === 'recused') return notFound;
  return readEntryFile(contest, assignment.entry, claims.file);
}

async function readToken(contest: Contest, token: string) {
  try {
    const { payload } = await jwtVerify(token, secretOf(contest), { algorithms: [ALGORITHM] });
    return claimsSchema.safeParse(payload).data ?? null;
  } catch (error) {
    if (error instanceof errors.JWTExpired) return 'expired' as const;
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

function secretOf(contest: Contest): Uint8Array {
  return Buffer.from(contest.linkSecret, 'base64url');
}
