import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { runSupervisor } from '@palmares/supervisor/run-supervisor';
import { writeGuide } from './guide-page.ts';
import { stageContest } from './stage-contest.ts';

/** The rehearsal begins on a Monday of March, while deposits are still open. */
const CLOCK = '2022-03-14T09:00:00+01:00';

const folder = resolve(process.env['PALMARES_DATA'] ?? 'var', 'demo');
await rm(folder, { recursive: true, force: true });

// A rehearsal has a database and accounts of its own, whatever is configured for the contest.
const kept = [
  'PATH',
  'HOME',
  'TZ',
  'LANG',
  'API_HOST',
  'API_PORT',
  'BOT_PORT',
  'WORKSPACE_PORT',
  'PUBLIC_URL',
  'PALMARES_EDITION',
];
const env = Object.fromEntries(
  kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
);

await runSupervisor({
  env: { LOG_LEVEL: 'warn', ...env, PALMARES_DATA: folder, PALMARES_CLOCK: CLOCK },
  whenReady: async (palmares, print) => {
    const staged = await stageContest(palmares, print);
    await writeGuide(join(folder, 'workspace/guide.html'), palmares.addresses, staged);
    print(`\nLa répétition est prête. Commencez ici\u00a0: ${palmares.addresses.workspace}/\n`);
  },
});
