import { z } from 'zod';
import { MissingBlobError } from './blob-store.ts';

/**
 * The object store did not do what was asked. It carries a few named facts of the client's error and not that error:
 * the client attaches requests, signatures and whole answers, keys included.
 */
export class BlobStoreError extends Error {
  override readonly name = 'BlobStoreError';
  /** What was being done: `read`, `publish` … */
  readonly operation: string;
  /** The store's or the system's code: `SlowDown`, `ECONNREFUSED` … */
  readonly reason: string;
  readonly status: number | undefined;
  readonly requestId: string | undefined;

  constructor(operation: string, facts: { reason: string; status?: number; requestId?: string }) {
    super(`the object store failed to ${operation}: ${facts.reason}`);
    this.operation = operation;
    this.reason = facts.reason;
    this.status = facts.status;
    this.requestId = facts.requestId;
  }
}

const word = z.string().regex(/^[\w.:=+/-]{1,128}$/);
const clientError = z.object({
  name: word.catch('Error'),
  code: word.optional().catch(undefined),
  $metadata: z
    .object({ httpStatusCode: z.int().optional(), requestId: word.optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

/** What may be told of an error of the object store's client. */
export function describeStoreError(error: unknown): { reason: string; status?: number; requestId?: string } {
  const { name, code, $metadata } = clientError.safeParse(error).data ?? { name: 'Error' };
  const { httpStatusCode: status, requestId } = $metadata ?? {};
  return {
    reason: code ?? name,
    ...(status === undefined ? {} : { status }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}

/** Does something with the object store; what its client throws becomes a BlobStoreError, a MissingBlobError stays. */
export async function withStore<T>(operation: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof BlobStoreError || error instanceof MissingBlobError) throw error;
    throw new BlobStoreError(operation, describeStoreError(error));
  }
}
