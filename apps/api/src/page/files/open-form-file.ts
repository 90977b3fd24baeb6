import type { IncomingHttpHeaders } from 'node:http';
import { finished, PassThrough, type Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';

// A file's boundary and headers take some hundred bytes; what is longer is no form of ours.
const MAX_BYTES_BEFORE_FILE = 8_192;

/**
 * The file that a form's body begins with (RFC 7578), as it arrives and no faster than it is read. It is destroyed
 * where the body is no such form, or ends before the file does. What follows the file is left unread.
 */
export function openFormFile(incoming: Readable & { readonly headers: IncomingHttpHeaders }): Readable {
  const file = new PassThrough();
  const form = openForm(incoming.headers['content-type']);
  if (form === null) return file.destroy();

  const stopWatching = finished(incoming, (cut) => {
    if (cut) file.destroy();
  });
  let isFound = false;
  let bytes = 0;
  const giveUpWithoutFile = () => {
    if (!isFound) file.destroy();
  };
  form
    .on('file', (_, source) => {
      isFound = true;
      source.on('error', () => file.destroy());
      source.on('end', () => {
        // It is whole, whatever becomes of the connection.
        stopWatching();
        incoming.unpipe(form);
      });
      source.pipe(file);
    })
    .on('error', giveUpWithoutFile)
    .on('finish', giveUpWithoutFile);
  incoming.pipe(form);
  // After the form has seen it, so that the chunk with the file in it doesn't count.
  incoming.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MAX_BYTES_BEFORE_FILE) giveUpWithoutFile();
  });
  return file;
}

function openForm(contentType = '') {
  try {
    return new Busboy({
      headers: { 'content-type': contentType },
      limits: { parts: 1, fields: 0, headerSize: MAX_BYTES_BEFORE_FILE },
      // A text field may have any type; only a file has a name.
      isPartAFile: (_, __, name) => name !== undefined,
    });
  } catch {
    // All that it refuses so early is the type: another one, or without boundary.
    return null;
  }
}
