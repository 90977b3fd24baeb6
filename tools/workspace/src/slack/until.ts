import type { Workspace } from './state/workspace.ts';

/** Looks after every change until something is found; throws when nothing is by the time limit. */
export function until<T>(
  workspace: Workspace,
  look: () => T | undefined | null | false,
  timeoutMs: number,
): Promise<T> {
  const already = look();
  if (already) return Promise.resolve(already);
  return new Promise((resolve, reject) => {
    const finish = () => {
      clearTimeout(limit);
      workspace.watchers.delete(watcher);
    };
    const watcher = () => {
      try {
        const found = look();
        if (!found) return;
        finish();
        resolve(found);
      } catch (error) {
        finish();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    const limit = setTimeout(() => {
      finish();
      reject(new Error(`What was waited for did not happen within ${timeoutMs} ms`));
    }, timeoutMs);
    workspace.watchers.add(watcher);
  });
}
