import { actions, annotations, types } from './active-names.ts';
import type { ActiveContent } from './dossier-report.ts';

const nameEnd = '(?![^\\0\\t\\n\\f\\r ()<>[\\]{}/%])';

/** A name as it may be written: each of its characters as it is, or as `#` and two hexadecimal digits. */
function spell(name: string): string {
  return Array.from(name, (character) => {
    const code = character.charCodeAt(0).toString(16);
    const digits = code.replace(/[a-f]/gu, (digit) => `[${digit}${digit.toUpperCase()}]`);
    return `(?:${character}|#${digits})`;
  }).join('');
}

function spellAny(names: Readonly<Record<string, ActiveContent>>): string {
  return Object.keys(names).map(spell).join('|');
}

/** Words may stand apart by blanks and by comments of so many characters. */
function compile(commentLength: string): RegExp {
  const gap = `(?:[\\0\\t\\n\\f\\r ]|%[^\\r\\n]${commentLength}[\\r\\n])*`;
  const reference = `\\d+${gap}\\d+${gap}R`;
  return new RegExp(
    [
      `/(?:${spell('S')}${gap}/(?<action>${spellAny(actions)})`,
      `${spell('Subtype')}${gap}/(?<annotation>${spellAny(annotations)})`,
      `${spell('Type')}${gap}/(?<type>${spellAny(types)}))${nameEnd}`,
      `/(?<file>${spell('EF')})${gap}(?:<<|${reference})`,
      `/(?<form>${spell('XFA')})${gap}(?:\\[${gap}[(<\\d]|${reference})`,
    ].join('|'),
  );
}

// Whoever writes a long comment at every place must not make the search of a whole file take for ever.
const inFile = compile('{0,1000}');
const inObjects = compile('*');

/**
 * Searches text, one character a byte, for what makes a PDF active, whether or not it is part of an object. All that is
 * looked for is too long to occur by chance in compressed data.
 */
export function searchFile(text: string): ActiveContent | null {
  return search(inFile, text);
}

/** The same within text that is known to be of objects, however far apart their words are. */
export function searchObjects(text: string): ActiveContent | null {
  return search(inObjects, text);
}

function search(pattern: RegExp, text: string): ActiveContent | null {
  const found = pattern.exec(text)?.groups;
  if (found === undefined) return null;
  const { action, annotation, type, file } = found;
  if (action !== undefined) return actions[readName(action)] ?? null;
  if (annotation !== undefined) return annotations[readName(annotation)] ?? null;
  if (type !== undefined) return types[readName(type)] ?? null;
  return file === undefined ? 'xfa' : 'attachment';
}

/** A name without its escapes. */
export function readName(written: string): string {
  return written.replace(/#([\dA-Fa-f]{2})/gu, (_, digits: string) =>
    String.fromCharCode(parseInt(digits, 16)),
  );
}
