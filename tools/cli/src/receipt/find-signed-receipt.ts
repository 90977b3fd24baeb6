/** A signed receipt found in a file, and what else the file is. */
export type FoundReceipt =
  | { readonly kind: 'jws'; readonly jws: string }
  /** Inside a printed receipt: what is printed on its pages is not what is signed. */
  | { readonly kind: 'pdf'; readonly jws: string }
  /** A receipt as JSON, which nobody signed. */
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'nothing' };

/** The signed receipt in a file: the JWS itself, a printed receipt (PDF), or a JSON one, which has none. */
export function findSignedReceipt(bytes: Uint8Array): FoundReceipt {
  const text = Buffer.from(bytes).toString('latin1');
  if (text.startsWith('%PDF-')) {
    const jws = findInPdf(text);
    return jws === undefined ? { kind: 'nothing' } : { kind: 'pdf', jws };
  }
  const value = parseObject(bytes);
  if (value !== undefined) return { kind: 'json', value };
  // An editor may have put a line feed at the end, a telephone a blank.
  const jws = text.trim();
  return jws === '' ? { kind: 'nothing' } : { kind: 'jws', jws };
}

// Among the document's properties, which a PDF keeps as they are: a name, and the number of a string in parentheses.
function findInPdf(text: string): string | undefined {
  const number = /\/PalmaresReceipt (\d{1,9}) 0 R\b/.exec(text)?.[1];
  return number === undefined ? undefined : new RegExp(`\\n${number} 0 obj\\n\\(([^()]*)\\)`).exec(text)?.[1];
}

function parseObject(bytes: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' ? value : undefined;
  } catch {
    return undefined;
  }
}
