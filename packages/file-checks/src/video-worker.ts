import { CustomSource, EncodedPacketSink, Input, MP4, QTFF } from 'mediabunny';
import { type ServedFile, serveFiles } from './serve-files.ts';

/** Runs in a fenced process: reads videos, one after another, of which it asks for tables of samples alone. */
await serveFiles(readVideo);

async function readVideo(file: ServedFile): Promise<object> {
  try {
    using input = new Input({
      formats: [MP4, QTFF],
      source: new CustomSource({ getSize: () => file.size, read: file.read, prefetchProfile: 'fileSystem' }),
    });
    const track = await input.getPrimaryVideoTrack();
    if (track === null) return { kind: 'refused', code: 'no-video' };
    let packets = 0;
    let first = Number.POSITIVE_INFINITY;
    let last = Number.NEGATIVE_INFINITY;
    const sink = new EncodedPacketSink(track);
    for await (const packet of sink.packets(undefined, undefined, { metadataOnly: true })) {
      packets += 1;
      first = Math.min(first, packet.timestamp);
      last = Math.max(last, packet.timestamp + packet.duration);
    }
    if (packets === 0) return { kind: 'refused', code: 'unreadable' };
    return {
      kind: 'read',
      packets,
      spanSeconds: last - first,
      longestSeconds: Math.max(last - first, await input.computeDuration()),
      width: await track.getCodedWidth(),
      height: await track.getCodedHeight(),
    };
  } catch {
    return { kind: 'refused', code: 'unreadable' };
  }
}
