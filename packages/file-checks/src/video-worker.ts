import { CustomSource, EncodedPacketSink, Input, type InputVideoTrack, MP4, QTFF } from 'mediabunny';
import { holdsNalUnits, readNalFormat } from './nal-units.ts';
import { type ServedFile, serveFiles } from './serve-files.ts';

/** So many frames are looked into, spread over the whole. */
const lookedInto = 8;
/** No camera writes a larger frame, in bytes. */
const largestFrame = 33_554_432;

/** Runs in a fenced process: reads videos, one after another, of which it asks for tables of samples and a few frames. */
await serveFiles(readVideo);

async function readVideo(file: ServedFile): Promise<object> {
  try {
    using input = new Input({
      formats: [MP4, QTFF],
      source: new CustomSource({ getSize: () => file.size, read: file.read, prefetchProfile: 'fileSystem' }),
    });
    const track = await input.getPrimaryVideoTrack();
    if (track === null) return { kind: 'refused', code: 'no-video' };
    if ((await track.getCodec()) === null) return { kind: 'refused', code: 'unknown-codec' };
    let packets = 0;
    let first = Number.POSITIVE_INFINITY;
    let last = Number.NEGATIVE_INFINITY;
    let played = 0;
    const sink = new EncodedPacketSink(track);
    for await (const packet of sink.packets(undefined, undefined, { metadataOnly: true })) {
      packets += 1;
      first = Math.min(first, packet.timestamp);
      last = Math.max(last, packet.timestamp + packet.duration);
      played += packet.duration;
    }
    if (packets === 0 || !(await holdsPictures(track, sink, first, last)))
      return { kind: 'refused', code: 'unreadable' };
    return {
      kind: 'read',
      packets,
      spanSeconds: last - first,
      // Frames that lie over each other are shown one after the other. A sum of thousands is only as exact as this.
      longestSeconds: Math.max(last - first, Math.round(played * 1e6) / 1e6, await input.computeDuration()),
      width: await track.getCodedWidth(),
      height: await track.getCodedHeight(),
    };
  } catch {
    return { kind: 'refused', code: 'unreadable' };
  }
}

/** Whether the first frame and some others have the form of their codec, where that form is known. */
async function holdsPictures(
  track: InputVideoTrack,
  sink: EncodedPacketSink,
  first: number,
  last: number,
): Promise<boolean> {
  const configuration = (await track.getDecoderConfig())?.description;
  const format = readNalFormat(await track.getCodec(), configuration && asBytes(configuration));
  if (format === null) return true;
  let position = -1;
  for (let turn = 0; turn < lookedInto; turn += 1) {
    const metadata = await sink.getPacket(first + ((last - first) * turn) / lookedInto, {
      metadataOnly: true,
    });
    if (metadata === null || metadata.sequenceNumber === position || metadata.byteLength === 0) continue;
    position = metadata.sequenceNumber;
    if (metadata.byteLength > largestFrame) return false;
    const packet = await sink.getPacket(metadata.timestamp);
    if (packet === null || !holdsNalUnits(packet.data, format)) return false;
  }
  return position >= 0;
}

function asBytes(data: ArrayBufferView | ArrayBufferLike): Uint8Array {
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}
