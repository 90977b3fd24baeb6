import type { HttpBindings } from '@hono/node-server';
import type { Contest } from '@palmares/contest/contest';
import type { Person } from '@palmares/contest/people';
import type { ReceiptPrinter } from '@palmares/report/receipt/receipt-printer';
import type { Logger } from '@palmares/runtime/log';
import type { RateLimits } from './limits/rate-limits.ts';
import type { Scanner } from './scanning/scanner.ts';
import type { BlobStore } from './uploads/blob-store.ts';
import type { FileChecks } from './uploads/file-checks.ts';
import type { ResumableUploads } from './uploads/resumable/resumable-uploads.ts';
import type { MinimumThroughput } from './uploads/throughput-watchdog.ts';

/** All that the API works with. */
export type ApiDeps = {
  readonly contest: Contest;
  readonly blobs: BlobStore;
  readonly checks: FileChecks;
  readonly resumable: ResumableUploads;
  readonly log: Logger;
  /** What links begin with. */
  readonly publicUrl: string;
  readonly receiptPrinter: ReceiptPrinter;
  /** Below this many bytes on the disk the API is not ready. */
  readonly minimumFreeBytes?: number;
  readonly throughput?: MinimumThroughput;
  readonly rateLimits?: RateLimits;
  /** The antivirus, where there is one. */
  readonly scanner?: Scanner;
};

/** What handlers find in their context: Node's own request, the request's reference, and who asks. */
export type ApiEnv = {
  Bindings: HttpBindings;
  Variables: {
    reference: string;
    arrivedAt: Temporal.Instant;
    person: Person;
  };
};
