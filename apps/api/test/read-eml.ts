/** A message as a mail program reads it: headers by lower-case name, its text, and the files that go with it. */
export type ReadMessage = {
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  readonly attachments: readonly { readonly type: string; readonly content: Buffer }[];
};

/** Reads a message (RFC 5322, 2045, 2047), as far as ours go. */
export function readEml(raw: Buffer): ReadMessage {
  const [head, ...rest] = raw.toString('latin1').split('\r\n\r\n');
  const headers = readHeaders(head ?? '');
  const body = rest.join('\r\n\r\n');
  const type = headers.get('content-type') ?? '';
  const boundary = /boundary="?([^";]+)/.exec(type)?.[1];
  if (!type.startsWith('multipart/') || boundary === undefined) {
    const content = decodeBody(body, headers.get('content-transfer-encoding') ?? '7bit');
    return type.startsWith('text/plain')
      ? { headers, text: content.toString('utf8').replaceAll('\r\n', '\n'), attachments: [] }
      : { headers, text: '', attachments: [{ type, content }] };
  }
  const parts = body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => readEml(Buffer.from(part.slice(2), 'latin1')));
  return {
    headers,
    text: parts.map(({ text }) => text).join(''),
    attachments: parts.flatMap(({ attachments }) => attachments),
  };
}

function readHeaders(head: string): Map<string, string> {
  const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), decodeWords(line.slice(colon + 1).trim())];
    }),
  );
}

function decodeWords(value: string): string {
  return value.replaceAll(/\?=\s+=\?/g, '?==?').replaceAll(/(?:=\?utf-8\?[qb]\?[^?]*\?=)+/gi, (words) => {
    const bytes = [...words.matchAll(/=\?utf-8\?([qb])\?([^?]*)\?=/gi)].map(([, encoding = '', text = '']) =>
      encoding.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64')
        : decodeBody(text.replaceAll('_', ' '), 'quoted-printable'),
    );
    return Buffer.concat(bytes).toString('utf8');
  });
}

function decodeBody(body: string, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1');
  const text = body
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(text, 'latin1');
}
