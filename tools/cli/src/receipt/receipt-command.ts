import { listPublicKeys, type PublicKeys } from '@palmares/contest/signing/public-keys';
import { readConfigOrExit } from '@palmares/runtime/read-config';
import type { Command } from 'commander';
import { type CliConfig, cliConfig } from '../config.ts';
import { command, type Json, runnable } from '../make-command.ts';
import type { CommandOutcome } from '../outcome.ts';
import { printOutcome, readNamedFile, resolveNamed, runCommand } from '../run-command.ts';
import { checkReceipt } from './check-receipt.ts';
import { readPublicKeys } from './read-public-keys.ts';

type VerifyOptions = { jws?: string; jwks?: string; dossier?: string; video?: string };

/** Receipts, checked by anyone. */
export function receiptCommand(env: NodeJS.ProcessEnv): Command {
  const verify = runnable('verify', 'Vérifie un accusé de dépôt, et dit ce qu’il atteste.')
    .argument('<fichier>', 'accusé signé (.jose), imprimable (.pdf), ou en JSON avec --jws')
    .option('--jws <fichier>', 'l’accusé signé d’un accusé en JSON')
    .option('--jwks <fichier ou adresse>', 'clés publiques du concours, au lieu de celles de sa base')
    .option('--dossier <fichier>', 'dit aussi si ce dossier est celui du dépôt')
    .option('--video <fichier>', 'dit aussi si cette vidéo est celle du dépôt')
    .action(async (file: string, { json = false, ...options }: Json & VerifyOptions) => {
      const { jwks } = options;
      if (jwks === undefined) {
        await runCommand(env, json, async (contest, config) =>
          verifyNamed(await listPublicKeys(contest), file, options, config),
        );
        return;
      }
      // Whoever brings the keys needs no contest: none is opened, and none is made.
      const config = readConfigOrExit(cliConfig, env);
      printOutcome(await verifyNamed(await readPublicKeys(jwks, config), file, options, config), json);
    });
  return command('receipt').description('Les accusés de dépôt.').addCommand(verify);
}

async function verifyNamed(
  keys: PublicKeys,
  file: string,
  { jws, dossier, video }: VerifyOptions,
  config: CliConfig,
): Promise<CommandOutcome> {
  return checkReceipt(keys, {
    file: await readNamedFile(file, config),
    jws: jws === undefined ? undefined : await readNamedFile(jws, config),
    dossier: dossier === undefined ? undefined : resolveNamed(dossier, config),
    video: video === undefined ? undefined : resolveNamed(video, config),
  });
}
