import { stdSerializers } from 'pino';

const CENSORED = '[redacted]';

// Names whose values open something, and names that hold what only some may read (grades before deliberation).
const secretName =
  /authorization|cookie|token|secret|password|credential|key$|privateJwk|^(grades?|comment|mean|mark|markExact)$/i;
// Keys of storage and of rows, that open nothing and are needed to find a fault.
const harmlessName = /^(blobKey|primaryKey|foreignKey)$/;

const secretText =
  /\bBearer\s+[\w.~+/=-]+|\bxox[a-z]-[\w-]+|\bxapp-[\w-]+|(?<=:\/\/)[^\s:/@"\\]+:[^\s/@"\\]+(?=@)|-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*-----END [A-Z ]*PRIVATE KEY-----/g;

/**
 * A copy of what is about to be logged in which every field with a secret's name, at any depth, is `[redacted]`.
 * HTTP clients attach whole requests, headers included, to the errors they throw: so errors are copied field by field too.
 */
export function redactValue(value: object): Record<string, unknown> {
  return redactFields(value, new Set());
}

/** A line of the log with bearer tokens, Slack tokens, private keys and passwords in addresses taken out of its text. */
export function redactLine(line: string): string {
  return line.replace(secretText, CENSORED);
}

function redactFields(value: object, above: Set<object>): Record<string, unknown> {
  const within = new Set(above).add(value);
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      secretName.test(name) && !harmlessName.test(name) && field !== undefined
        ? CENSORED
        : redact(field, within),
    ]),
  );
}

function redact(value: unknown, above: Set<object>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (above.has(value)) return '[circular]';
  if (value instanceof Error) return redactFields(stdSerializers.err(value), new Set(above).add(value));
  if (Array.isArray(value)) {
    const within = new Set(above).add(value);
    return value.map((item: unknown) => redact(item, within));
  }
  // Instants, URLs and the like write themselves; only plain records are walked through.
  return isRecord(value) ? redactFields(value, above) : value;
}

function isRecord(value: object): boolean {
  if ('toJSON' in value || ArrayBuffer.isView(value)) return false;
  return true;
}
