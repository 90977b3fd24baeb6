import { z } from '@hono/zod-openapi';

const instant = z.string().openapi({ format: 'date-time', example: '2022-04-01T23:30:00+02:00' });

/** What everyone may know of the contest. */
export const editionSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    shortName: z.string(),
    organisers: z.array(z.string()),
    secretariatEmail: z.string(),
    timeZone: z.string(),
    rehearsal: z.boolean().openapi({ description: 'Répétition\u00a0: rien de ce qui s’y passe ne compte' }),
    now: instant.openapi({ description: 'L’heure du serveur, la seule qui compte' }),
    depositOpen: z.boolean(),
    timeLeft: z
      .object({
        milliseconds: z.int(),
        duration: z.string().openapi({ description: 'ISO 8601', example: 'PT52H3M' }),
        text: z.string().openapi({ example: '2 jours 4 h' }),
      })
      .openapi({ description: 'Jusqu’à la date limite de dépôt' }),
    calendar: z.object({
      opensAt: instant,
      depositDeadline: instant,
      gradingFrom: instant,
      gradingUntil: instant,
      shortlistingFrom: instant,
      shortlistingUntil: instant,
      answersAt: instant,
      hearingAt: instant,
      ceremonyAt: instant,
    }),
    categories: z.array(
      z.object({ slug: z.string(), prefix: z.string(), name: z.string(), description: z.string() }),
    ),
    criteria: z.array(
      z.object({ id: z.string(), name: z.string(), description: z.string(), weight: z.int() }),
    ),
    scale: z.object({
      min: z.int(),
      max: z.int(),
      anchors: z.array(z.object({ grade: z.int(), label: z.string() })),
    }),
    limits: z
      .object({
        dossierBytes: z.int(),
        dossierPages: z.int(),
        videoBytes: z.int(),
        videoSeconds: z.number(),
        videoToleranceSeconds: z.number(),
      })
      .openapi({ description: 'Octets et secondes, exactement' }),
    eligibleYears: z.array(z.int()),
  })
  .openapi('Edition');
