/** A field of something that was thrown; undefined where there is none. */
export function fieldOf(thrown: unknown, name: string): unknown {
  return typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, name) : undefined;
}

/** A thrown thing's code, or else its name: fit for a log, where its message might quote what it was about. */
export function nameOfError(thrown: unknown): string {
  for (const name of ['code', 'name']) {
    const value = fieldOf(thrown, name);
    if (typeof value === 'string') return value;
  }
  return 'unknown';
}

/** What a log may say of a thrown thing: its code or name, and where in the code it came from, never its message. */
export function describeThrown(thrown: unknown): { readonly error: string; readonly at: string } {
  const stack = fieldOf(thrown, 'stack');
  const frame = typeof stack === 'string' ? /^\s+at (.+)$/m.exec(stack)?.[1] : undefined;
  return { error: nameOfError(thrown), at: frame ?? 'unknown' };
}
