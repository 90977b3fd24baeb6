import type { Selectable } from 'kysely';
import type { Database, Tx } from './database.ts';
import type { ApiKeysTable, JurorsTable, JuryRolesTable, OrganisationsTable } from './tables/people.ts';

export type OrganisationRow = Selectable<OrganisationsTable>;
export type JurorRow = Selectable<JurorsTable>;
export type JuryRoleRow = Selectable<JuryRolesTable>;
export type ApiKeyRow = Selectable<ApiKeysTable>;

export function findOrganisation(db: Database | Tx, id: string): Promise<OrganisationRow | undefined> {
  return db.selectFrom('organisations').selectAll().where('id', '=', id).executeTakeFirst();
}

export function listOrganisations(db: Database | Tx): Promise<OrganisationRow[]> {
  return db.selectFrom('organisations').selectAll().orderBy('id').execute();
}

/** Filters of the organisations; `after` is the id the page before ended with. */
export type OrganisationFilter = {
  readonly scheme?: string | undefined;
  readonly branch?: string | undefined;
  readonly department?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

/** A page of organisations, by id. */
export function pageOrganisations(
  db: Database | Tx,
  { scheme, branch, department, after, limit }: OrganisationFilter,
): Promise<OrganisationRow[]> {
  let query = db.selectFrom('organisations').selectAll().orderBy('id').limit(limit);
  if (scheme !== undefined) query = query.where('scheme', '=', scheme);
  if (branch !== undefined) query = query.where('branch', '=', branch);
  if (department !== undefined) query = query.where('department', '=', department);
  if (after !== undefined) query = query.where('id', '>', after);
  return query.execute();
}

export async function saveOrganisation(tx: Tx, row: OrganisationRow): Promise<void> {
  const { id: _, ...fields } = row;
  await tx
    .insertInto('organisations')
    .values(row)
    .onConflict((c) => c.column('id').doUpdateSet(fields))
    .execute();
}

export function findJurorBySlackUser(db: Database | Tx, slackUserId: string): Promise<JurorRow | undefined> {
  return db.selectFrom('jurors').selectAll().where('slackUserId', '=', slackUserId).executeTakeFirst();
}

export function findJuror(db: Database | Tx, id: string): Promise<JurorRow | undefined> {
  return db.selectFrom('jurors').selectAll().where('id', '=', id).executeTakeFirst();
}

export function listJurors(db: Database | Tx): Promise<JurorRow[]> {
  return db.selectFrom('jurors').selectAll().orderBy('id').execute();
}

/** Filters of the members; `after` is the Slack account the page before ended with. */
export type MemberFilter = {
  readonly role?: JuryRoleRow['role'] | undefined;
  readonly category?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

/** A page of the jurors' list, by Slack account: whoever holds one such role. */
export function pageMembers(
  db: Database | Tx,
  { role, category, after, limit }: MemberFilter,
): Promise<JurorRow[]> {
  let roles = db.selectFrom('juryRoles').select('juryRoles.jurorId');
  if (role !== undefined) roles = roles.where('juryRoles.role', '=', role);
  if (category !== undefined) roles = roles.where('juryRoles.category', '=', category);
  let query = db
    .selectFrom('jurors')
    .selectAll()
    .where('id', 'in', roles)
    .orderBy('slackUserId')
    .limit(limit);
  if (after !== undefined) query = query.where('slackUserId', '>', after);
  return query.execute();
}

/** The jurors who grade a category, by name. */
export function listJury(db: Database | Tx, category: string): Promise<JurorRow[]> {
  return db
    .selectFrom('jurors')
    .innerJoin('juryRoles', 'juryRoles.jurorId', 'jurors.id')
    .selectAll('jurors')
    .where('juryRoles.role', '=', 'juror')
    .where('juryRoles.category', '=', category)
    .orderBy('jurors.name')
    .orderBy('jurors.id')
    .execute();
}

export function listRolesOf(db: Database | Tx, jurorId: string): Promise<JuryRoleRow[]> {
  return db
    .selectFrom('juryRoles')
    .selectAll()
    .where('jurorId', '=', jurorId)
    .orderBy('role')
    .orderBy('category')
    .execute();
}

export function listRoles(db: Database | Tx): Promise<JuryRoleRow[]> {
  return db.selectFrom('juryRoles').selectAll().execute();
}

export async function saveJuror(tx: Tx, row: JurorRow): Promise<void> {
  const { id: _, ...fields } = row;
  await tx
    .insertInto('jurors')
    .values(row)
    .onConflict((c) => c.column('id').doUpdateSet(fields))
    .execute();
}

/** Adds a role; holding it already changes nothing. */
export async function addRole(tx: Tx, row: JuryRoleRow): Promise<void> {
  await tx
    .insertInto('juryRoles')
    .values(row)
    .onConflict((c) => c.doNothing())
    .execute();
}

export async function insertApiKey(tx: Tx, row: ApiKeyRow): Promise<void> {
  await tx.insertInto('apiKeys').values(row).execute();
}

export function findApiKey(db: Database | Tx, keyHash: string): Promise<ApiKeyRow | undefined> {
  return db.selectFrom('apiKeys').selectAll().where('keyHash', '=', keyHash).executeTakeFirst();
}
