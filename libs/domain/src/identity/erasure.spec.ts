import { addDays } from '@solmu/shared/dates.js'
import fc from 'fast-check'
import { isEmail } from './email.js'
import { erasableFrom, erasedEmailOf, erasureProblemsOf, pseudonymOf, retentionDays, type ErasureFacts } from './erasure.js'

const today = '2026-06-01'
const closed: ErasureFacts = {
  ...{ kind: 'person', deactivatedOn: '2026-01-01', hasRole: false, isRequested: false, isErased: false }
}

describe('what stands in the way of erasing', () => {
  it.each<[Partial<ErasureFacts>, string[]]>([
    [{}, []],
    [{ deactivatedOn: null }, ['active']],
    [{ deactivatedOn: null, isRequested: true }, ['active']],
    [{ hasRole: true }, ['has_role']],
    [{ deactivatedOn: null, hasRole: true }, ['active', 'has_role']],
    [{ deactivatedOn: '2026-05-20' }, ['retention']],
    [{ deactivatedOn: '2026-05-20', isRequested: true }, []],
    [{ deactivatedOn: addDays(today, -retentionDays) }, []],
    [{ deactivatedOn: addDays(today, 1 - retentionDays) }, ['retention']],
    [{ isErased: true, deactivatedOn: null, hasRole: true }, ['erased']]
  ])('%p: %p', (facts, problems) => {
    expect(erasureProblemsOf({ ...closed, ...facts }, today)).toEqual(problems)
  })

  it('passes with time alone only when the account is closed and without roles', () => {
    const facts = fc.record({
      kind: fc.constant<'person'>('person'),
      deactivatedOn: fc.option(fc.integer({ min: 0, max: 60 }).map((days) => addDays(today, -days))),
      hasRole: fc.boolean(),
      isRequested: fc.boolean(),
      isErased: fc.constant(false)
    })
    fc.assert(
      fc.property(facts, (given) => {
        const later = erasureProblemsOf(given, addDays(today, 1000))
        expect(later.length === 0).toBe(given.deactivatedOn !== null && !given.hasRole)
        const dayOfRelease = given.deactivatedOn === null ? null : erasableFrom(given.deactivatedOn)
        if (dayOfRelease !== null) expect(erasureProblemsOf(given, dayOfRelease)).not.toContain('retention')
      })
    )
  })
})

describe('the pseudonym', () => {
  const id = '0199a1b2-1111-7000-8000-00000000 4f2a'.replace(' ', '')

  it('is in the language of the person and tells people apart', () => {
    expect(pseudonymOf(id, 'fi')).toBe('Poistettu henkilö 4F2A')
    expect(pseudonymOf(id, 'sv')).toBe('Raderad person 4F2A')
    expect(pseudonymOf(id, 'en')).toBe('Erased person 4F2A')
  })

  it('has an address that is one, and nobody’s', () => {
    expect(isEmail(erasedEmailOf('0199a1b2-1111-7000-8000-000000004f2a'))).toBe(true)
    expect(erasedEmailOf(id)).toMatch(/@erased\.invalid$/)
  })
})
