import type {
  ApplicationsTable,
  DepositsTable,
  EntriesTable,
  FilesTable,
  IdempotencyKeysTable,
} from './applications.ts';
import type { AuditTable, CategoriesTable, ContestTable } from './contest.ts';
import type { RecusalsTable, ScoreSheetsTable, ScoreSheetVersionsTable } from './grading.ts';
import type {
  AccessTokensTable,
  ExtensionsTable,
  MailsTable,
  RepositioningsTable,
  SigningKeysTable,
  UploadsTable,
} from './intake.ts';
import type { MirrorCellsTable, MirrorLocksTable, MirrorsTable, SlackEventsTable } from './mirror.ts';
import type { ApiKeysTable, JurorsTable, JuryRolesTable, OrganisationsTable } from './people.ts';

/** Every table, by the glossary's names. Columns are snake_case in the database. */
export type Tables = {
  contest: ContestTable;
  categories: CategoriesTable;
  audit: AuditTable;
  organisations: OrganisationsTable;
  jurors: JurorsTable;
  juryRoles: JuryRolesTable;
  apiKeys: ApiKeysTable;
  applications: ApplicationsTable;
  files: FilesTable;
  deposits: DepositsTable;
  entries: EntriesTable;
  idempotencyKeys: IdempotencyKeysTable;
  scoreSheets: ScoreSheetsTable;
  scoreSheetVersions: ScoreSheetVersionsTable;
  recusals: RecusalsTable;
  mirrors: MirrorsTable;
  mirrorCells: MirrorCellsTable;
  mirrorLocks: MirrorLocksTable;
  slackEvents: SlackEventsTable;
  mails: MailsTable;
  accessTokens: AccessTokensTable;
  uploads: UploadsTable;
  signingKeys: SigningKeysTable;
  extensions: ExtensionsTable;
  repositionings: RepositioningsTable;
};
