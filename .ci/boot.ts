import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

// Starts the contest as `npm start` does, on free ports and in a folder of its own, asks each page that a newcomer
// opens first, and stops it as Ctrl-C does. The tests start these processes too, but not through npm.

const LIMIT = 120_000;

const folder = await mkdtemp(join(tmpdir(), 'palmares-boot-'));
try {
  await boot(folder);
  process.stdout.write('It started, answered and stopped cleanly.\n');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function boot(data: string): Promise<void> {
  const ports = { API_PORT: '0', BOT_PORT: '0', WORKSPACE_PORT: '0' };
  const npm = spawn('npm', ['start'], {
    cwd: resolve(import.meta.dirname, '..'),
    env: { ...process.env, ...ports, PALMARES_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
    // A group of its own, as a terminal gives to each command: Ctrl-C signals all of it.
    detached: true,
  });
  const ended = once(npm, 'close');
  const deadline = AbortSignal.timeout(LIMIT);
  let output = '';
  npm.stdout.setEncoding('utf8').on('data', (text: string) => {
    process.stdout.write(text);
    output += text;
  });
  try {
    await Promise.race([
      printed(npm.stdout, () => output.includes('\nCtrl-C ')),
      ended.then(() => fail('npm start ended before it was ready.')),
      expire(deadline, 'It was not ready in time.'),
    ]);
    const api = addressOf(output, 'Page des candidats et API');
    await askPages(output, api);
    signalGroup(npm.pid, 'SIGINT');
    const [code, signal] = await Promise.race([ended, expire(deadline, 'It did not stop in time.')]);
    // npm hands on that the shell between it and the contest was interrupted: not a failure.
    const interrupted = signal === 'SIGINT' || code === 130;
    if (code !== 0 && !interrupted) fail(`npm start ended with ${signal ?? `exit code ${code}`}.`);
    if (!output.includes('Palmarès est arrêté.')) fail('It ended without stopping cleanly.');
    if (await answers(api)) fail('The API still answers after the stop.');
  } finally {
    signalGroup(npm.pid, 'SIGKILL');
  }
}

async function printed(stdout: NodeJS.ReadableStream, isThere: () => boolean): Promise<void> {
  while (!isThere()) await once(stdout, 'data');
}

async function askPages(output: string, api: string): Promise<void> {
  for (const page of [
    `${api}/healthz`,
    `${api}/docs`,
    addressOf(output, 'Slack local'),
    addressOf(output, 'Feuille de calcul locale'),
  ]) {
    const { status } = await fetch(page);
    process.stdout.write(`GET ${page}: ${status}\n`);
    if (status !== 200) fail(`${page} answered ${status}.`);
  }
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}

function addressOf(output: string, name: string): string {
  const address = new RegExp(`^ +${name} +(http\\S+)$`, 'm').exec(output)?.[1];
  return address ?? fail(`The address of « ${name} » was not printed.`);
}

function fail(message: string): never {
  throw new Error(message);
}

function expire(deadline: AbortSignal, message: string): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  deadline.addEventListener('abort', () => reject(new Error(message)), { once: true });
  return promise;
}

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch (error) {
    // The whole group has ended already.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
