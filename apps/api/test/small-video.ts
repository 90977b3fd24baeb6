import { inflateRawSync } from 'node:zlib';

// One second of ten pictures of 16 by 16 pixels (H.264), as `makeVideo` of the sample files writes it.
const deflated = `
7djPa9NQHADwb7rNH2VKmQpDivbgpR6GBdFLwTEpjIDYy3Jxl7QvbZLlx8x7C8x4aC7L0BakIJEJxYt46c1/YAfPHvXgqTf/BG+V9/KyphkOYTd9
H/rl+/223+S91/YUACh3yP6ugV0boAA0q367Zu/erwEUPtuu6wOAZfs6gjmTJCT2mpHmp/L9OpypAFB4RDx1BwC2yQ5bc+H03Sanr/ybdUs8QPph
I0MFgIqN8ueCIo2tL6x+qCPLo4WtW55vIC07+ERDhtrac5x9xUCau6k6yNLotPTSNpwOAFz3bXb77GbuoOSzMvK0Tmazy3ueVUlqqY5JywKAd5hg
lJk5pD/NHw5Mj1aCTQAWbGJltsOKX1t7UFu7N3/F6nQKALdUv/1Y2jiuTidwsbtxXH376Y0Ei/rXeo+eoUU8kozf/JkErGJCcGYfRZ7LmOB25n0a
SzzXMcEv5r9m6TUAXD47pFfJem139he59h3gxgHdGyYYz69X+tXxNA0EQRAEQRAEQRAEQRD+OQu2jVT+nIY+5JIi7bAnX4GnOVs5z3LUHF3X9TGj
M47jjDmHIiRtx4QKgpN+HARBEIazPgzDMIpmfRRF0WBw0g6o4XCY9kMqjuM4aWPmfc6HnI85hHvOuW6/33dd1+pTlmWybJpdlrtd02StaXEtbptT
lNFopChKc0Q1mzLLstxgudGQZdbKTY4+QltSjwrV9aRYTIsLaXEpLYppsZwWV9OiRAvpQD1auXv7238uOif/nHq/AQ==`;
const FREE = Buffer.from([0, 0, 0, 0, 0x66, 0x72, 0x65, 0x65]);

/** A whole MP4 of one second, of exactly `bytes` bytes: an empty box at its end fills it up. */
export function smallVideo(bytes: number): Uint8Array<ArrayBuffer> {
  const video = inflateRawSync(Buffer.from(deflated, 'base64'));
  const file = new Uint8Array(bytes);
  file.set(video);
  file.set(FREE, video.length);
  new DataView(file.buffer).setUint32(video.length, bytes - video.length);
  return file;
}
