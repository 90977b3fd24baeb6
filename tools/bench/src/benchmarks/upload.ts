import { createReadStream } from 'node:fs';
import { copyFile, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { writeVideo } from '@palmares/sample-files/make-video';
import { z } from 'zod';
import { beginDraft } from '../candidate.ts';
import { startFloor } from '../floors/start-floor.ts';
import { ask, expectAnswer } from '../http-client.ts';
import { readMemory } from '../memory.ts';
import { median } from '../percentiles.ts';
import { type Cell, megabytes, type Report, ratio } from '../report.ts';
import type { Room } from '../room.ts';
import { pidOf, startApps } from '../start-apps.ts';

const BYTES = 524_288_000;
const PIECE = 8_388_608;
const TURNS = { least: 3, most: 6 };
// A slow disk or a busy machine gets fewer turns, so that the benchmark ends in time.
const NO_TURN_AFTER_MS = 60_000;

/**
 * A video of the largest size, sent to the real API and to bare Node with the same hash and sync, by turns. The
 * transfer alone is a body of the same size that the API's first look refuses: it is received, hashed, synced and
 * removed, and nothing else happens to it.
 */
export async function measureUpload(room: Room): Promise<Report> {
  const video = join(room.folder, 'video.mp4');
  const refused = join(room.folder, 'refused.mp4');
  await writeVideo(video, { seconds: 170, bytes: BYTES });
  await copyFile(video, refused);
  await spoil(refused);
  const { address: bare, pid: barePid } = await startFloor(room, 'bare-receiver', [room.folder]);
  const palmares = await startApps(room, ['api']);
  const { api } = palmares.addresses;

  const rates = {
    transfer: [] as number[],
    whole: [] as number[],
    discard: [] as number[],
    keep: [] as number[],
    tusWhole: [] as number[],
    tusPieces: [] as number[],
  };
  const from = performance.now();
  let turn = 0;
  for (; turn < TURNS.most; turn += 1) {
    if (turn >= TURNS.least && performance.now() - from > NO_TURN_AFTER_MS) break;
    const { url, headers } = await beginDraft(api, turn);
    const asVideo = { ...headers, 'content-type': 'video/mp4' };
    rates.discard.push(await send(refused, `${bare}/discard`, {}, 200));
    rates.transfer.push(await send(refused, `${url}/video`, asVideo, 422));
    rates.keep.push(await send(video, `${bare}/keep`, {}, 200));
    rates.whole.push(await send(video, `${url}/video`, asVideo, 200));
    const { id } = z.object({ id: z.string() }).parse(JSON.parse(await expectAnswer(200, url, { headers })));
    rates.tusWhole.push(await sendInParts(video, api, id, headers, BYTES));
    rates.tusPieces.push(await sendInParts(video, api, id, headers, PIECE));
    await settle(url, headers);
    await expectAnswer(204, url, { method: 'DELETE', headers });
    await rm(join(room.folder, 'kept'));
  }
  const apiPeak = (await readMemory(pidOf(palmares, 'api'))).peak;
  const barePeak = (await readMemory(barePid)).peak;
  const row = (what: string, ours: number[], floor: number[]): Cell[] => {
    const [our, other] = [median(ours), median(floor)];
    const best = ratio(Math.max(...ours), Math.max(...floor));
    return [what, rate(our), rate(other), ratio(our, other), best];
  };
  return {
    tables: [
      {
        title: `One upload of ${BYTES.toLocaleString('en')} bytes over loopback, median of ${turn}`,
        columns: ['work', 'Palmarès', 'bare Node', 'ratio', 'ratio of the best'],
        rows: [
          row('received, hashed, synced', rates.transfer, rates.discard),
          row('whole answer, every check included', rates.whole, rates.keep),
          row('resumable (tus), in one request', rates.tusWhole, rates.keep),
          row('resumable (tus), in pieces of 8 MiB', rates.tusPieces, rates.keep),
        ],
      },
      {
        title: 'Peak memory of the receiving process',
        columns: ['Palmarès API', 'bare Node'],
        rows: [
          [apiPeak === null ? null : megabytes(apiPeak), barePeak === null ? null : megabytes(barePeak)],
        ],
      },
    ],
    notes: [
      'Bare Node: `node:http` to a file, SHA-256, fsync, then the same rename or removal; a process of its own, by turns with the API in the same run.',
      'Received, hashed, synced: a body that the first look refuses, so that no check runs; both remove the file before they answer.',
    ],
  };
}

/** Megabytes a second from the first byte sent to the whole answer. */
async function send(
  file: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  status: number,
): Promise<number> {
  const body = createReadStream(file, { highWaterMark: 1_048_576 });
  const from = performance.now();
  await expectAnswer(status, url, {
    method: 'PUT',
    headers: { ...headers, 'content-length': String(BYTES) },
    body,
  });
  return BYTES / 1_000_000 / ((performance.now() - from) / 1000);
}

/** The same over tus, from the creation to the answer to the last piece, each synced: its checks may still be under way. */
async function sendInParts(
  file: string,
  api: string,
  application: string,
  headers: Readonly<Record<string, string>>,
  piece: number,
): Promise<number> {
  const tus = { ...headers, 'tus-resumable': '1.0.0' };
  const encode = (text: string) => Buffer.from(text).toString('base64');
  const from = performance.now();
  const created = await ask(`${api}/uploads`, {
    method: 'POST',
    headers: {
      ...tus,
      'upload-length': String(BYTES),
      'upload-metadata': `application ${encode(application)},kind ${encode('video')},filetype ${encode('video/mp4')}`,
    },
  });
  if (created.status !== 201) throw new Error(`tus creation answered ${created.status}: ${created.text}`);
  const location = new URL(created.headers.location ?? '', api).href;
  for (let offset = 0; offset < BYTES; offset += piece) {
    const end = Math.min(offset + piece, BYTES);
    await expectAnswer(204, location, {
      method: 'PATCH',
      headers: {
        ...tus,
        'content-type': 'application/offset+octet-stream',
        'upload-offset': String(offset),
        'content-length': String(end - offset),
      },
      body: createReadStream(file, { start: offset, end: end - 1, highWaterMark: 1_048_576 }),
    });
  }
  return BYTES / 1_000_000 / ((performance.now() - from) / 1000);
}

const uploadsSchema = z.object({ items: z.array(z.object({ state: z.string() })) });

const PATIENCE_MS = 60_000;

/** Waits until every upload of a draft was examined. */
async function settle(url: string, headers: Readonly<Record<string, string>>): Promise<void> {
  for (const giveUpAt = performance.now() + PATIENCE_MS; ; ) {
    const { items } = uploadsSchema.parse(JSON.parse(await expectAnswer(200, `${url}/uploads`, { headers })));
    if (items.some(({ state }) => state === 'refused')) throw new Error('A video sent in parts was refused');
    if (items.every(({ state }) => state === 'attached')) return;
    if (performance.now() > giveUpAt) throw new Error('A video sent in parts was not examined in time');
    await wait(50);
  }
}

/** Overwrites the brand, the first thing that is looked at. */
async function spoil(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.write('nope', 4);
  } finally {
    await handle.close();
  }
}

const rate = (value: number): Cell => ({ value, unit: 'MB/s' });
