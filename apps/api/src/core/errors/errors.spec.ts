import { Args, Field, InputType, Int, Mutation, Query, Resolver } from '@nestjs/graphql'
import { DomainError, errorCodes } from '@solmu/domain/errors.js'
import { IsEmail, IsNotEmpty, IsOptional, Max, MaxLength, MinLength, ValidateNested } from 'class-validator'
import { Type } from 'class-transformer'
import { AnySignedIn } from '../access/requires.js'
import { Db } from '../db/db.js'
import { CoreApp } from '../testing/core-app.js'
import { asDomainError, statusOf, statusOfKind, toWireError } from './wire-error.js'

@InputType()
class InnerInput {
  @Field(() => String)
  @MaxLength(3)
  name!: string
}

@InputType()
class OuterInput {
  @Field(() => String)
  @IsNotEmpty()
  title!: string

  @Field(() => String)
  @IsEmail()
  email!: string

  @Field(() => String)
  @MinLength(5)
  password!: string

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @Max(10)
  size?: number

  @Field(() => InnerInput)
  @ValidateNested()
  @Type(() => InnerInput)
  inner!: InnerInput
}

const TRACE = 'INSERT INTO login_failure (key, failures, last_failure_at, blocked_until) VALUES ($1, 0, now(), now())'

@Resolver()
class FailingResolver {
  constructor(private readonly db: Db) {}

  @AnySignedIn()
  @Query(() => String)
  crash(): string {
    throw new Error('the password of Aino is hunter2')
  }

  @AnySignedIn()
  @Query(() => String)
  crashOddly(): string {
    throw { weird: 'object' }
  }

  @AnySignedIn()
  @Query(() => String)
  wrongSql(): Promise<unknown> {
    return this.db.sql(`SELECT secret_column FROM app_user`)
  }

  @AnySignedIn()
  @Query(() => String)
  refuse(): string {
    throw new DomainError('TOO_LONG', { path: ['name'], params: { max: 200 } })
  }

  @AnySignedIn()
  @Mutation(() => String)
  async violate(@Args('what', { type: () => String }) what: string): Promise<string> {
    const statements: Record<string, [string, unknown[]]> = {
      twice: [`${TRACE}, ($1, 0, now(), now())`, ['the same']],
      forbidden: [`UPDATE app_user SET email = $1`, ['a@b.fi']],
      hidden: ['INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from) SELECT gen_random_uuid(), gen_random_uuid(), $1, $2, gen_random_uuid(), now()', [null, 'funder']],
      number: [TRACE.replace('0,', '$2::int,'), ['a', 'a word']]
    }
    await this.db.sql(...(statements[what] ?? ['SELECT 1', []]))
    return 'done'
  }

  @AnySignedIn()
  @Mutation(() => String)
  check(@Args('input') input: OuterInput): string {
    return `accepted ${input.title}`
  }
}

let core: CoreApp
beforeAll(async () => {
  core = await CoreApp.start({ resolvers: [FailingResolver] })
})
afterAll(() => core.stop())

const failure = async (document: string, variables: Record<string, unknown> = {}) => {
  const answer = await core.ask(document, { as: 'administrator', variables })
  expect(answer.errors).toHaveLength(1)
  return { ...answer.errors?.[0], text: JSON.stringify(answer) }
}

describe('an error that a rule explains', () => {
  it('leaves with its code, kind, path and params, and an id', async () => {
    const { message, extensions } = await failure('{ refuse }')
    expect(message).toBe('TOO_LONG')
    expect(extensions).toEqual({
      ...{ code: 'TOO_LONG', kind: 'invalid', path: ['name'], params: { max: 200 } },
      errorId: expect.stringMatching(/^[0-9a-f-]{36}$/)
    })
  })
})

describe('an error that nobody foresaw', () => {
  it.each([
    ['{ crash }', 'hunter2'],
    ['{ crashOddly }', 'weird'],
    ['{ wrongSql }', 'secret_column']
  ])('%s leaves as INTERNAL with an id and nothing else', async (document, secret) => {
    const { message, extensions, text } = await failure(document)
    expect(message).toBe('INTERNAL')
    expect(extensions).toEqual({ code: 'INTERNAL', kind: 'internal', path: [], params: {}, errorId: expect.any(String) })
    for (const inside of [secret, 'stack', 'at ', '.ts', 'node_modules']) expect(text).not.toContain(inside)
  })

  it('is in the log under the same id, with where it happened', async () => {
    const { extensions } = await failure('{ crash }')
    const line = core.log.find((each) => each.errorId === extensions?.errorId)
    expect(line).toMatchObject({ level: 50, err: { message: 'the password of Aino is hunter2', stack: expect.stringContaining('errors.spec') } })
  })

  it('gets a new id each time', async () => {
    const ids = [await failure('{ crash }'), await failure('{ crash }')].map(({ extensions }) => extensions?.errorId)
    expect(new Set(ids).size).toBe(2)
  })
})

describe('a constraint of the database', () => {
  it.each([
    ['twice', 'ALREADY_EXISTS'],
    ['forbidden', 'NOT_FOUND'],
    ['hidden', 'NOT_FOUND']
  ])('%s is %s, without the names of columns or rows', async (what, code) => {
    const { extensions, text } = await failure('mutation ($what: String!) { violate(what: $what) }', { what })
    expect(extensions).toMatchObject({ code, params: {} })
    for (const inside of ['login_failure', 'app_user', 'role_assignment', 'constraint', 'policy']) expect(text).not.toContain(inside)
  })

  it.each([
    ['23505', 'ALREADY_EXISTS', 'conflict'],
    ['23P01', 'RANGE_OVERLAPS', 'conflict'],
    ['23503', 'NOT_FOUND', 'missing'],
    ['42501', 'NOT_FOUND', 'missing'],
    ['57014', 'UNAVAILABLE', 'unavailable'],
    ['57P01', 'UNAVAILABLE', 'unavailable'],
    ['53300', 'UNAVAILABLE', 'unavailable'],
    ['40P01', 'UNAVAILABLE', 'unavailable'],
    ['08006', 'UNAVAILABLE', 'unavailable'],
    ['ECONNREFUSED', 'UNAVAILABLE', 'unavailable']
  ])('%s is %s, wherever the driver puts it', (code, expected, kind) => {
    for (const error of [{ code }, { driverError: { code } }, { errors: [{ code }] }]) {
      expect(asDomainError(Object.assign(new Error('x'), error))).toMatchObject({ code: expected, kind })
    }
  })

  it('that no rule foresaw is a fault of ours', () => {
    expect(asDomainError(Object.assign(new Error('x'), { code: '23514' }))).toBeNull()
    expect(asDomainError(Object.assign(new Error('x'), { code: '42703' }))).toBeNull()
  })

  it('that looks at the network as a whole says that it has changed; one of a table of the network does not', () => {
    const violation = { code: '23514', constraint: 'network_link_gap' }
    for (const error of [violation, { driverError: violation }]) {
      expect(asDomainError(Object.assign(new Error('x'), error))).toMatchObject({ code: 'STALE', kind: 'conflict' })
    }
    const own = { code: '23514', constraint: 'network_change_kind', table: 'network_change' }
    expect(asDomainError(Object.assign(new Error('x'), own))).toBeNull()
  })
})

describe('a wrong input', () => {
  const check = 'mutation ($input: OuterInput!) { check(input: $input) }'
  const right = { title: 'a', email: 'a@b.fi', password: '12345', inner: { name: 'abc' } }

  it('is accepted when nothing is wrong', async () => {
    expect((await core.ask(check, { as: 'funder', variables: { input: right } })).data).toEqual({ check: 'accepted a' })
  })

  it('with one fault is that fault', async () => {
    const { extensions } = await failure(check, { input: { ...right, inner: { name: 'abcd' } } })
    expect(extensions).toMatchObject({ code: 'TOO_LONG', path: ['inner', 'name'], params: { max: 3 } })
    expect(extensions).not.toHaveProperty('issues')
  })

  it('with several has them all, each with its path', async () => {
    const { extensions } = await failure(check, {
      input: { title: '', email: 'nobody', password: 'abc', size: 11, inner: { name: 'abcd' } }
    })
    expect(extensions?.code).toBe('INVALID_INPUT')
    expect(extensions?.issues).toEqual([
      expect.objectContaining({ code: 'REQUIRED', path: ['title'] }),
      expect.objectContaining({ code: 'INVALID_EMAIL', path: ['email'] }),
      expect.objectContaining({ code: 'TOO_SHORT', path: ['password'], params: { min: 5 } }),
      expect.objectContaining({ code: 'INVALID_INPUT', path: ['size'], params: { max: 10 } }),
      expect.objectContaining({ code: 'TOO_LONG', path: ['inner', 'name'], params: { max: 3 } })
    ])
  })

  it('that the schema does not know never reaches the handler', async () => {
    const { extensions } = await failure(check, { input: { ...right, isAdministrator: true } })
    expect(extensions?.code).toBe('INVALID_QUERY')
  })
})

describe('on the wire', () => {
  it('every code has a status below 500, but for what is ours or unavailable', () => {
    for (const code of Object.keys(errorCodes) as (keyof typeof errorCodes)[]) {
      const wire = toWireError(new DomainError(code))
      const status = statusOf(wire)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status >= 500).toBe(wire.kind === 'internal' || code === 'UNAVAILABLE')
      expect(statusOfKind[wire.kind]).toBeDefined()
    }
  })

  it('the errors of the framework get codes of ours', () => {
    const byStatus = [400, 401, 403, 404, 413, 415, 429, 503].map((statusCode) => asDomainError({ statusCode })?.code)
    expect(byStatus).toEqual([
      ...['INVALID_INPUT', 'NOT_SIGNED_IN', 'NOT_ALLOWED', 'NOT_FOUND'],
      ...['BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA', 'TOO_MANY_ATTEMPTS', 'UNAVAILABLE']
    ])
    for (const error of [null, undefined, 'text', 7, {}, new Error('x'), { statusCode: 418 }]) expect(asDomainError(error)).toBeNull()
  })
})
