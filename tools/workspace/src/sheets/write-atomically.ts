import { open, rename } from 'node:fs/promises';

/** Writes a file so that a reader, or a restart after a crash, sees the old text or the new one, never a part. */
export const writeAtomically = async (file: string, text: string, mode = 0o644): Promise<void> => {
  const part = `${file}.part`;
  const handle = await open(part, 'w', mode);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(part, file);
};
