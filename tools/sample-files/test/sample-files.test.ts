import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { composeDossier, makeDossier } from '@palmares/sample-files/make-pdf';
import { makeVideo, writeVideo } from '@palmares/sample-files/make-video';
import { assert, asyncProperty, integer } from 'fast-check';
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny';
import { afterEach, beforeEach, expect, test } from 'vitest';

const content = {
  title: 'Un guichet partagé : l’été à l’accueil',
  organisation: 'Caisse d’essai',
  category: 'Relation aux usagers',
  summary: 'Un accueil commun → pour les usagers de plusieurs organismes.',
};

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'palmares-media-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const readVideo = async (file: Uint8Array<ArrayBuffer>) => {
  using input = new Input({ formats: ALL_FORMATS, source: new BufferSource(file) });
  const track = await input.getPrimaryVideoTrack();
  if (track === null) throw new Error('no video');
  const packets = [];
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet.type);
  return { packets, seconds: await track.computeDuration(), codec: await track.getCodecParameterString() };
};

test('a dossier has two to four A4 pages and says whose it is', async () => {
  const document = await PDFDocument.load(await makeDossier(content), { updateMetadata: false });
  expect(document.getPageCount()).toBeGreaterThanOrEqual(2);
  expect(document.getPageCount()).toBeLessThanOrEqual(4);
  expect(document.getTitle()).toBe(content.title);
  expect(document.getPage(0).getSize().height).toBeCloseTo(841.89);
});

test('a long text goes on over further pages', async () => {
  const short = await composeDossier(content);
  const long = await composeDossier({ ...content, objectives: 'Réduire les délais. '.repeat(400) });
  expect(long.getPageCount()).toBeGreaterThan(short.getPageCount());
});

test('the same dossier has the same bytes, of the size that was asked for', async () => {
  await assert(
    asyncProperty(integer({ min: 8000, max: 120_000 }), async (bytes) => {
      const file = await makeDossier({ ...content, bytes });
      expect(file.length).toBe(bytes);
      expect(await makeDossier({ ...content, bytes })).toEqual(file);
    }),
    { numRuns: 10 },
  );
});

test('a dossier that cannot be so small is refused', async () => {
  await expect(makeDossier({ ...content, bytes: 2000 })).rejects.toThrow(RangeError);
});

test('a video has one whole picture, then changes, and lasts what was asked for', async () => {
  const video = await readVideo(await makeVideo({ seconds: 3 }));
  expect(video.packets).toEqual(['key', ...Array.from({ length: 29 }, () => 'delta')]);
  expect(video.seconds).toBeCloseTo(3);
  expect(video.codec).toBe('avc1.42c029');
});

test('a video has the exact size that was asked for, and its frames stay readable', async () => {
  const smallest = (await makeVideo({ seconds: 1 })).length;
  await assert(
    asyncProperty(integer({ min: 6, max: 400_000 }), async (more) => {
      const file = await makeVideo({ seconds: 1, bytes: smallest + more });
      expect(file.length).toBe(smallest + more);
      expect((await readVideo(file)).packets).toHaveLength(10);
    }),
    { numRuns: 30 },
  );
});

test('a file that is written in pieces equals the one in memory', async () => {
  const options = { seconds: 4, fps: 30_000 / 1001, bytes: 9_000_001, seed: 7 };
  const path = join(folder, 'video.mp4');
  await writeVideo(path, options);
  const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  expect(hash(await readFile(path))).toBe(hash(await makeVideo(options)));
});

test('the largest video allowed is written without holding it in memory', async () => {
  const path = join(folder, 'large.mp4');
  await writeVideo(path, { seconds: 170, bytes: 524_288_000 });
  expect((await stat(path)).size).toBe(524_288_000);
  expect(process.resourceUsage().maxRSS).toBeLessThan(900_000);
});
