import { type Command, Option } from 'commander';
import { checkAudit } from './audit/check-audit.ts';
import { importJurorsFile } from './imports/jurors.ts';
import { importOrganisationsFile } from './imports/organisations.ts';
import { createKey } from './keys/create-key.ts';
import { command, type Json, runnable } from './make-command.ts';
import { addPlanOptions, type PlanOptions, runPlan } from './plan/plan-command.ts';
import { rankingCommand } from './ranking/ranking-command.ts';
import { receiptCommand } from './receipt/receipt-command.ts';
import { readNamedFile, runCommand } from './run-command.ts';

/** Every command of the operator's line, on one page. */
export function createProgram(env: NodeJS.ProcessEnv): Command {
  const program = command('palmares').description('La ligne de commande de qui administre le concours.');

  const organisations = command('organisations').description('Les organismes qui peuvent concourir.');
  organisations.addCommand(
    runnable('import', 'Ajoute et corrige les organismes à partir d’un fichier CSV.')
      .argument('<fichier>', 'CSV en UTF-8\u00a0: id,name,scheme,branch,department,email')
      .action((file: string, { json }: Json) =>
        runCommand(env, json ?? false, async (contest, config) =>
          importOrganisationsFile(contest, await readNamedFile(file, config)),
        ),
      ),
  );

  const jurors = command('jurors').description('Les jurés, le secrétariat et les partenaires sponsors.');
  jurors.addCommand(
    runnable('import', 'Ajoute et corrige les personnes et leurs rôles à partir d’un fichier CSV.')
      .argument('<fichier>', 'CSV en UTF-8\u00a0: slackUserId,name,email,role,category,organisation')
      .action((file: string, { json }: Json) =>
        runCommand(env, json ?? false, async (contest, config) => {
          const localSlack = config.SLACK_BOT_TOKEN === undefined ? config.PALMARES_DATA : undefined;
          return importJurorsFile(contest, await readNamedFile(file, config), localSlack);
        }),
      ),
  );

  const keys = command('keys').description('Les clés de l’API.');
  keys.addCommand(
    runnable('create', 'Crée une clé et l’affiche, cette seule fois.')
      .addOption(
        new Option('--role <rôle>', 'à qui elle est donnée').choices(['secretariat']).makeOptionMandatory(),
      )
      .option('--name <nom>', 'ce qui la distingue des autres', 'secrétariat')
      .action((options: Json & { name: string }) =>
        runCommand(env, options.json ?? false, (contest) => createKey(contest, options.name)),
      ),
  );

  const audit = command('audit').description('Le journal de tout ce qui a été fait.');
  audit.addCommand(
    runnable('verify', 'Vérifie que le journal est entier et que rien n’y a été changé.').action(
      ({ json }: Json) => runCommand(env, json ?? false, checkAudit),
    ),
  );

  const plan = addPlanOptions(
    runnable(
      'plan',
      'Essaie un plan de lecture avant le concours\u00a0: la charge de chaque juré, et ce qu’elle apporte.',
    ),
  ).action(({ json, ...options }: Json & PlanOptions) => runPlan(options, json ?? false));

  return program
    .addCommand(organisations)
    .addCommand(jurors)
    .addCommand(keys)
    .addCommand(audit)
    .addCommand(plan)
    .addCommand(rankingCommand(env))
    .addCommand(receiptCommand(env));
}
