import { parseArgs } from 'node:util';
import { benchmarks } from './benchmarks.ts';
import { type FairnessOptions, fairnessArguments, readFairnessOptions } from './fairness-options.ts';
import { describeMachine } from './machine.ts';
import type { Report } from './report.ts';
import { openRoom, type Room } from './room.ts';
import { formatReport } from './table.ts';

const usage = `Usage: npm run bench -- [name …] [--json] [--replicates N] [--seed N]

Measures Palmarès beside a floor or a peer and prints the ratios. Without a name, everything but fairness.
Names: ${Object.keys(benchmarks).join(', ')}
--json        prints all figures as JSON, and nothing else
--replicates  simulated contests of each kind, for fairness (2,000)
--seed        what they are drawn from (1)`;

const { names, json, fairness } = readArguments();
const machine = describeMachine();
let room: Room | undefined;
let stopping: Promise<void> | undefined;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    stopping ??= room?.stack.disposeAsync() ?? Promise.resolve();
  });
}

const reports: Record<string, Report> = {};
if (!json) {
  const { cores, cpu, memoryGiB, kernel, node, loadBefore } = machine;
  console.log(`${cores} × ${cpu}, ${memoryGiB} GiB, ${kernel}, Node ${node}; load before: ${loadBefore}\n`);
}
for (const name of names) {
  room = await openRoom();
  try {
    const report = await benchmarks[name](room, fairness);
    reports[name] = report;
    if (!json) console.log(`${formatReport(name, report)}\n`);
  } catch (error) {
    // What a stop tears down under a benchmark is no failure of it.
    if (stopping === undefined) throw error;
  } finally {
    await (stopping ?? room.stack.disposeAsync());
  }
  if (stopping !== undefined) break;
}
if (json) console.log(JSON.stringify({ machine, reports }, null, 2));
// Connections kept alive to processes that are gone must not hold the end up.
process.exit(stopping === undefined ? 0 : 130);

type Name = keyof typeof benchmarks;

function readArguments(): { names: readonly Name[]; json: boolean; fairness: FairnessOptions } {
  try {
    const { values, positionals } = parseArgs({
      options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' }, ...fairnessArguments },
      allowPositionals: true,
    });
    if (values.help === true) {
      console.log(usage);
      process.exit(0);
    }
    const unknown = positionals.filter((name) => !isName(name));
    if (unknown.length > 0) throw new TypeError(`No benchmark is called ${unknown.join(', ')}`);
    const given = positionals.filter(isName);
    return {
      // Simulated contests take minutes and measure no speed: they are asked for by name.
      names:
        given.length > 0
          ? given
          : Object.keys(benchmarks)
              .filter(isName)
              .filter((name) => name !== 'fairness'),
      json: values.json ?? false,
      fairness: readFairnessOptions(values),
    };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(2);
  }
}

function isName(name: string): name is Name {
  return Object.hasOwn(benchmarks, name);
}
