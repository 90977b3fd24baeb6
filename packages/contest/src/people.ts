import { findApplication } from '@palmares/db/applications';
import { findApiKey, findJurorBySlackUser, type JuryRoleRow, listRolesOf } from '@palmares/db/people';
import type { Contest } from './contest.ts';
import { hashKey } from './keys.ts';

export type Role = JuryRoleRow['role'];

/** Someone of the jurors' list, known by a Slack account. `category` is null for roles of no category. */
export type Member = {
  readonly kind: 'member';
  readonly jurorId: string;
  readonly slackUserId: string;
  readonly name: string;
  readonly roles: readonly { readonly role: Role; readonly category: string | null }[];
};

/** Who is asking. Each act and view says what each may do and see; whoever is not named there gets `forbidden`. */
export type Person =
  | { readonly kind: 'public' }
  | { readonly kind: 'candidate'; readonly applicationId: string }
  | Member
  | { readonly kind: 'key'; readonly keyId: string; readonly role: 'secretariat'; readonly name: string }
  | { readonly kind: 'operator' }
  /** The software itself, when an instant has come or a message has left. */
  | { readonly kind: 'system' }
  | { readonly kind: 'mirror' };

export const system: Person = { kind: 'system' };

/** What anyone may be answered: `not-found` also where saying more would tell that something exists. */
export type Refused = { readonly kind: 'forbidden' } | { readonly kind: 'not-found' };

export const forbidden = { kind: 'forbidden' } as const;
export const notFound = { kind: 'not-found' } as const;

export function isSecretariat(person: Person): boolean {
  if (person.kind === 'key' || person.kind === 'operator') return true;
  return person.kind === 'member' && person.roles.some(({ role }) => role === 'secretariat');
}

/** The categories a person grades; none for whoever is no juror. */
export function juriesOf(person: Person): string[] {
  if (person.kind !== 'member') return [];
  return person.roles.flatMap(({ role, category }) => (role === 'juror' && category ? [category] : []));
}

/** The person behind a Slack account, or null for one that is not on the jurors' list. */
export async function personOfSlackUser(contest: Contest, slackUserId: string): Promise<Member | null> {
  const juror = await findJurorBySlackUser(contest.db, slackUserId);
  if (!juror) return null;
  const roles = await listRolesOf(contest.db, juror.id);
  return {
    kind: 'member',
    jurorId: juror.id,
    slackUserId,
    name: juror.name,
    roles: roles.map(({ role, category }) => ({ role, category: category || null })),
  };
}

/** The holder of an API key, or null for an unknown one. */
export async function personOfApiKey(contest: Contest, key: string): Promise<Person | null> {
  const row = await findApiKey(contest.db, hashKey(key));
  return row ? { kind: 'key', keyId: row.id, role: row.role, name: row.name } : null;
}

/** The candidate who holds this application's deposit key, or null when it is not that application's. */
export async function personOfDepositKey(
  contest: Contest,
  applicationId: string,
  key: string,
): Promise<Person | null> {
  const application = await findApplication(contest.db, applicationId);
  return application?.depositKeyHash === hashKey(key) ? { kind: 'candidate', applicationId } : null;
}
