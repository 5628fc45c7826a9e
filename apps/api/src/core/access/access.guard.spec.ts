import { Mutation, Query, Resolver } from '@nestjs/graphql'
import { CoreApp } from '../testing/core-app.js'
import { Access } from './access.js'
import { AnySignedIn, Requires } from './requires.js'

@Resolver()
class GuardedResolver {
  @Requires('access.manage')
  @Mutation(() => String)
  manage(): string {
    return 'managed'
  }

  @Requires('network.read')
  @Query(() => String)
  look(): string {
    return 'seen'
  }

  @AnySignedIn()
  @Query(() => String)
  hello(): string {
    return 'hello'
  }

  @Query(() => String)
  forgotten(): string {
    return 'a secret'
  }
}

@Resolver()
@AnySignedIn()
class ClassGuardedResolver {
  @Query(() => String)
  inherited(): string {
    return 'open to the signed in'
  }

  @Requires('audit.read')
  @Query(() => String)
  narrower(): string {
    return 'for auditors'
  }
}

let core: CoreApp
let access: Access
beforeAll(async () => {
  core = await CoreApp.start({ resolvers: [GuardedResolver, ClassGuardedResolver] })
  access = core.app.get(Access)
})
afterAll(() => core.stop())

const code = async (document: string, as: 'administrator' | 'funder' | 'auditor') =>
  (await core.ask(document, { as })).errors?.[0]?.extensions.code

const lastEntry = async () => {
  const [entry] = await core.rows(
    `SELECT action, outcome, error_code, actor_id FROM audit_entry WHERE consortium_id IS NOT NULL ORDER BY number DESC LIMIT 1`
  )
  return entry
}

describe('the guard', () => {
  it('lets those through who hold the action, and nobody else', async () => {
    expect(await code('mutation { manage }', 'administrator')).toBeUndefined()
    expect(await code('mutation { manage }', 'funder')).toBe('NOT_ALLOWED')
    expect(await code('{ look }', 'funder')).toBe('NOT_ALLOWED')
    expect(await code('{ look }', 'auditor')).toBeUndefined()
  })

  it('refuses what declares nothing', async () => {
    expect(await code('{ forgotten }', 'administrator')).toBe('NOT_ALLOWED')
  })

  it('takes the declaration of the class where the method has none, and that of the method where it has', async () => {
    expect(await code('{ inherited }', 'funder')).toBeUndefined()
    expect(await code('{ narrower }', 'funder')).toBe('NOT_ALLOWED')
    expect(await code('{ narrower }', 'auditor')).toBeUndefined()
  })

  it('knows nobody by default', async () => {
    const answer = (await core.ask('{ hello }', { as: 'nobody' as never })) as unknown as { status: number; error: { code: string } }
    expect([answer.status, answer.error.code]).toEqual([401, 'NOT_SIGNED_IN'])
  })

  it('records a refusal with who was refused what', async () => {
    await code('mutation { manage }', 'funder')
    const { userId } = core.viewer('funder')
    expect(await lastEntry()).toEqual({ action: 'manage', outcome: 'refused', error_code: 'NOT_ALLOWED', actor_id: userId })
  })

  it('refuses one field without answering for those beside it', async () => {
    const answer = await core.ask('{ hello narrower }', { as: 'funder' })
    expect(answer.data).toBeNull()
    expect(answer.errors).toMatchObject([{ path: ['narrower'], extensions: { code: 'NOT_ALLOWED' } }])
  })
})

describe('access to a record', () => {
  const as = <T>(role: 'administrator' | 'regional_coordinator' | 'unit_manager' | 'funder', ask: () => T): Promise<T> =>
    core.in(role, async () => ask())

  it('reaches as far as the role: the network, the subtree, the unit, or oneself', async () => {
    const regional = core.viewer('regional_coordinator').held[0]
    const below = regional?.subtreeUnitIds.find((id) => id !== regional.unitId)
    const manager = core.viewer('unit_manager').held[0]
    const elsewhere = '0198aaaa-0000-7000-8000-000000000000'
    const may = (unitId: string | undefined) => access.may('access.read', { unitId })
    expect(await as('regional_coordinator', () => [may(regional?.unitId), may(below), may(elsewhere)])).toEqual([true, true, false])
    expect(await as('unit_manager', () => [may(manager?.unitId), may(elsewhere)])).toEqual([true, false])
    expect(await as('administrator', () => [may(below), may(manager?.unitId)])).toEqual([true, true])
  })

  it('of one’s own is one’s own alone', async () => {
    const own = core.viewer('funder').userId
    const other = core.viewer('auditor').userId
    const asked = await as('funder', () => [own, other].map((ownerUserId) => access.may('profile.manage', { ownerUserId })))
    expect(asked).toEqual([true, false])
  })

  it('that is refused is an error', async () => {
    const attempt = as('funder', () => access.check('access.manage', { unitId: core.viewer('funder').held[0]?.unitId }))
    await expect(attempt).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })

  it('ends on the day that the role ends', async () => {
    const viewer = core.viewer('administrator')
    const ended = { ...core.context(), viewer: { ...viewer, held: viewer.held.map((held) => ({ ...held, validTo: '2020-01-01' })) } }
    const { runInContext } = await import('../context/context.js')
    expect(runInContext(ended, () => access.holdsAnywhere('network.read'))).toBe(false)
    expect(runInContext(ended, () => access.actions().size)).toBe(0)
  })
})
