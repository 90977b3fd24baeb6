import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** When drafts last changed, what uploads are recognised by, and indexes for all that intake looks for. */
export const arrivals: Migration = {
  async up(db) {
    await db.schema
      .alterTable('applications')
      .addColumn('draft_changed_at', 'text', (c) => c.notNull().defaultTo(''))
      .execute();
    await sql`update applications set draft_changed_at = updated_at`.execute(db);
    await db.schema.alterTable('uploads').addColumn('file_name', 'text').execute();
    await db.schema.alterTable('uploads').addColumn('fingerprint', 'text').execute();
    // Nobody read these; what a scan found is in the audit.
    await db.schema.alterTable('files').dropColumn('scan_found').execute();
    await db.schema.alterTable('files').dropColumn('scanned_at').execute();
    await db.schema.alterTable('uploads').dropColumn('file_id').execute();
    await addIndexes(db);
  },
};

async function addIndexes(db: Kysely<unknown>) {
  const index = (name: string, table: string, ...columns: string[]) =>
    db.schema.createIndex(name).on(table).columns(columns).execute();
  await index('mails_application', 'mails', 'application_id', 'state');
  await index('access_tokens_application', 'access_tokens', 'application_id');
  await index('access_tokens_expiry', 'access_tokens', 'expires_at');
  await index('uploads_state', 'uploads', 'state', 'created_at');
  // A draft's file that is replaced goes, unless one of these refers to it.
  await index('deposits_dossier', 'deposits', 'dossier_id');
  await index('deposits_video', 'deposits', 'video_id');
  await index('files_scan', 'files', 'scan', 'created_at');
  await index('repositionings_mail', 'repositionings', 'mail_id');
}
