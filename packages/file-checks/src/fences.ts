import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Programs of the system that hold children within limits, by their path; undefined where the system has none. */
export type Fences = {
  /** Sets limits on memory, processor time and files. */
  readonly prlimit: string | undefined;
  /** Has a child killed when its service dies, and lets it gain no privileges. */
  readonly setpriv: string | undefined;
};

/** What a child may use. `memory` says what is limited: all addresses, or data alone (which suits Node). */
export type Limits = {
  readonly cpuSeconds: number;
  readonly memory: { readonly limits: 'addresses' | 'data'; readonly bytes: number };
};

const setprivOptions = ['--pdeathsig', 'KILL', '--no-new-privs', '--'];

function prlimitOptions({ cpuSeconds, memory }: Limits): readonly string[] {
  const memoryOption = memory.limits === 'addresses' ? '--as' : '--data';
  return [
    `${memoryOption}=${memory.bytes}`,
    `--cpu=${cpuSeconds}`,
    '--nofile=64',
    '--fsize=0',
    '--core=0',
    '--',
  ];
}

const tried: Limits = { cpuSeconds: 60, memory: { limits: 'data', bytes: 1_073_741_824 } };

/** The fences of this system, tried out once. */
export const systemFences: Fences = {
  prlimit: findProgram('prlimit', prlimitOptions(tried)),
  setpriv: findProgram('setpriv', setprivOptions),
};

/** Small systems have programs of these names that know fewer options: what counts is that it runs itself. */
function findProgram(name: string, options: readonly string[]): string | undefined {
  const works = (path: string): boolean =>
    spawnSync(path, [...options, path, '--version'], { env: {}, stdio: 'ignore' }).status === 0;
  return ['/usr/bin', '/bin']
    .map((folder) => `${folder}/${name}`)
    .find((path) => existsSync(path) && works(path));
}

/** The command that runs a program within its limits, as far as this system has fences. */
export function fence(
  { prlimit, setpriv }: Fences,
  limits: Limits,
  command: string,
  args: readonly string[],
): readonly [string, readonly string[]] {
  const [first = command, ...rest] = [
    ...(setpriv === undefined ? [] : [setpriv, ...setprivOptions]),
    ...(prlimit === undefined ? [] : [prlimit, ...prlimitOptions(limits)]),
    command,
    ...args,
  ];
  return [first, rest];
}

/** Nothing but what Windows needs to start any program at all. */
export function minimalEnvironment(): NodeJS.ProcessEnv {
  const root = process.platform === 'win32' ? process.env['SystemRoot'] : undefined;
  return root === undefined ? {} : { SystemRoot: root };
}

/** Which fences hold here, as a line for the log; not `complete` where the system lacks some. */
export function describeFences(fences: Fences = systemFences): {
  readonly complete: boolean;
  readonly line: string;
} {
  const always =
    'time limits, empty environment, no shell; Node workers: no disk, network or processes, 256 MB heap';
  const memory =
    fences.prlimit === undefined
      ? 'no prlimit: memory is only watched, processor time, open files and writing by ffprobe are not limited'
      : 'prlimit: memory, processor time, open files, nothing written';
  const parent =
    fences.setpriv === undefined
      ? 'no setpriv: orphans end with their input'
      : 'setpriv: no orphans, no new privileges';
  return {
    complete: fences.prlimit !== undefined && fences.setpriv !== undefined,
    line: [always, memory, parent].join('; '),
  };
}
