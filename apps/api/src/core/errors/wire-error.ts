import { randomUUID } from 'node:crypto'
import { HttpException } from '@nestjs/common'
import { DomainError, type ErrorCode, type ErrorKind, type ErrorParams } from '@solmu/domain/errors.js'
import { GraphQLError } from 'graphql'
import { constraintError, toUnavailable } from '../db/db-errors.js'

/** An error as the client gets it, in GraphQL extensions and in REST bodies alike. */
export type WireError = {
  code: ErrorCode
  kind: ErrorKind
  path: readonly (string | number)[]
  params: ErrorParams
  errorId: string
  issues?: readonly Omit<WireError, 'errorId' | 'issues'>[]
}

/** The HTTP status of each kind. */
export const statusOfKind: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  denied: 403,
  missing: 404,
  conflict: 409,
  unavailable: 503,
  internal: 500
}

/** The status of one error: signing in and waiting have their own. */
export function statusOf(error: WireError): number {
  if (error.code === 'NOT_SIGNED_IN' || error.code === 'LOGIN_FAILED') return 401
  if (error.code === 'TOO_MANY_ATTEMPTS' || error.code === 'TOO_MANY_REQUESTS') return 429
  if (error.code === 'BODY_TOO_LARGE') return 413
  if (error.code === 'UNSUPPORTED_MEDIA') return 415
  return statusOfKind[error.kind]
}

const byHttpStatus: Readonly<Record<number, ErrorCode>> = {
  400: 'INVALID_INPUT',
  401: 'NOT_SIGNED_IN',
  403: 'NOT_ALLOWED',
  404: 'NOT_FOUND',
  413: 'BODY_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA',
  429: 'TOO_MANY_ATTEMPTS',
  503: 'UNAVAILABLE'
}

function httpStatusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus()
  const status = (error as { statusCode?: unknown } | null)?.statusCode
  return typeof status === 'number' ? status : undefined
}

/** GraphQL wraps what was thrown, sometimes more than once. */
export function innermost(error: unknown): unknown {
  let inner = error
  while (inner instanceof GraphQLError && inner.originalError) inner = inner.originalError
  return inner
}

/** The rule behind an error of any origin; null when it is a fault of ours. */
export function asDomainError(error: unknown): DomainError | null {
  const original = innermost(error)
  if (original instanceof DomainError) return original
  const unavailable = toUnavailable(original)
  if (unavailable instanceof DomainError) return unavailable
  const constraint = constraintError(original)
  if (constraint) return constraint
  const status = httpStatusOf(original)
  const code = status === undefined ? undefined : byHttpStatus[status]
  return code ? new DomainError(code) : null
}

/** What leaves the house: never a text, a stack or a name from inside. */
export function toWireError(error: DomainError | null): WireError {
  const shown = error ?? new DomainError('INTERNAL')
  const { code, kind, path, params } = shown
  const issues = shown.issues.map((issue) => ({
    code: issue.code,
    kind: issue.kind,
    path: issue.path,
    params: issue.params
  }))
  return { code, kind, path, params, errorId: randomUUID(), ...(issues.length > 0 ? { issues } : {}) }
}
