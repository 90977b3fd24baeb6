import type { Database, Tx } from '@palmares/db/database';
import { findExtension } from '@palmares/db/extensions';
import { deadlineOf } from '@palmares/rules/deadline';
import type { Edition } from '@palmares/rules/edition';

/** Until when an application may be deposited: the edition's deadline, or that of its own extension (Art. 3). */
export async function findDeadline(
  db: Database | Tx,
  edition: Edition,
  applicationId: string,
): Promise<Temporal.Instant> {
  const extension = await findExtension(db, applicationId);
  return deadlineOf(edition, extension ? { until: Temporal.Instant.from(extension.until) } : null);
}
