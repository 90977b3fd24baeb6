import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startFloor } from '../floors/start-floor.ts';
import { readMemory } from '../memory.ts';
import { median } from '../percentiles.ts';
import { type Cell, megabytes, ms, type Report, ratio } from '../report.ts';
import type { Room } from '../room.ts';
import { type AppName, pidOf, startApps } from '../start-apps.ts';

const COLD = 3;
const WARM = 3;
const APPS: readonly AppName[] = ['api', 'bot', 'sheets-sync', 'workspace'];

type Started = { readonly milliseconds: number; readonly bytes: number };
type Start = (compileCache: string) => Promise<Started>;

/** How long each app takes to be ready and what memory it then has, alone and all together, beside bare Node. */
export async function measureStart(room: Room): Promise<Report> {
  // The first start makes what later ones find: database, secrets, key file.
  await (await startApps(room, APPS)).stop();
  const floor = await repeat(room, (cache) => startBare(room, cache));
  const rows: Cell[][] = [];
  for (const [what, names] of [
    ...APPS.map((name) => [name, [name]] as const),
    ['all together', APPS] as const,
  ]) {
    const found = await repeat(room, (cache) => startOnce(room, names, cache));
    rows.push([
      what,
      ms(found.cold),
      ms(found.warm),
      ratio(found.warm, floor.warm),
      megabytes(found.bytes),
      ratio(found.bytes, floor.bytes),
    ]);
  }
  rows.push(['bare Node', ms(floor.cold), ms(floor.warm), ratio(1, 1), megabytes(floor.bytes), ratio(1, 1)]);
  return {
    tables: [
      {
        title: `From the start to ready, and resident memory then (medians of ${COLD} cold and ${WARM} warm starts)`,
        columns: ['process', 'cold', 'warm', 'warm to bare Node', 'memory', 'memory to bare Node'],
        rows,
      },
    ],
    notes: [
      'Cold: Node’s compile cache is empty. Warm: it is from an earlier start, as at every start but the first. The files are in the system’s cache both times.',
      'Bare Node: an HTTP server of three lines, also TypeScript.',
      'All together: as `npm start` does it, the supervisor’s own start not included.',
    ],
  };
}

async function repeat(room: Room, start: Start): Promise<{ cold: number; warm: number; bytes: number }> {
  const cache = join(room.folder, 'compile-cache');
  const cold: number[] = [];
  for (let turn = 0; turn < COLD; turn += 1) {
    await rm(cache, { recursive: true, force: true });
    cold.push((await start(cache)).milliseconds);
  }
  const warm: Started[] = [];
  for (let turn = 0; turn < WARM; turn += 1) warm.push(await start(cache));
  return {
    cold: median(cold),
    warm: median(warm.map(({ milliseconds }) => milliseconds)),
    bytes: median(warm.map(({ bytes }) => bytes)),
  };
}

async function startOnce(room: Room, names: readonly AppName[], cache: string): Promise<Started> {
  const palmares = await startApps(room, names, { NODE_COMPILE_CACHE: cache, LOG_LEVEL: 'fatal' });
  let bytes = 0;
  for (const name of names) bytes += (await readMemory(pidOf(palmares, name))).now;
  await palmares.stop();
  return { milliseconds: palmares.startedIn, bytes };
}

async function startBare(room: Room, cache: string): Promise<Started> {
  const floor = await startFloor(room, 'bare-server', [], { NODE_COMPILE_CACHE: cache });
  const { now } = await readMemory(floor.pid);
  await floor.stop();
  return { milliseconds: floor.startedIn, bytes: now };
}
