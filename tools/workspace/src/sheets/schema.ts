import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { ApiRefusal, type FieldViolation } from './api-refusal.ts';
import type { BatchUpdate } from './batch-requests.ts';
import document from './sheets-v4.schema.json' with { type: 'json' };
import type { Spreadsheet } from './wire.ts';

/** A node of Google's schema: what a field holds, as far as field masks need to know. */
export type SchemaNode = {
  $ref?: string;
  type?: string;
  readOnly?: boolean;
  items?: SchemaNode;
  additionalProperties?: SchemaNode | boolean;
  properties?: Record<string, SchemaNode>;
};
const definitions: Record<string, SchemaNode> = document.definitions;

const pathOf = (pointer: string): string =>
  pointer
    .split('/')
    .slice(1)
    .reduce((path, part) => (/^\d+$/.test(part) ? `${path}[${part}]` : path ? `${path}.${part}` : part), '');

const describe = (error: ErrorObject): FieldViolation => {
  const field = pathOf(error.instancePath);
  if (error.keyword === 'additionalProperties') {
    const name = String(error.params['additionalProperty']);
    return { field, description: `Unknown name "${name}" at '${field}': Cannot find field.` };
  }
  if (error.keyword === 'enum')
    return { field, description: `Invalid value at '${field}': not a member of the enum` };
  return { field, description: `Invalid value at '${field}': ${error.message ?? error.keyword}` };
};

type Bodies = { BatchUpdateSpreadsheetRequest: BatchUpdate; Spreadsheet: Spreadsheet };
type Validators = { readonly [K in keyof Bodies]: ValidateFunction<Bodies[K]> };

let compiled: Validators | undefined;

// Compiling takes half a second: the first body pays for it, not the start.
const compile = (): Validators => {
  const ajv = new Ajv({ allErrors: true, strict: true, verbose: false });
  ajv.addFormat('int32', {
    type: 'number',
    validate: (value: number) => Number.isInteger(value) && Math.abs(value) <= 2 ** 31,
  });
  ajv.addFormat('float', { type: 'number', validate: Number.isFinite });
  ajv.addFormat('double', { type: 'number', validate: Number.isFinite });
  ajv.addSchema(document, 'sheets-v4');
  const validatorOf = <T>(name: string): ValidateFunction<T> =>
    ajv.compile<T>({ $ref: `sheets-v4#/definitions/${name}` });
  return {
    BatchUpdateSpreadsheetRequest: validatorOf('BatchUpdateSpreadsheetRequest'),
    Spreadsheet: validatorOf('Spreadsheet'),
  };
};

/** A JSON body as what it says it is, if it satisfies Google's schema of that name; 400 names every offending field. */
export const readBody = <K extends keyof Bodies>(name: K, body: unknown): Bodies[K] => {
  compiled ??= compile();
  const validate: ValidateFunction<Bodies[K]> = compiled[name];
  if (validate(body)) return body;
  const violations = (validate.errors ?? []).map(describe);
  const said = violations.map((violation) => violation.description).join('\n');
  throw new ApiRefusal(400, `Invalid JSON payload received. ${said}`, violations);
};

/** The node behind references and lists: a mask goes through a list to its items. */
export const resolveNode = (node: SchemaNode): SchemaNode => {
  if (node.$ref) return definitions[node.$ref.slice('#/definitions/'.length)] ?? {};
  return node.items ? resolveNode(node.items) : node;
};

/** The definition of a resource by its name in Google's schema. */
export const definitionOf = (name: string): SchemaNode => definitions[name] ?? {};
