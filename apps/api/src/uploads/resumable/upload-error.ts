import { type ProblemType, problemCatalogue } from '../../problem-catalogue.ts';

/** Why a request about an upload is refused, on its way through the tus server, which wants a status and a text. */
export class UploadError extends Error {
  override readonly name = 'UploadError';
  readonly type: ProblemType;
  readonly status_code: number;
  readonly body: string;

  constructor(type: ProblemType) {
    super(type);
    this.type = type;
    this.status_code = problemCatalogue[type].status;
    this.body = type;
  }
}
