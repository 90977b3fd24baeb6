import { text } from './box-writer.ts';

/** The beginning of a JPEG: enough to be taken for one by its first bytes. */
export function tinyJpeg(): Uint8Array {
  return text('\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xd9');
}

/** A GIF of one pixel. */
export function tinyGif(): Uint8Array {
  return text('GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;');
}

/** A ZIP archive without any file. */
export function emptyZip(): Uint8Array {
  return text(emptyArchive);
}

/** A ZIP archive whose first file has this name, as office programs write them; its directory is missing. */
export function zipOf(name: string): Uint8Array {
  const length = String.fromCharCode(name.length & 255, name.length >> 8);
  return text(`PK\x03\x04\x14\0\0\0\0\0${'\0'.repeat(16)}${length}\0\0${name}${emptyArchive}`);
}

const emptyArchive = `PK\x05\x06${'\0'.repeat(18)}`;
