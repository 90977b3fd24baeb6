import { stripTypeScriptTypes } from 'node:module';

/**
 * A script for browsers from its TypeScript, by the same stripping that Node runs this program with. Node calls the
 * function experimental at each start, in lines that an operator can do nothing about: they are left out.
 */
export function stripClientTypes(source: string): string {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => undefined;
  try {
    return stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = emitWarning;
  }
}
