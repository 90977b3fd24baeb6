/** What may be logged of an error: its kind, code, message and stack, and none of the data it carries along. */
export type Fault = {
  readonly name: string;
  readonly code?: string;
  readonly message: string;
  readonly stack?: string;
  readonly causes?: readonly Fault[];
};

const MESSAGE_LIMIT = 300;

const inner = (error: Error): unknown[] => {
  const original = 'original' in error ? [error.original] : [];
  const originals = 'originals' in error && Array.isArray(error.originals) ? error.originals : [];
  return [...original, ...originals, ...(error.cause === undefined ? [] : [error.cause])];
};

/**
 * Database and HTTP errors carry rows and bodies, in which grades stand: only named fields leave this function.
 * A thrown value that is no Error gives its type alone.
 */
export const describeError = (error: unknown, depth = 3): Fault => {
  if (!(error instanceof Error)) return { name: typeof error, message: 'not an error object' };
  const causes = depth === 0 ? [] : inner(error).map((cause) => describeError(cause, depth - 1));
  return {
    name: error.name,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    message: error.message.slice(0, MESSAGE_LIMIT),
    ...(error.stack === undefined ? {} : { stack: stackOf(error.stack) }),
    ...(causes.length === 0 ? {} : { causes }),
  };
};

// The first lines of a stack repeat the message; the frames say where.
const stackOf = (stack: string): string =>
  stack
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 12)
    .join('\n');
