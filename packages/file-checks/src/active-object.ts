import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNull,
  type PDFObject,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { actions, annotations, types } from './active-names.ts';
import type { ActiveContent } from './dossier-report.ts';

const keys = {
  action: PDFName.of('S'),
  subtype: PDFName.of('Subtype'),
  type: PDFName.of('Type'),
  script: PDFName.of('JS'),
  files: PDFName.of('EF'),
  dynamicForm: PDFName.of('XFA'),
  file: PDFName.of('F'),
  address: PDFName.of('URI'),
};

/**
 * What makes an object active, however deep within it. References aren't followed: every object is looked at by itself,
 * and a name of an action or the address of a script that stands alone as an object can only be there to be referred to.
 */
export function readActiveObject(whole: PDFObject): ActiveContent | null {
  if (isScriptAddress(whole)) return 'javascript';
  if (whole instanceof PDFName) return lookUp(actions, whole) ?? lookUp(annotations, whole);
  const rest: PDFObject[] = [whole];
  for (let object = rest.pop(); object !== undefined; object = rest.pop()) {
    if (object instanceof PDFArray) {
      for (const item of object.asArray()) rest.push(item);
    } else if (object instanceof PDFDict) {
      const active = readActiveDict(object);
      if (active !== null) return active;
      for (const value of object.values()) rest.push(value);
    }
  }
  return null;
}

function readActiveDict(dict: PDFDict): ActiveContent | null {
  const action = dict.get(keys.action);
  if (isScript(dict.get(keys.script), action)) return 'javascript';
  if (isScriptAddress(dict.get(keys.address))) return 'javascript';
  if (holdsSomething(dict.get(keys.files))) return 'attachment';
  if (holdsSomething(dict.get(keys.dynamicForm))) return 'xfa';
  // The thread of articles may be another document's.
  if (action === PDFName.of('Thread') && dict.has(keys.file)) return 'go-to-file';
  return (
    lookUp(actions, action) ??
    lookUp(annotations, dict.get(keys.subtype)) ??
    lookUp(types, dict.get(keys.type))
  );
}

/** Fonts and pictures of a page may have any name, this one too. */
function isScript(value: PDFObject | undefined, action: PDFObject | undefined): boolean {
  if (value instanceof PDFRef) return action !== undefined;
  return value instanceof PDFString || value instanceof PDFHexString;
}

function isScriptAddress(value: PDFObject | undefined): boolean {
  if (!(value instanceof PDFString || value instanceof PDFHexString)) return false;
  return /^[\0\s]*javascript:/iu.test(Buffer.from(value.asBytes()).toString('latin1'));
}

function holdsSomething(value: PDFObject | undefined): boolean {
  if (value === undefined || value === PDFNull) return false;
  return !(value instanceof PDFArray && value.size() === 0);
}

function lookUp(
  names: Readonly<Record<string, ActiveContent>>,
  name: PDFObject | undefined,
): ActiveContent | null {
  if (!(name instanceof PDFName)) return null;
  const text = name.asString().slice(1);
  return Object.hasOwn(names, text) ? (names[text] ?? null) : null;
}
