import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { DialectName } from '../migrate.ts';

/** The tables of a first edition. Text ids, UTC text for instants, 0 or 1 for booleans: alike on both databases. */
export function firstEdition(dialect: DialectName): Migration {
  return {
    async up(db) {
      await contest(db);
      await people(db);
      await applications(db);
      await grading(db);
      await mirrors(db);
      await (dialect === 'sqlite' ? sealAuditInSqlite(db) : sealAuditInPostgres(db));
    },
  };
}

async function contest(db: Kysely<unknown>) {
  await db.schema
    .createTable('contest')
    .addColumn('id', 'integer', (c) => c.primaryKey().check(sql`id = 1`))
    .addColumn('edition_id', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('last_application_number', 'integer', (c) => c.notNull())
    .addColumn('rehearsal_from', 'text')
    .addColumn('started_at', 'text', (c) => c.notNull())
    .addColumn('link_secret', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('categories')
    .addColumn('slug', 'text', (c) => c.primaryKey())
    .addColumn('grading_open', 'integer', (c) => c.notNull().check(sql`grading_open in (0, 1)`))
    .addColumn('grading_changed_at', 'text')
    .execute();
  await db.schema
    .createTable('audit')
    .addColumn('seq', 'integer', (c) => c.primaryKey())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('instant', 'text', (c) => c.notNull())
    .addColumn('actor_kind', 'text', (c) => c.notNull())
    .addColumn('actor_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('before', 'text')
    .addColumn('after', 'text')
    .addColumn('previous_hash', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull().unique())
    .execute();
  await db.schema.createIndex('audit_subject').on('audit').columns(['subject', 'seq']).execute();
}

async function people(db: Kysely<unknown>) {
  await db.schema
    .createTable('organisations')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('scheme', 'text', (c) => c.notNull())
    .addColumn('branch', 'text', (c) => c.notNull())
    .addColumn('department', 'text', (c) => c.notNull())
    .addColumn('email', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('jurors')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('slack_user_id', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('organisation', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('jury_roles')
    .addColumn('juror_id', 'text', (c) => c.notNull().references('jurors.id'))
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('category', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('jury_roles_key', ['juror_id', 'role', 'category'])
    .execute();
  await db.schema.createIndex('jury_roles_category').on('jury_roles').columns(['category', 'role']).execute();
  await db.schema
    .createTable('api_keys')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('key_hash', 'text', (c) => c.notNull().unique())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();
}

async function applications(db: Kysely<unknown>) {
  await db.schema
    .createTable('applications')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('number', 'integer', (c) => c.notNull().unique())
    .addColumn('code', 'text', (c) => c.notNull().unique())
    .addColumn('deposit_key_hash', 'text', (c) => c.notNull())
    .addColumn('metadata', 'text', (c) => c.notNull())
    .addColumn('dossier_id', 'text')
    .addColumn('video_id', 'text')
    .addColumn('draft_version', 'integer', (c) => c.notNull())
    .addColumn('deposited_version', 'integer')
    .addColumn('deposited_draft_version', 'integer')
    .addColumn('withdrawn_at', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('files')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('application_id', 'text', (c) => c.notNull().references('applications.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('blob_key', 'text', (c) => c.notNull().unique())
    .addColumn('bytes', 'integer', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('pages', 'integer')
    .addColumn('seconds', 'text')
    .addColumn('validator', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('files_application').on('files').column('application_id').execute();
  await db.schema
    .createTable('deposits')
    .addColumn('application_id', 'text', (c) => c.notNull().references('applications.id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('metadata', 'text', (c) => c.notNull())
    .addColumn('dossier_id', 'text', (c) => c.notNull().references('files.id'))
    .addColumn('video_id', 'text', (c) => c.references('files.id'))
    .addColumn('deposited_at', 'text', (c) => c.notNull())
    .addColumn('receipt', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('deposits_key', ['application_id', 'version'])
    .execute();
  await db.schema
    .createTable('entries')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('code', 'text', (c) => c.notNull().unique())
    .addColumn('application_id', 'text', (c) => c.notNull().references('applications.id'))
    .addColumn('category', 'text', (c) => c.notNull())
    .addColumn('screening', 'text', (c) => c.notNull())
    .addColumn('ground', 'text')
    .addColumn('reason', 'text')
    .addColumn('screened_at', 'text')
    .addColumn('withdrawn_at', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('entries_number', ['category', 'number'])
    .addUniqueConstraint('entries_application', ['application_id', 'category'])
    .execute();
  await db.schema
    .createTable('idempotency_keys')
    .addColumn('application_id', 'text', (c) => c.notNull().references('applications.id'))
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('body_sha256', 'text', (c) => c.notNull())
    .addColumn('answer', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('idempotency_keys_key', ['application_id', 'key'])
    .execute();
}

async function grading(db: Kysely<unknown>) {
  await db.schema
    .createTable('score_sheets')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('entry_id', 'text', (c) => c.notNull().references('entries.id'))
    .addColumn('juror_id', 'text', (c) => c.notNull().references('jurors.id'))
    .addColumn('draft_grades', 'text')
    .addColumn('draft_comment', 'text')
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('grades', 'text')
    .addColumn('comment', 'text')
    .addColumn('submitted_at', 'text')
    .addColumn('voided_at', 'text')
    .addColumn('void_reason', 'text')
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('score_sheets_juror', ['entry_id', 'juror_id'])
    .execute();
  await db.schema.createIndex('score_sheets_of_juror').on('score_sheets').column('juror_id').execute();
  await db.schema
    .createTable('score_sheet_versions')
    .addColumn('score_sheet_id', 'text', (c) => c.notNull().references('score_sheets.id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('deposit_version', 'integer', (c) => c.notNull())
    .addColumn('grades', 'text', (c) => c.notNull())
    .addColumn('comment', 'text', (c) => c.notNull())
    .addColumn('submitted_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('score_sheet_versions_key', ['score_sheet_id', 'version'])
    .execute();
  await db.schema
    .createTable('recusals')
    .addColumn('entry_id', 'text', (c) => c.notNull().references('entries.id'))
    .addColumn('juror_id', 'text', (c) => c.notNull().references('jurors.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('recused_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('recusals_key', ['entry_id', 'juror_id'])
    .execute();
  await db.schema.createIndex('recusals_of_juror').on('recusals').column('juror_id').execute();
}

async function mirrors(db: Kysely<unknown>) {
  await db.schema
    .createTable('mirrors')
    .addColumn('spreadsheet_id', 'text', (c) => c.primaryKey())
    .addColumn('publish', 'integer', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('layout', 'integer', (c) => c.notNull())
    .addColumn('published_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('mirror_cells')
    .addColumn('spreadsheet_id', 'text', (c) => c.notNull())
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('commentaire', 'text', (c) => c.notNull())
    .addColumn('decision', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('mirror_cells_key', ['spreadsheet_id', 'code'])
    .execute();
  await db.schema
    .createTable('mirror_locks')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('holder', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('slack_events')
    .addColumn('event_id', 'text', (c) => c.primaryKey())
    .addColumn('received_at', 'text', (c) => c.notNull())
    .execute();
}

async function sealAuditInSqlite(db: Kysely<unknown>) {
  for (const event of ['update', 'delete']) {
    await sql
      .raw(
        `create trigger audit_no_${event} before ${event} on audit begin select raise(abort, 'audit is append-only'); end`,
      )
      .execute(db);
  }
}

async function sealAuditInPostgres(db: Kysely<unknown>) {
  await sql`create function refuse_audit_change() returns trigger language plpgsql as $$ begin raise exception 'audit is append-only'; end $$`.execute(
    db,
  );
  await sql`create trigger audit_sealed before update or delete or truncate on audit for each statement execute function refuse_audit_change()`.execute(
    db,
  );
}
