import { ApiRefusal, refuse } from './api-refusal.ts';
import type { BatchRequest, Reply, RequestKind } from './batch-requests.ts';
import { areaRequests } from './requests/area-requests.ts';
import { cellRequests } from './requests/cell-requests.ts';
import { dimensionRequests } from './requests/dimension-requests.ts';
import { formatRuleRequests } from './requests/format-rule-requests.ts';
import type { Asker, Handlers } from './requests/handler.ts';
import { metadataRequests } from './requests/metadata-requests.ts';
import { namedRangeRequests } from './requests/named-range-requests.ts';
import { protectionRequests } from './requests/protection-requests.ts';
import { sheetRequests } from './requests/sheet-requests.ts';
import { sortRequests } from './requests/sort-requests.ts';
import { draftOf, type Workbook } from './workbook.ts';

const handlers: Handlers<RequestKind> = {
  ...sheetRequests,
  ...cellRequests,
  ...dimensionRequests,
  ...sortRequests,
  ...namedRangeRequests,
  ...metadataRequests,
  ...protectionRequests,
  ...formatRuleRequests,
  ...areaRequests,
};
const isKind = (name: string): name is RequestKind => Object.hasOwn(handlers, name);

const applyKind = <K extends RequestKind>(
  draft: Workbook,
  kind: K,
  request: BatchRequest[K],
  asker: Asker,
): Reply => handlers[kind](draft, request ?? refuse('The request is empty.'), asker);

const applyOne = (draft: Workbook, request: BatchRequest, asker: Asker): Reply => {
  const [kind, ...more] = Object.keys(request);
  if (kind === undefined || more.length > 0 || !isKind(kind))
    return refuse('A request must have exactly one kind set.');
  try {
    return applyKind(draft, kind, request[kind], asker);
  } catch (error) {
    if (error instanceof ApiRefusal)
      throw new ApiRefusal(error.code, `${kind}: ${error.message}`, error.violations);
    throw error;
  }
};

/**
 * Applies a batch all or nothing: gives the changed copy and the replies in order, or throws the first
 * refusal and the workbook stays as it was.
 */
export const applyBatch = (
  workbook: Workbook,
  requests: readonly BatchRequest[],
  asker: Asker,
): { workbook: Workbook; replies: Reply[] } => {
  if (requests.length === 0) refuse('Must specify at least one request.');
  const draft = draftOf(workbook);
  const replies = requests.map((request, index) => {
    try {
      return applyOne(draft, request, asker);
    } catch (error) {
      if (error instanceof ApiRefusal)
        throw new ApiRefusal(error.code, `Invalid requests[${index}].${error.message}`, error.violations);
      throw error;
    }
  });
  return { workbook: draft, replies };
};

/** The kinds of the requests in a batch, in order. */
export const kindsOf = (requests: readonly object[]): string[] =>
  requests.map((request) => Object.keys(request).join('+'));
