import { type ApplicationRow, type FileRow, findApplication, findFile } from '@palmares/db/applications';
import type { Database, Tx } from '@palmares/db/database';
import type { DepositFiles } from '@palmares/rules/file-limits';
import { isSecretariat, notFound, type Person, type Refused } from '../people.ts';

/** An application's draft with its files. */
export type LoadedApplication = {
  readonly kind: 'loaded';
  readonly row: ApplicationRow;
  readonly dossier: FileRow | null;
  readonly video: FileRow | null;
};

/** The application a candidate holds the key of; to anyone else it is not found, whether it exists or not. */
export async function loadOwnApplication(
  db: Database | Tx,
  person: Person,
  id: string,
): Promise<LoadedApplication | Refused> {
  if (person.kind !== 'candidate' || person.applicationId !== id) return notFound;
  return loadApplication(db, id);
}

/** The same for the candidate and for the secretariat, who reads and never writes in it. */
export async function loadReadableApplication(
  db: Database | Tx,
  person: Person,
  id: string,
): Promise<LoadedApplication | Refused> {
  return isSecretariat(person) ? loadApplication(db, id) : loadOwnApplication(db, person, id);
}

/** The same for whoever was let in by other means, and for the service itself. */
export async function loadApplication(
  db: Database | Tx,
  id: string,
): Promise<LoadedApplication | typeof notFound> {
  const row = await findApplication(db, id);
  if (!row) return notFound;
  const dossier = row.dossierId ? await findFile(db, row.dossierId) : undefined;
  const video = row.videoId ? await findFile(db, row.videoId) : undefined;
  return { kind: 'loaded', row, dossier: dossier ?? null, video: video ?? null };
}

/** What the rules need to know of the files. */
export function depositFiles({ dossier, video }: Pick<LoadedApplication, 'dossier' | 'video'>): DepositFiles {
  return {
    ...(dossier && {
      dossier: { bytes: dossier.bytes, pages: dossier.pages ?? 0, infected: isInfected(dossier) },
    }),
    ...(video && {
      video: { bytes: video.bytes, seconds: Number(video.seconds), infected: isInfected(video) },
    }),
  };
}

function isInfected(file: FileRow): boolean {
  return file.scan === 'infected';
}
