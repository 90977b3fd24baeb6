import { EncodedPacketSink, FilePathSource, Input, MP4, QTFF } from 'mediabunny';
import { readyLine } from './worker-protocol.ts';

/** Runs alone in a fenced process: reads the video named on the command line, and writes one report. */
console.log(readyLine);
const [, , file = ''] = process.argv;
const report = await readVideo(file);
console.log(JSON.stringify(report));

async function readVideo(path: string): Promise<object> {
  try {
    using input = new Input({ formats: [MP4, QTFF], source: new FilePathSource(path) });
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
