import { type Command, InvalidArgumentError } from 'commander';
import { printOutcome } from '../run-command.ts';
import { type PlanOptions, previewPlan } from './preview-plan.ts';

export type { PlanOptions };

/** What still runs in a few minutes; a category is far smaller. */
const MOST = { entries: 1000, jurors: 100, contests: 10_000, seed: 2 ** 31 - 1 };
const DEFAULTS = { readers: 3, contests: 300, seed: 1 };

/** The options of `plan`. */
export function addPlanOptions(command: Command): Command {
  return command
    .requiredOption('--entries <nombre>', 'présentations de la catégorie', wholeUpTo(MOST.entries))
    .requiredOption('--jurors <nombre>', 'jurés de la catégorie', wholeUpTo(MOST.jurors))
    .option(
      '--readers <nombre>',
      `lecteurs par présentation, ${DEFAULTS.readers} par défaut`,
      wholeUpTo(MOST.jurors),
      DEFAULTS.readers,
    )
    .option(
      '--contests <nombre>',
      `concours à simuler, ${DEFAULTS.contests} par défaut\u00a0: plus il y en a, plus les chiffres sont sûrs`,
      wholeUpTo(MOST.contests),
      DEFAULTS.contests,
    )
    .option(
      '--seed <nombre>',
      `tirage au sort des concours simulés, ${DEFAULTS.seed} par défaut\u00a0: le même donne les mêmes chiffres`,
      wholeUpTo(MOST.seed),
      DEFAULTS.seed,
    );
}

/** Previews the plan and prints it; on a terminal, progress is shown meanwhile. */
export async function runPlan(options: PlanOptions, json: boolean): Promise<void> {
  const shows = process.stderr.isTTY && !json;
  const outcome = await previewPlan(options, (done) => {
    if (shows) process.stderr.write(`\rConcours simulés\u00a0: ${done} sur ${options.contests}`);
  });
  // The line is overwritten, so that only the plan stays on the screen.
  if (shows) process.stderr.write('\r\u001b[K');
  printOutcome(outcome, json);
}

function wholeUpTo(most: number): (typed: string) => number {
  return (typed) => {
    const value = Number(typed);
    if (!/^\d+$/.test(typed) || value < 1 || value > most) throw new InvalidArgumentError('not whole');
    return value;
  };
}
