import { join } from 'node:path';
import type { WorkspaceConfig } from './config.ts';
import { createSheets, type LocalSheets } from './sheets/create-sheets.ts';
import { writeAtomically } from './sheets/write-atomically.ts';

/** The spreadsheet that the mirror fills where no other is configured. */
export const LOCAL_SPREADSHEET = 'palmares';

/** The local Sheets as a process serves it, kept in the data folder, with the key file that the mirror signs in with. */
export async function openSheets(config: WorkspaceConfig): Promise<LocalSheets> {
  const folder = join(config.PALMARES_DATA, 'workspace');
  const sheets = await createSheets({
    folder: join(folder, 'sheets'),
    publicUrl: `http://127.0.0.1:${config.WORKSPACE_PORT}`,
  });
  await writeAtomically(
    join(folder, 'google-service-account.json'),
    `${JSON.stringify(sheets.serviceAccount, null, 2)}\n`,
    0o600,
  );
  await sheets.createSpreadsheet({ id: LOCAL_SPREADSHEET, title: 'Palmarès' });
  return sheets;
}
