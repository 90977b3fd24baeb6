import { type PublicKeys, parsePublicKeys } from '@palmares/contest/signing/public-keys';
import type { CliConfig } from '../config.ts';
import { CommandError } from '../outcome.ts';
import { readNamedFile } from '../run-command.ts';

const PATIENCE_MS = 15_000;

/** A published set of keys, from a file or an http(s) address. Throws `CommandError` where there is none. */
export async function readPublicKeys(place: string, config: CliConfig): Promise<PublicKeys> {
  const text = /^https?:\/\//.test(place)
    ? await fetchText(place)
    : Buffer.from(await readNamedFile(place, config)).toString();
  const keys = parsePublicKeys(parse(text));
  if (keys === null || keys.keys.length === 0) {
    throw new CommandError(`Aucune clé publique ne se trouve à cet endroit\u00a0: ${place}`);
  }
  return keys;
}

async function fetchText(address: string): Promise<string> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return await response.text();
  } catch (cause) {
    throw new CommandError(`Les clés publiques n’ont pas pu être lues à l’adresse ${address}`, { cause });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
