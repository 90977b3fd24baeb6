import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Workspace } from '../state/workspace.ts';

/** Server-sent events: one `change` whenever something changed; the page then reads again what it shows. */
export function streamChanges(
  http: Context,
  workspace: Workspace,
  stopped: AbortSignal,
): Response | Promise<Response> {
  return streamSSE(http, async (stream) => {
    let changed = true;
    let wake: () => void = () => {};
    const watcher = () => {
      changed = true;
      wake();
    };
    workspace.watchers.add(watcher);
    stopped.addEventListener('abort', watcher, { once: true });
    stream.onAbort(watcher);
    try {
      while (!stream.aborted && !stopped.aborted) {
        if (changed) {
          changed = false;
          await stream.writeSSE({ event: 'change', data: '' });
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      workspace.watchers.delete(watcher);
    }
  });
}
