/** One shape for everything that can go wrong between the page and the API. */
import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors'
import { errorCodes, type ErrorCode, type ErrorKind } from '@solmu/domain/errors.js'

export interface ApiErrorDetail {
  readonly code: string
  readonly kind: ErrorKind
  readonly path: readonly (string | number)[]
  readonly params: Readonly<Record<string, unknown>>
  readonly errorId: string | null
  /** What is wrong one by one, when an answer holds several refusals; empty when the error is one itself. */
  readonly issues: readonly ApiErrorDetail[]
}

type ErrorParts = Partial<Omit<ApiErrorDetail, 'issues'>> & { readonly code: string; readonly issues?: readonly ApiError[] }

/** A refusal or fault, with the code that the API gave. */
export class ApiError extends Error implements ApiErrorDetail {
  readonly code: string
  readonly kind: ErrorKind
  readonly path: readonly (string | number)[]
  readonly params: Readonly<Record<string, unknown>>
  readonly errorId: string | null
  readonly issues: readonly ApiError[]

  constructor(detail: ErrorParts) {
    super(detail.code)
    this.name = 'ApiError'
    this.code = detail.code
    this.kind = detail.kind ?? kindOf(detail.code)
    this.path = detail.path ?? []
    this.params = detail.params ?? {}
    this.errorId = detail.errorId ?? null
    this.issues = detail.issues ?? []
  }
}

function kindOf(code: string): ErrorKind {
  return code in errorCodes ? errorCodes[code as ErrorCode] : 'internal'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Reads `{ code, kind, path, params, errorId, issues }`; what is not there or of a wrong type is left out. */
export function readApiError(value: unknown): ApiError | null {
  if (!isRecord(value) || typeof value['code'] !== 'string') return null
  const { code, kind, path, params, errorId, issues } = value
  // The line of the log is one for all that an answer refuses.
  const readIssue = (issue: unknown) => readApiError(isRecord(issue) ? { errorId, ...issue } : issue) ?? []
  return new ApiError({
    code,
    kind: typeof kind === 'string' ? (kind as ErrorKind) : undefined,
    path: Array.isArray(path) ? (path as (string | number)[]) : undefined,
    params: isRecord(params) ? params : undefined,
    errorId: typeof errorId === 'string' ? errorId : null,
    issues: Array.isArray(issues) ? issues.flatMap(readIssue) : []
  })
}

/** Reads the body of a refused request: `{ error: {…} }`, or GraphQL's `{ errors: [{ extensions }] }`. */
export function readErrorBody(body: string): ApiError | null {
  try {
    const parsed: unknown = JSON.parse(body)
    if (!isRecord(parsed)) return null
    const errors = parsed['errors']
    const first: unknown = Array.isArray(errors) ? errors[0] : undefined
    return readApiError(parsed['error']) ?? (isRecord(first) ? readApiError(first['extensions']) : null)
  } catch {
    return null
  }
}

/** The error that an answer with this HTTP status and body stands for. */
export function errorOfAnswer(status: number, body: string): ApiError {
  const told = readErrorBody(body)
  if (told) return told
  if (status === 401) return new ApiError({ code: 'NOT_SIGNED_IN' })
  if (status === 413) return new ApiError({ code: 'BODY_TOO_LARGE' })
  return new ApiError({ code: status >= 502 && status <= 504 ? 'UNAVAILABLE' : 'INTERNAL' })
}

/** One that stands for several gives its issues, which say where each of them is; any other gives itself. */
function oneByOne(error: ApiError): readonly ApiError[] {
  return error.issues.length > 0 ? error.issues : [error]
}

/** Every refusal that an error holds: a form with three wrong fields has three. */
export function toApiErrors(error: unknown): readonly ApiError[] {
  if (error instanceof ApiError) return oneByOne(error)
  if (CombinedGraphQLErrors.is(error)) {
    return error.errors.flatMap((one) => oneByOne(readApiError(one.extensions) ?? new ApiError({ code: 'INTERNAL' })))
  }
  if (ServerError.is(error)) return oneByOne(errorOfAnswer(error.statusCode, error.bodyText))
  // What fetch throws when there is no connection.
  if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message)) {
    return [new ApiError({ code: 'UNAVAILABLE' })]
  }
  return [new ApiError({ code: 'INTERNAL' })]
}

/** The first refusal that an error holds. */
export function toApiError(error: unknown): ApiError {
  return toApiErrors(error)[0] ?? new ApiError({ code: 'INTERNAL' })
}
