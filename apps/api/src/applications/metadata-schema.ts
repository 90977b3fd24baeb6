import { z } from '@hono/zod-openapi';
import type { Edition } from '@palmares/rules/edition';
import { line, paragraphs } from '../text-fields.ts';

const LONG = 20_000;

const contact = z.strictObject({
  name: line(200),
  email: line(254).openapi({ example: 'jeanne.martin@example.fr' }),
  phone: line(40).optional(),
});

function fields({ categories }: Edition) {
  const slugs = categories.map(({ slug }) => slug);
  return {
    title: line(300),
    organisationId: line(100),
    organisationName: line(300),
    scheme: line(200),
    branch: line(200),
    partners: z.array(line(300)).max(50),
    categories: z.array(z.enum(slugs)).max(slugs.length),
    contact,
    summary: paragraphs(5_000),
    objectives: paragraphs(LONG),
    startedOn: z.iso.date(),
    endedOn: z.iso.date(),
    status: z.enum(['completed', 'concluded-experiment']),
    measuredResults: paragraphs(LONG),
    costs: paragraphs(LONG),
    savings: paragraphs(LONG),
    generalisation: paragraphs(LONG),
    interbranch: paragraphs(LONG),
    prizePurpose: paragraphs(5_000),
    videoRights: z.boolean(),
    publicationConsent: z.boolean(),
    acceptsRules: z.boolean(),
  };
}

/** What a candidate may say of a project; all of it optional in a draft. Unknown fields are refused, not dropped. */
export function createMetadataSchema(edition: Edition) {
  return z.strictObject(fields(edition)).partial().openapi('Metadata');
}

/**
 * A merge patch of it (RFC 7396): null removes a field. A contact is replaced whole, so that no patch can leave half
 * a contact behind.
 */
export function createMetadataPatchSchema(edition: Edition) {
  const { contact: whole, ...others } = fields(edition);
  return z
    .strictObject({
      ...mapNullable(others),
      contact: whole.extend({ phone: whole.shape.phone.nullable() }).nullable().optional(),
    })
    .openapi('MetadataPatch');
}

function mapNullable<Shape extends Record<string, z.ZodType>>(
  shape: Shape,
): { [Name in keyof Shape]: z.ZodOptional<z.ZodNullable<Shape[Name]>> };
function mapNullable(shape: Record<string, z.ZodType>): object {
  return Object.fromEntries(
    Object.entries(shape).map(([name, field]) => [name, field.nullable().optional()]),
  );
}
