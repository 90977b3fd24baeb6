import { planReading } from '@palmares/rules/reading-plan/plan-reading';
import { CommandError, type CommandOutcome } from '../outcome.ts';
import { describePlan } from './describe-plan.ts';
import { previewContests } from './preview-contests.ts';

/** What the command line asks for. */
export type PlanOptions = {
  readonly entries: number;
  readonly jurors: number;
  readonly readers: number;
  readonly contests: number;
  readonly seed: number;
};

/**
 * A reading plan before the contest: what each juror would have to read, and how much of the true top 3 it can be
 * expected to find beside reading less or more. Needs no contest, only numbers.
 *
 * @throws CommandError when there are fewer jurors than readers asked for
 */
export async function previewPlan(
  options: PlanOptions,
  onProgress: (done: number) => void,
): Promise<CommandOutcome> {
  const { entries, jurors, readers, contests, seed } = options;
  const plan = planReading({
    entryIds: name('présentation', entries),
    jurorIds: name('juré', jurors),
    conflicts: [],
    readersPerEntry: readers,
    seed,
  });
  if (plan.kind !== 'planned') {
    throw new CommandError(
      `Avec ${count(jurors, 'juré', 'jurés')}, aucune présentation ne peut avoir ${count(readers, 'lecteur', 'lecteurs')}.`,
    );
  }
  const request = { entries, jurors, readersPerEntry: readers, seed };
  const ways = await previewContests(request, contests, onProgress);
  const loads = [...plan.loads.values()];
  const data = {
    entries,
    jurors,
    readersPerEntry: readers,
    sheets: plan.assignments.length,
    sheetsPerJuror: { least: Math.min(...loads), most: Math.max(...loads) },
    groups: plan.groups,
    simulated: { contests, seed, ways },
  };
  return { kind: 'done', data, text: describePlan(data) };
}

function name(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix} ${index + 1}`);
}

function count(number: number, one: string, several: string): string {
  return `${number}\u00a0${number < 2 ? one : several}`;
}
