import { type OpenAPIHono, z } from '@hono/zod-openapi';
import type { ApiEnv } from '../../api-env.ts';
import { problemResponses } from '../../described-responses.ts';

const security = [{ depositKey: [] }];
const tags = ['Fichiers'];
const version = z.object({ 'tus-resumable': z.literal('1.0.0') });
const params = z.object({ upload: z.string().regex(/^[0-9a-f]{32}$/) });
const text = { schema: { type: 'string' as const } };

/**
 * Describes the tus protocol's requests (https://tus.io/protocols/resumable-upload), which the tus server answers and
 * no route of the usual kind does.
 */
export function describeTus(registry: OpenAPIHono<ApiEnv>['openAPIRegistry']): void {
  registry.registerPath({
    method: 'post',
    path: '/uploads',
    tags,
    security,
    summary: 'Commencer un envoi par parties (tus)',
    description:
      'Protocole tus 1.0, extensions creation, expiration, checksum et termination\u00a0: tout client tus convient. Upload-Metadata donne application (l’identifiant de la candidature) et kind (dossier ou video)\u00a0; facultatifs, filename et fingerprint sont rendus par GET /applications/{id}/uploads, pour qu’un envoi reprenne ailleurs que là où il a commencé. La place est réservée.',
    request: {
      headers: version.extend({
        'upload-length': z
          .string()
          .regex(/^\d+$/)
          .openapi({ description: 'La taille du fichier, en octets' }),
        'upload-metadata': z.string(),
      }),
    },
    responses: {
      201: {
        description: 'L’envoi est commencé.',
        headers: {
          Location: { ...text, description: 'Son adresse' },
          'Upload-Expires': { ...text, description: 'Abandonné à cet instant s’il ne reçoit rien' },
        },
      },
      ...problemResponses(
        'malformed-request',
        'unauthorized',
        'withdrawn',
        'tus-version',
        'too-large',
        'unsupported-media-type',
        'invalid',
        'too-many-uploads',
        'no-space',
      ),
    },
  });
  registry.registerPath({
    method: 'head',
    path: '/uploads/{upload}',
    tags,
    security,
    summary: 'Où en est un envoi (tus)',
    request: { headers: version, params },
    responses: {
      200: {
        description: 'Octets reçus\u00a0: ils sont gardés, même si le serveur s’arrête.',
        headers: {
          'Upload-Offset': { ...text, description: 'Octets reçus' },
          'Upload-Length': { ...text, description: 'Octets attendus' },
        },
      },
      ...problemResponses('unauthorized', 'not-found', 'upload-expired', 'tus-version', 'upload-busy'),
    },
  });
  registry.registerPath({
    method: 'patch',
    path: '/uploads/{upload}',
    tags,
    security,
    summary: 'Envoyer une partie (tus)',
    description:
      'Avec le dernier octet, le fichier est vérifié puis rattaché au brouillon\u00a0; GET /applications/{id}/uploads dit ce qu’il en est. Un dépôt demandé entre-temps attend la vérification.',
    request: {
      params,
      headers: version.extend({
        'upload-offset': z.string().regex(/^\d+$/),
        'upload-checksum': z.string().optional().openapi({ description: 'sha1 ou sha256, espace, base64' }),
      }),
      body: {
        required: true,
        content: { 'application/offset+octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
    },
    responses: {
      204: {
        description: 'La partie est reçue et gardée.',
        headers: { 'Upload-Offset': { ...text, description: 'Octets reçus en tout' } },
      },
      ...problemResponses(
        'malformed-request',
        'unauthorized',
        'not-found',
        'too-slow',
        'offset-conflict',
        'upload-expired',
        'tus-version',
        'too-large',
        'unsupported-media-type',
        'upload-busy',
        'checksum-mismatch',
        'no-space',
      ),
    },
  });
  registry.registerPath({
    method: 'delete',
    path: '/uploads/{upload}',
    tags,
    security,
    summary: 'Abandonner un envoi (tus)',
    request: { headers: version, params },
    responses: {
      204: { description: 'L’envoi et ses octets sont supprimés\u00a0; la place est rendue.' },
      ...problemResponses('unauthorized', 'not-found', 'upload-expired', 'tus-version', 'upload-busy'),
    },
  });
}
