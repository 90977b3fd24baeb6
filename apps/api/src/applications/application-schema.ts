import { z } from '@hono/zod-openapi';

const instant = z.string().openapi({ format: 'date-time', example: '2022-03-31T18:02:11.25+02:00' });
const sha256 = z.string().openapi({ description: 'SHA-256, en hexadécimal' });

/** A stored file as its owner sees it. */
export const fileSchema = z
  .object({
    bytes: z.int(),
    sha256,
    pages: z.int().nullable(),
    seconds: z.number().nullable(),
    receivedAt: instant,
    scan: z.enum(['none', 'waiting', 'clean', 'infected']).openapi({
      description:
        'Antivirus\u00a0: en attente (waiting), rien trouvé (clean), programme malveillant trouvé (infected)\u00a0; none sans antivirus',
    }),
  })
  .openapi('File');

/** A draft, and what became of it. */
export function createApplicationSchema<Metadata extends z.ZodType>(metadata: Metadata) {
  return z
    .object({
      id: z.string(),
      code: z.string().openapi({ example: 'GPI-0012' }),
      status: z.enum(['draft', 'deposited', 'withdrawn']).openapi({
        description:
          'Un brouillon (draft) n’est pas un dépôt\u00a0: seul un dépôt (deposited) participe au concours.',
      }),
      version: z.int().nullable().openapi({ description: 'Version du dernier dépôt' }),
      changedSinceDeposit: z.boolean(),
      metadata,
      files: z.object({ dossier: fileSchema.nullable(), video: fileSchema.nullable() }),
      entries: z.array(
        z.object({
          code: z.string().openapi({ example: 'SOC-012' }),
          category: z.string(),
        }),
      ),
      depositedAt: instant.nullable(),
      deadline: instant.openapi({
        description: 'Date limite de dépôt de cette candidature, prolongation comprise',
      }),
      createdAt: instant,
      updatedAt: instant,
    })
    .openapi('Application');
}

/** What the author of a draft is told once. */
export const createdSchema = z
  .object({
    id: z.string(),
    code: z.string(),
    depositKey: z.string().openapi({
      description: 'Clé de dépôt, montrée cette seule fois. À envoyer dans Authorization\u00a0: Bearer.',
    }),
  })
  .openapi('CreatedApplication');

const problem = z.object({
  code: z.string().openapi({ example: 'title-missing' }),
  pointer: z.string().openapi({ example: '/title' }),
  message: z.string(),
  ground: z.string().optional().openapi({ description: 'Critère éliminatoire de l’article 5 concerné' }),
});

const notice = problem.omit({ ground: true });

/** What still stands between a draft and a deposit. */
export const problemsSchema = z
  .object({
    items: z.array(problem),
    notices: z
      .array(notice)
      .openapi({ description: 'Ce qui n’empêche pas de déposer, mais mérite attention' }),
    deadline: instant,
    late: z.boolean(),
    next: z.null(),
  })
  .openapi('DraftProblems');

/** Proof of one deposit. */
export const receiptSchema = z
  .object({
    edition: z.string(),
    rehearsal: z.boolean(),
    application: z.string(),
    code: z.string(),
    version: z.int(),
    title: z.string(),
    organisation: z.string(),
    entries: z.array(z.object({ code: z.string(), category: z.string() })),
    depositedAt: instant,
    depositedAtParis: instant,
    dossier: z.object({ bytes: z.int(), sha256, pages: z.int() }),
    video: z.object({ bytes: z.int(), sha256, seconds: z.number() }).nullable(),
    validator: z.string(),
  })
  .openapi('Receipt');

/** The address of one application. */
export const applicationParams = z.object({
  id: z
    .string()
    .max(64)
    .openapi({ param: { name: 'id', in: 'path' } }),
});
