/** The problems of the data layer; features switch on the class, and on `code` of an HttpProblem. */

export interface FieldError {
  field: string;
  code: string;
  message: string;
}

/** The server's problem document (RFC 9457), or `status` 0 with code "network", "timeout" or "portal". */
export class HttpProblem extends Error {
  override readonly name = "HttpProblem";

  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string | null = null,
    readonly errors: readonly FieldError[] = [],
    /** Seconds the server asked us to wait, from Retry-After. */
    readonly retryAfter: number | null = null,
    readonly params: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${status} ${code}`);
  }
}

/** The phone has no room for this entry; nothing already saved is lost. */
export class StorageFull extends Error {
  override readonly name = "StorageFull";
}

/** The note holds something that looks like a person's number or address; it is not saved. */
export class PersonalData extends Error {
  override readonly name = "PersonalData";

  constructor(readonly kind: "id_number" | "phone" | "email" | "otp") {
    super(kind);
  }
}

/** The record is not in a state that allows this, e.g. undoing a cancelled visit after it went out. */
export class NotPossible extends Error {
  override readonly name = "NotPossible";
}

/** This phone never heard the server's rescue key: go online once, then make the file. */
export class NoRescueKey extends Error {
  override readonly name = "NoRescueKey";
}
