import { z } from '@hono/zod-openapi';

const instant = z.string().openapi({ format: 'date-time', example: '2022-03-31T18:02:11.25+02:00' });

/** An open or recently ended upload, as its owner sees it. */
const uploadSchema = z
  .object({
    id: z.string().openapi({ description: 'La dernière partie de son adresse, /uploads/{id}' }),
    kind: z.enum(['dossier', 'video']),
    bytes: z.int(),
    fileName: z.string().nullable().openapi({ description: 'La métadonnée filename, si elle a été donnée' }),
    fingerprint: z.string().nullable().openapi({
      description:
        'La métadonnée fingerprint\u00a0: ce à quoi un client reconnaît son fichier pour reprendre l’envoi',
    }),
    offset: z.int().openapi({ description: 'Octets déjà reçus' }),
    state: z.enum(['receiving', 'checking', 'attached', 'refused']).openapi({
      description:
        'En cours d’envoi, en cours de vérification, rattaché au brouillon, ou refusé\u00a0: voir alors refusal.',
    }),
    receivedAt: instant.nullable(),
    expiresAt: instant.openapi({
      description: 'Un envoi sans nouvelle partie est abandonné à cet instant (horloge réelle).',
    }),
    refusal: z.object({ code: z.string(), detail: z.string() }).nullable(),
  })
  .openapi('Upload');

export const uploadListSchema = z.object({ items: z.array(uploadSchema), next: z.null() }).openapi('Uploads');
