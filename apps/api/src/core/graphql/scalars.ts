import { CustomScalar, Scalar } from '@nestjs/graphql'
import { DomainError } from '@solmu/domain/errors.js'
import { parseIsoDate } from '@solmu/shared/dates.js'
import { GraphQLScalarType, Kind, type ValueNode } from 'graphql'

/** Stands for a calendar day in the schema. */
export class IsoDay {}

function readDay(value: unknown): string {
  const day = parseIsoDate(value)
  if (day === null) throw new DomainError('INVALID_DATE')
  return day
}

@Scalar('Date', () => IsoDay)
export class DateScalar implements CustomScalar<string, string> {
  description = 'A calendar day, such as 2026-11-05.'
  parseValue = readDay
  serialize = (value: unknown) => String(value)
  parseLiteral = (node: ValueNode) => readDay(node.kind === Kind.STRING ? node.value : null)
}

@Scalar('DateTime', () => Date)
export class DateTimeScalar implements CustomScalar<string, Date> {
  description = 'An instant in UTC, such as 2026-11-05T07:04:00.000Z.'
  parseValue = (value: unknown) => readInstant(value)
  serialize = (value: unknown) => new Date(value as string).toISOString()
  parseLiteral = (node: ValueNode) => readInstant(node.kind === Kind.STRING ? node.value : null)
}

function readInstant(value: unknown): Date {
  const instant = new Date(typeof value === 'string' ? value : Number.NaN)
  if (Number.isNaN(instant.getTime())) throw new DomainError('INVALID_DATE')
  return instant
}

/** Names with a text, number or truth each, for messages that the client words. */
export const ParamsScalar = new GraphQLScalarType({
  name: 'Params',
  description: 'What a translated message fills in: names with a text, a number, a truth value or a text in three languages each.',
  serialize: (value) => value
})

/** Stands for a decimal number in the schema. */
export class DecimalText {}

const decimalPattern = /^-?\d{1,16}(\.\d{1,4})?$/

function readDecimal(value: unknown): string {
  if (typeof value !== 'string' || !decimalPattern.test(value)) throw new DomainError('INVALID_NUMBER')
  return value
}

@Scalar('Decimal', () => DecimalText)
export class DecimalScalar implements CustomScalar<string, string> {
  description = 'A decimal number as a text, with a point and without spaces, such as -12.50.'
  parseValue = readDecimal
  serialize = (value: unknown) => String(value)
  parseLiteral = (node: ValueNode) => readDecimal(node.kind === Kind.STRING ? node.value : null)
}
