import { ValidationPipe } from '@nestjs/common'
import { DomainError, type ErrorCode, type ErrorParams } from '@solmu/domain/errors.js'
import type { ValidationError } from 'class-validator'

/** Which code stands for a broken rule of class-validator. */
const byConstraint: Readonly<Record<string, ErrorCode>> = {
  isNotEmpty: 'REQUIRED',
  isDefined: 'REQUIRED',
  maxLength: 'TOO_LONG',
  minLength: 'TOO_SHORT',
  isEmail: 'INVALID_EMAIL',
  isUuid: 'NOT_FOUND',
  max: 'PAGE_TOO_LARGE'
}

/** Checks every input against its class; each wrong field becomes an issue with its path, all of them at once. */
export function inputValidation(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    forbidUnknownValues: false,
    stopAtFirstError: true,
    exceptionFactory: (errors) => {
      const issues = errors.flatMap((error) => issuesOf(error, []))
      return issues.length === 1 && issues[0] ? issues[0] : new DomainError('INVALID_INPUT', { issues })
    }
  })
}

function issuesOf(error: ValidationError, above: readonly string[]): DomainError[] {
  const path = [...above, error.property]
  const own = Object.entries(error.constraints ?? {}).map(([name, text]) => {
    const code = codeOf(name, { property: error.property, text })
    return new DomainError(code, { path, params: limitIn(text, code) })
  })
  return [...own, ...(error.children ?? []).flatMap((child) => issuesOf(child, path))]
}

/** A length says in its text on which side it is missed; only a page is too large by a number. */
function codeOf(name: string, { property, text }: { property: string; text: string }): ErrorCode {
  if (name === 'isLength') return text.includes('shorter') ? 'TOO_LONG' : text.includes(' 1 ') ? 'REQUIRED' : 'TOO_SHORT'
  if (name === 'max' && property !== 'first') return 'INVALID_INPUT'
  return byConstraint[name] ?? 'INVALID_INPUT'
}

/** The number that the rule names, such as the longest length. */
function limitIn(text: string, code: ErrorCode): ErrorParams {
  const limit = /(\d+) characters|not be greater than (\d+)/.exec(text)
  const value = limit?.[1] ?? limit?.[2]
  if (value === undefined) return {}
  return code === 'TOO_SHORT' ? { min: Number(value) } : { max: Number(value) }
}
