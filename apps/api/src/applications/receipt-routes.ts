import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { type SignedReceipt, viewSignedReceipt } from '@palmares/contest/views/signed-receipt';
import { nameReceiptFile } from '@palmares/report/receipt/printable-receipt';
import type { Context } from 'hono';
import { answerInvalid } from '../answer-invalid.ts';
import type { ApiDeps, ApiEnv } from '../api-env.ts';
import { authenticateForApplication } from '../authentication.ts';
import { jsonResponse, problemResponses } from '../described-responses.ts';
import { contentDisposition } from '../files/content-disposition.ts';
import { sendProblem, sendRefusal } from '../http-problems.ts';
import { sendJson, toWire } from '../wire.ts';
import { applicationParams, receiptSchema } from './application-schema.ts';
import { printReceipt } from './print-receipt.ts';
import {
  negotiateReceiptFormat,
  type ReceiptFormat,
  receiptFormats,
  receiptMediaTypes,
} from './receipt-format.ts';

const query = z.object({
  version: z.coerce.number<string>().int().min(1).max(1_000_000).optional().openapi({
    description: 'Une version antérieure',
  }),
  format: z.enum(receiptFormats).optional().openapi({
    description: 'Pour un lien, qui ne peut pas envoyer d’en-tête Accept\u00a0; l’emporte sur lui',
  }),
});

/** A deposit's receipt: as data, to print, or signed. */
export function receiptRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const { contest } = deps;
  const { timeZone } = contest.edition;
  const authenticated = authenticateForApplication(deps);
  const routes = new OpenAPIHono<ApiEnv>({ defaultHook: answerInvalid });

  routes.openapi(
    createRoute({
      method: 'get',
      path: '/applications/{id}/receipt',
      tags: ['Dépôt'],
      summary: 'L’accusé du dernier dépôt\u00a0: JSON, PDF à imprimer, ou signé (JWS)',
      description:
        'La forme se choisit par l’en-tête Accept, ou par format. Le JWS compact (Ed25519) porte sur le JSON canonique (RFC 8785) du même accusé\u00a0; il se vérifie avec les clés de /.well-known/jwks.json.',
      security: [{ depositKey: [] }],
      middleware: [authenticated],
      request: { params: applicationParams, query },
      responses: {
        200: jsonResponse('L’accusé', receiptSchema, {
          'application/pdf': { schema: { type: 'string', format: 'binary' } },
          'application/jose': { schema: { type: 'string' } },
        }),
        ...problemResponses('unauthorized', 'not-found', 'not-acceptable', 'not-deposited', 'invalid'),
      },
    }),
    async (c) => {
      c.header('Vary', 'Accept');
      const { version, format = negotiateReceiptFormat(c.req.header('accept')) } = c.req.valid('query');
      if (format === null) {
        return sendProblem(c, 'not-acceptable', {
          detail: `L’accusé existe en ${Object.values(receiptMediaTypes).join(', ')}. Demandez l’une de ces formes par l’en-tête Accept, ou par ?format=${receiptFormats.join(', ?format=')}.`,
        });
      }
      const viewed = await viewSignedReceipt(contest, c.var.person, c.req.valid('param').id, version);
      if (viewed.kind !== 'receipt') return sendRefusal(c, viewed, timeZone);
      return sendReceipt(c, deps, viewed, format);
    },
  );

  return routes;
}

async function sendReceipt(
  c: Context<ApiEnv>,
  deps: ApiDeps,
  signed: SignedReceipt,
  format: ReceiptFormat,
): Promise<Response> {
  switch (format) {
    case 'json':
      return sendJson(c, receiptSchema, toWire(signed.receipt, deps.contest.edition.timeZone));
    case 'jose':
      return c.body(signed.jws, 200, attached('jose', `${nameReceiptFile(signed.receipt)}.jose`));
    case 'pdf': {
      const { fileName, pdf } = await printReceipt(deps, signed);
      return c.body(pdf, 200, attached('pdf', fileName));
    }
  }
}

function attached(format: 'pdf' | 'jose', fileName: string): Record<string, string> {
  return {
    'Content-Type': receiptMediaTypes[format],
    'Content-Disposition': contentDisposition('attachment', fileName),
  };
}
