import type { Reply, RequestKind, Requests } from '../batch-requests.ts';
import type { Workbook } from '../workbook.ts';

/** Who asks through the API, and the other people who may edit the spreadsheet. */
export type Asker = { email: string; otherEditors: string[] };

/** Applies one request to a draft and gives its reply; refuses by throwing, and the draft is thrown away. */
export type Handler<K extends RequestKind> = (draft: Workbook, request: Requests[K], asker: Asker) => Reply;
export type Handlers<K extends RequestKind> = { [Kind in K]: Handler<Kind> };
