const statusNames = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  413: 'INVALID_ARGUMENT',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
} as const;
export type RefusalCode = keyof typeof statusNames;
export type FieldViolation = { field: string; description: string };

/**
 * An answer other than 2xx, in the shape of Google's error model. It is thrown, unlike outcomes elsewhere,
 * because a refusal anywhere in a batch must abandon the whole draft of the workbook.
 */
export class ApiRefusal extends Error {
  readonly code: RefusalCode;
  readonly violations: FieldViolation[];

  constructor(code: RefusalCode, message: string, violations: FieldViolation[] = []) {
    super(message);
    this.name = 'ApiRefusal';
    this.code = code;
    this.violations = violations;
  }
}

/** Refuses an argument with 400 INVALID_ARGUMENT. */
export const refuse = (message: string): never => {
  throw new ApiRefusal(400, message);
};

/** The JSON body Google sends with a refusal: `{ error: { code, message, status, details } }`. */
export const errorBody = (refusal: ApiRefusal) => ({
  error: {
    code: refusal.code,
    message: refusal.message,
    status: statusNames[refusal.code],
    details:
      refusal.violations.length === 0
        ? []
        : [{ '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: refusal.violations }],
  },
});
