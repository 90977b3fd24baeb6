import { basename, dirname, join } from 'node:path';
import { readConfigOrExit } from '@palmares/runtime/read-config';
import type { Command } from 'commander';
import { cliConfig } from '../config.ts';
import { command, type Json, runnable } from '../make-command.ts';
import type { CommandOutcome } from '../outcome.ts';
import { printOutcome, readNamedFile, resolveNamed, runCommand } from '../run-command.ts';
import { computeRankingOf } from './compute-ranking.ts';
import { exportGrades, NOTICE } from './export-grades.ts';
import { writePrivately } from './write-privately.ts';

const CATEGORY = 'identifiant de la catégorie, par exemple innovation-sociale';

/** Exporting the grades of a category, computing its ranking again, and printing its reports. */
export function rankingCommand(env: NodeJS.ProcessEnv): Command {
  return command('ranking')
    .description('Le classement d’une catégorie\u00a0: rapports, export, recalcul.')
    .addCommand(computeCommand(env))
    .addCommand(exportCommand(env))
    .addCommand(reportCommand(env));
}

function computeCommand(env: NodeJS.ProcessEnv): Command {
  return runnable('compute', 'Recalcule tout à partir d’un fichier de notes, et l’affiche en JSON.')
    .argument('<fichier>', 'JSON écrit par «\u00a0ranking export\u00a0», ou de même forme')
    .action(async (file: string, { json }: Json) => {
      const config = readConfigOrExit(cliConfig, env);
      printOutcome(computeRankingOf(await readNamedFile(file, config)), json ?? false);
    });
}

function exportCommand(env: NodeJS.ProcessEnv): Command {
  return runnable('export', 'Écrit les notes d’une catégorie, les jurés sous pseudonyme.')
    .argument('<catégorie>', CATEGORY)
    .option('--output <fichier>', 'fichier à écrire, au lieu de l’afficher')
    .action((category: string, { json, output }: Json & { output?: string }) =>
      runCommand(env, json ?? false, async (contest, config) => {
        const exported = await exportGrades(contest, category);
        if (exported.kind === 'failed') return exported;
        if (output !== undefined) return writeExport(exported, resolveNamed(output, config));
        // Beside the file, which may be piped on.
        process.stderr.write(`${NOTICE}\n`);
        return exported;
      }),
    );
}

async function writeExport({ text }: CommandOutcome, path: string): Promise<CommandOutcome> {
  const [file] = await writePrivately(dirname(path), [{ name: basename(path), content: `${text}\n` }]);
  return { kind: 'done', data: { file }, text: `Notes écrites\u00a0:\n  ${file}\n${NOTICE}` };
}

function reportCommand(env: NodeJS.ProcessEnv): Command {
  return runnable('report', 'Écrit le rapport d’une catégorie, en HTML et en PDF.')
    .argument('<catégorie>', CATEGORY)
    .option('--jurors', 'les façons de noter des jurés, pour le secrétariat seul')
    .option(
      '--output <répertoire>',
      'où écrire\u00a0; par défaut, «\u00a0reports\u00a0» dans les données du concours',
    )
    .action((category: string, { json, output, jurors }: Json & { output?: string; jurors?: boolean }) =>
      runCommand(env, json ?? false, async (contest, config) => {
        const folder =
          output === undefined ? join(config.PALMARES_DATA, 'reports') : resolveNamed(output, config);
        // What draws and prints takes a while to load: no other command waits for it.
        const { writeReport } = await import('./write-report.ts');
        return writeReport(contest, category, { folder, jurors: jurors ?? false });
      }),
    );
}
