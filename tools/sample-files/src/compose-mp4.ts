import { box, fullBox, halfWords, longWords, text, words } from './box-writer.ts';
import type { Run, Track } from './mp4-track.ts';
import { joinBytes } from './nal-unit.ts';

/** A whole MP4 file. What is left out is as most programs write it: `isom`, metadata before the frames, and true. */
export type Movie = {
  readonly tracks: readonly Track[];
  readonly brands?: readonly [major: string, ...compatible: string[]];
  readonly metadata?: 'first' | 'last';
  /** Places of the chunks as numbers of 64 bits. */
  readonly longOffsets?: boolean;
  /** How the size of the frames' box is written: 32 bits, 64 bits, or 0 for "to the end of the file". */
  readonly mediaSize?: 'short' | 'long' | 'open';
  /** What the movie's header says it lasts, in seconds. */
  readonly claimedSeconds?: number;
  readonly boxesBefore?: readonly Uint8Array[];
  readonly boxesAfter?: readonly Uint8Array[];
  readonly boxesInMovie?: readonly Uint8Array[];
  /** Rewrites each finished box of a type; the boxes around it then have the size that fits. */
  readonly rewrite?: Readonly<Record<string, (written: Uint8Array) => Uint8Array>>;
};

const movieScale = 10_000;

/** Writes a movie. The same movie always gives the same bytes. */
export function composeMp4(movie: Movie): Uint8Array<ArrayBuffer> {
  const {
    brands = ['isom', 'isom', 'iso2', 'avc1', 'mp41'],
    metadata = 'first',
    mediaSize = 'short',
  } = movie;
  const [major, ...compatible] = brands;
  const front = joinBytes([
    box('ftyp', text(major), words(512), text(compatible.join(''))),
    ...(movie.boxesBefore ?? []),
  ]);
  const frames = movie.tracks.map((track) => joinBytes(track.samples));
  const content = joinBytes(frames);
  const header =
    mediaSize === 'long'
      ? joinBytes([words(1), text('mdat'), longWords(content.length + 16)])
      : joinBytes([words(mediaSize === 'open' ? 0 : content.length + 8), text('mdat')]);
  const starts = (from: number): number[] =>
    frames.map((_, index) => from + frames.slice(0, index).reduce((sum, part) => sum + part.length, 0));
  // The places of the frames are as many bytes long wherever they point: the first pass measures, the second writes.
  const room = metadata === 'first' ? movieBox(movie, starts(0)).length : 0;
  const described = movieBox(movie, starts(front.length + room + header.length));
  const after = movie.boxesAfter ?? [];
  return metadata === 'first'
    ? joinBytes([front, described, header, content, ...after])
    : joinBytes([front, header, content, described, ...after]);
}

function movieBox(movie: Movie, starts: readonly number[]): Uint8Array {
  const write = (type: string, ...content: readonly Uint8Array[]): Uint8Array =>
    (movie.rewrite?.[type] ?? same)(box(type, ...content));
  const writeFull = (type: string, flags: number, ...content: readonly Uint8Array[]): Uint8Array =>
    write(type, words(flags), ...content);
  const longest = Math.max(0, ...movie.tracks.map(presentedSeconds));
  const movieTicks = Math.round((movie.claimedSeconds ?? longest) * movieScale);

  const trackBox = (track: Track, index: number): Uint8Array => {
    const { edits, claims = {}, timescale, offsets, handler } = track;
    const isVideo = handler === 'vide';
    const shown = Math.round((claims.track ?? presentedSeconds(track)) * movieScale);
    const pixels = isVideo ? 64 * 0x1_0000 : 0;
    const times = writeFull('stts', 0, words(track.runs.length, ...track.runs.flat()));
    const sizes = words(0, track.samples.length, ...track.samples.map((sample) => sample.length));
    const chunks = chunksOf(track, starts[index] ?? 0);
    const place = movie.longOffsets
      ? writeFull('co64', 0, words(chunks.places.length), longWords(...chunks.places))
      : writeFull('stco', 0, words(chunks.places.length, ...chunks.places));
    const table = write(
      'stbl',
      writeFull('stsd', 0, words(1), track.entry),
      times,
      ...(offsets ? [writeFull('ctts', 0, words(offsets.length, ...offsets.flat()))] : []),
      ...(track.keyFrameFirst && track.samples.length > 0 ? [writeFull('stss', 0, words(1, 1))] : []),
      writeFull('stsc', 0, words(chunks.runs.length, ...chunks.runs.flat())),
      writeFull('stsz', 0, sizes),
      place,
    );
    const mediaTicks = Math.round((claims.media ?? mediaSeconds(track)) * timescale);
    return write(
      'trak',
      writeFull(
        'tkhd',
        3,
        words(0, 0, index + 1, 0, shown, 0, 0, 0, 0),
        words(...(track.matrix ?? upright), pixels, pixels),
      ),
      ...(edits ? [write('edts', writeFull('elst', 0, words(edits.length), ...edits.map(editEntry)))] : []),
      write(
        'mdia',
        writeFull('mdhd', 0, words(0, 0, timescale, mediaTicks), halfWords(0x55c4, 0)),
        writeFull('hdlr', 0, words(0), text(handler), words(0, 0, 0), text('Media\0')),
        write(
          'minf',
          ...mediaHeaders(handler),
          write('dinf', writeFull('dref', 0, words(1), track.reference ?? fullBox('url ', 0, 1))),
          table,
        ),
      ),
    );
  };

  return write(
    'moov',
    writeFull(
      'mvhd',
      0,
      words(0, 0, movieScale, movieTicks, 0x1_0000, 0x100_0000, 0, 0, ...upright),
      words(0, 0, 0, 0, 0, 0, movie.tracks.length + 1),
    ),
    ...movie.tracks.map(trackBox),
    ...(movie.boxesInMovie ?? []),
  );
}

const upright = [0x1_0000, 0, 0, 0, 0x1_0000, 0, 0, 0, 0x4000_0000];
const same = (written: Uint8Array): Uint8Array => written;

function editEntry({ seconds, from, rate = 1 }: NonNullable<Track['edits']>[number]): Uint8Array {
  return words(Math.round(seconds * movieScale), from, rate * 0x1_0000);
}

function mediaHeaders(handler: string): readonly Uint8Array[] {
  if (handler === 'vide') return [fullBox('vmhd', 0, 1, words(0, 0))];
  if (handler === 'soun') return [fullBox('smhd', 0, 0, words(0))];
  return [fullBox('nmhd', 0, 0)];
}

function chunksOf(
  track: Track,
  start: number,
): { places: readonly number[]; runs: readonly (readonly number[])[] } {
  const total = track.samples.length;
  const perChunk = Math.min(track.samplesPerChunk ?? total, total);
  if (total === 0) return { places: [], runs: [] };
  const places: number[] = [];
  let place = start;
  track.samples.forEach((sample, index) => {
    if (index % perChunk === 0) places.push(place);
    place += sample.length;
  });
  const rest = total % perChunk;
  const runs = [[1, perChunk, 1]];
  if (rest > 0) runs.push([places.length, rest, 1]);
  return { places, runs };
}

function mediaSeconds({
  runs,
  timescale,
}: {
  readonly runs: readonly Run[];
  readonly timescale: number;
}): number {
  return runs.reduce((sum, [count, ticks]) => sum + count * ticks, 0) / timescale;
}

/** With an edit list, what it shows; without one, all of it. */
function presentedSeconds(track: Track): number {
  return track.edits?.reduce((sum, edit) => sum + edit.seconds, 0) ?? mediaSeconds(track);
}
