import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProcessPlan } from '../src/plan-processes.ts';

type Behaviour = 'steady' | 'misconfigured' | 'broken' | 'deaf' | 'silent';

/** The plan of a process that only plays one. */
export function standIn(
  name: string,
  options: { behaviour?: Behaviour; after?: string[]; env?: Record<string, string> } = {},
): ProcessPlan {
  return {
    name,
    script: join(import.meta.dirname, 'fixtures/stand-in.ts'),
    env: { ...options.env, STAND_IN: options.behaviour ?? 'steady' },
    after: options.after ?? [],
  };
}

/** A data folder that is deleted with the scope that asked for it. */
export async function dataFolder(): Promise<{ path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), 'palmares-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** An environment of nothing but the data folder and free ports. */
export function bareEnvironment(data: string): NodeJS.ProcessEnv {
  return { PALMARES_DATA: data, API_PORT: '0', BOT_PORT: '0', WORKSPACE_PORT: '0' };
}

/** Lines as they are written, and a promise of the first that holds a text. */
export function collectLines() {
  const lines: string[] = [];
  const waiting: { text: string; found: (line: string) => void }[] = [];
  return {
    lines,
    write: (line: string) => {
      lines.push(line);
      for (const { text, found } of waiting) if (line.includes(text)) found(line);
    },
    said: (text: string): Promise<string> => {
      const { promise, resolve } = Promise.withResolvers<string>();
      waiting.push({ text, found: resolve });
      const already = lines.find((line) => line.includes(text));
      if (already !== undefined) resolve(already);
      return promise;
    },
  };
}

/** Whether a process of this id is there. */
export function runs(pid: number | undefined): boolean {
  if (pid === undefined) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
