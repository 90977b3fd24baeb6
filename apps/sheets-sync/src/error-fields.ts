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
