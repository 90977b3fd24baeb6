/** Why a multipart body holds no file: what is malformed or cut short is no fault of the person who sent it. */
export class MultipartError extends Error {
  override readonly name = 'MultipartError';
}

const MAX_HEADER_BYTES = 8_192;
const BLANK_LINE = Buffer.from('\r\n\r\n');

/** The boundary of a `multipart/form-data` content type (RFC 2046, 5.1.1), or null for any other type. */
export function boundaryOf(contentType: string | undefined): string | null {
  const match =
    /^multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))(?=\s*(?:;|$))/i.exec(
      contentType ?? '',
    );
  return match?.[1] ?? match?.[2] ?? null;
}

/**
 * The bytes of a form's only field, its file, as they arrive: nothing is held back but what might be the beginning of
 * the boundary. Ends at the boundary after it; what comes then is neither read nor looked at.
 * Throws `MultipartError` where the body is no form with one file, or ends before the boundary.
 */
export async function* readOnlyFile(
  chunks: AsyncIterable<Buffer>,
  boundary: string,
): AsyncGenerator<Buffer, void> {
  const source = chunks[Symbol.asyncIterator]();
  // With the line end before it, so that the first boundary is found as all others are.
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const next = async (): Promise<Buffer> => {
    const { done, value } = await source.next();
    if (done) throw new MultipartError('the body ends before its boundary');
    return value;
  };

  let held: Buffer = Buffer.from('\r\n');
  let headersEnd = -1;
  while (headersEnd === -1) {
    held = Buffer.concat([held, await next()]);
    headersEnd = held.indexOf(BLANK_LINE, delimiter.length);
    if (headersEnd === -1 && held.length > MAX_HEADER_BYTES) throw new MultipartError('headers without end');
  }
  const head = held.subarray(0, headersEnd);
  if (headersEnd > MAX_HEADER_BYTES || !head.subarray(0, delimiter.length).equals(delimiter)) {
    throw new MultipartError('the body does not begin with its boundary');
  }
  const headers = head.subarray(delimiter.length).toString('latin1');
  if (!/^[ \t]*\r\n(?:.+\r\n)*content-disposition:[^\r\n]*;\s*filename\*?=/i.test(headers)) {
    throw new MultipartError('the first field is no file');
  }

  // An empty file has its boundary right after the blank line, whose last line end belongs to it.
  held = held.subarray(headersEnd + 2);
  let skip = 2;
  for (;;) {
    const end = held.indexOf(delimiter);
    const sure = end === -1 ? held.length - delimiter.length + 1 : end;
    if (sure > skip) {
      yield held.subarray(skip, sure);
      held = held.subarray(sure);
      skip = 0;
    }
    if (end !== -1) return;
    held = Buffer.concat([held, await next()]);
  }
}
