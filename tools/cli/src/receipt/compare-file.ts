import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { CommandError } from '../outcome.ts';

/** Whether a file is the one of a deposit: the very same bytes, another file, or there was none to compare with. */
export type ComparedFile = 'same' | 'different' | 'none-deposited';

/** Compares a file with what a receipt attests. Read as a stream: a video has half a gigabyte. */
export async function compareFile(
  path: string,
  attested: { readonly bytes: number; readonly sha256: string } | null,
): Promise<ComparedFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    await pipeline(createReadStream(path), async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        hash.update(chunk);
        bytes += chunk.length;
      }
    });
  } catch (cause) {
    throw new CommandError(`Le fichier ${path} ne peut pas être lu.`, { cause });
  }
  if (attested === null) return 'none-deposited';
  return bytes === attested.bytes && hash.digest('hex') === attested.sha256 ? 'same' : 'different';
}
