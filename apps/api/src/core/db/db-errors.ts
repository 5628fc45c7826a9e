import { DomainError, type ErrorCode, errorCodes } from '@solmu/domain/errors.js'

const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN', 'ENOENT'])
const LOST_CONNECTION = /connection terminated|timeout exceeded when trying to connect|connection timeout|client has encountered a connection error|not queryable|driver not connected/i

/** PostgreSQL's error code or Node's, wherever TypeORM has put it. */
export function errorCodeOf(error: unknown): string | undefined {
  const candidate = error as { code?: unknown; driverError?: { code?: unknown }; errors?: unknown[] } | null
  const code = candidate?.driverError?.code ?? candidate?.code ?? (candidate?.errors?.[0] as { code?: unknown })?.code
  return typeof code === 'string' ? code : undefined
}

/** Serialisation failure or deadlock: the same work may succeed in a new transaction. */
export function isRetryable(error: unknown): boolean {
  const code = errorCodeOf(error)
  return code === '40001' || code === '40P01'
}

/** The database is away, starting, stopping, full, too slow to answer, or too busy to let us through. */
function isUnavailable(error: unknown): boolean {
  const code = errorCodeOf(error) ?? ''
  if (UNREACHABLE.has(code) || /^(08|40|53|57P|58)/.test(code) || code === '57014' || code === '25P03') return true
  return error instanceof Error && LOST_CONNECTION.test(error.message)
}

/** Turns a failure of the database into what the caller can act on; leaves every other error as it is. */
export function toUnavailable(error: unknown): unknown {
  return !(error instanceof DomainError) && isUnavailable(error) ? new DomainError('UNAVAILABLE') : error
}

type Violation = { constraint?: string; table?: string }

/**
 * The network is looked at as a whole before a transaction ends, by triggers that name a constraint and no table: what it
 * rested on was changed in between.
 */
function heldTogether(error: unknown): DomainError | null {
  const { constraint = '', table } = (error as { driverError?: Violation }).driverError ?? (error as Violation)
  if (table !== undefined) return null
  return constraint.startsWith('network_') ? new DomainError('STALE') : refusedBy(constraint)
}

/** A trigger that refuses what a rule of the domain refuses names the code of it: `refused_member_by_admission`. */
function refusedBy(constraint: string): DomainError | null {
  const code = constraint.startsWith('refused_') ? constraint.slice('refused_'.length).toUpperCase() : ''
  return Object.hasOwn(errorCodes, code) ? new DomainError(code as ErrorCode) : null
}

/** What a violated constraint means to the caller. Names of columns and rows stay here: they could reveal hidden ones. */
export function constraintError(error: unknown): DomainError | null {
  switch (errorCodeOf(error)) {
    case '23505':
      return new DomainError('ALREADY_EXISTS')
    case '23P01':
      return new DomainError('RANGE_OVERLAPS')
    case '23503':
      return new DomainError('NOT_FOUND')
    case '42501':
      return new DomainError('NOT_FOUND')
    case '23514':
      return heldTogether(error)
    case '22021':
    case '22P02':
    case '22003':
      return new DomainError('INVALID_INPUT')
    default:
      return null
  }
}
