import { z } from 'zod';
import type { SendOutcome } from './mail-transport.ts';

const LONGEST = 500;

/** What nodemailer tells of a failure; nothing else of it is kept. */
const failureSchema = z.object({
  message: z.string().catch(''),
  code: z.string().optional().catch(undefined),
  command: z.string().optional().catch(undefined),
  responseCode: z.number().optional().catch(undefined),
  response: z.string().optional().catch(undefined),
});

/**
 * Whether a failure is for good: the server refused this recipient or this very message (5xx to RCPT or DATA), or the
 * address is none. All else is the server's or the network's trouble, a refused sender or password included: mended by
 * the operator, and tried again until then.
 */
export function describeFailure(error: unknown): SendOutcome {
  const { message, code, command, responseCode, response } = failureSchema.parse(
    error instanceof Error ? error : {},
  );
  if (code === 'EABORT') return { kind: 'aborted' };
  const said = withoutLinks(response ?? message);
  const isPermanent = responseCode !== undefined && responseCode >= 500 && responseCode !== 503;
  if (isPermanent && (command === 'RCPT TO' || command === 'DATA')) return { kind: 'refused', said };
  if (code === 'EENVELOPE' && responseCode === undefined) return { kind: 'refused', said };
  return { kind: 'unavailable', said };
}

// A server may quote what it was sent.
function withoutLinks(text: string): string {
  return text
    .replaceAll(/\/acces\/\S+/g, '/acces/…')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .slice(0, LONGEST);
}
