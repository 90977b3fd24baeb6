import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FairnessOptions } from './fairness-options.ts';
import type { Report } from './report.ts';

/** Where one benchmark works: a folder of its own, and a stack of what must be stopped before the folder goes. */
export type Room = { readonly folder: string; readonly stack: AsyncDisposableStack };

/** One benchmark. It ends by itself; whatever it starts it puts on the room's stack. */
export type Benchmark = (room: Room, options: FairnessOptions) => Promise<Report>;

/** Opens a room; disposing of its stack stops everything and removes the folder. */
export async function openRoom(): Promise<Room> {
  const folder = await mkdtemp(join(tmpdir(), 'palmares-bench-'));
  const stack = new AsyncDisposableStack();
  stack.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return { folder, stack };
}
