import fc from 'fast-check'
import { addDays, isValidOn } from '@solmu/shared/dates.js'
import { DomainError } from '../errors.js'
import { administratorCount, lastAdministratorLeavesRule, lastAdministratorRule, type AdministratorTerm } from './administrators.js'

const today = '2026-06-01'
const refusal = new DomainError('LAST_ADMINISTRATOR')

const term = (id: string, more: Partial<AdministratorTerm> = {}): AdministratorTerm => ({
  ...{ id, userId: `user of ${id}`, role: 'administrator', validFrom: '2020-01-01', validTo: null, canSignIn: true },
  ...more
})
const end =
  (validTo: string, ...terms: AdministratorTerm[]) =>
  () =>
    lastAdministratorRule(terms, { assignmentId: 'a', validTo })
const leave =
  (...terms: AdministratorTerm[]) =>
  () =>
    lastAdministratorLeavesRule(terms, { userId: 'user of a', from: today })

describe('the last administrator', () => {
  it.each<[string, AdministratorTerm[]]>([
    ['with nobody else', []],
    ['with an auditor', [term('b', { role: 'auditor' })]],
    ['with a deputy', [term('b', { deputyFor: 'a', validTo: '2027-01-01' })]],
    ['with a machine or somebody whose account is out of use', [term('b', { canSignIn: false })]],
    ['with one who starts tomorrow', [term('b', { validFrom: '2026-06-02' })]],
    ['with one whose own role ends', [term('b', { validTo: '2026-09-01' })]],
    ['with two who leave a day between them', [term('b', { validTo: '2026-09-01' }), term('c', { validFrom: '2026-09-02' })]]
  ])('stays %s', (_with, others) => {
    expect(end(today, term('a'), ...others)).toThrow(refusal)
    expect(end('2026-06-01', term('a'), ...others)).toThrow(refusal)
    expect(leave(term('a'), ...others)).toThrow(refusal)
  })

  it('stays also when the end is far away', () => {
    expect(end('2027-01-01', term('a'))).toThrow(refusal)
  })

  it.each<[string, AdministratorTerm, AdministratorTerm[]]>([
    ['another one stays', term('a'), [term('b')]],
    ['another one stays for as long', term('a', { validTo: '2026-09-01' }), [term('b', { validTo: '2026-09-01' })]],
    ['two follow each other', term('a'), [term('b', { validTo: '2026-09-01' }), term('c', { validFrom: '2026-09-01' })]]
  ])('may go when %s', (_when, own, others) => {
    expect(end(today, own, ...others)).not.toThrow()
    expect(leave(own, ...others)).not.toThrow()
  })

  it('does not stay by a second role of their own when their account goes', () => {
    const second = term('b', { userId: 'user of a' })
    expect(end(today, term('a'), second)).not.toThrow()
    expect(leave(term('a'), second)).toThrow(refusal)
  })

  it('says nothing about others: deputies, other roles, unknown roles, or an end that is no earlier', () => {
    expect(end(today, term('a', { role: 'auditor' }))).not.toThrow()
    expect(end(today, term('a', { deputyFor: 'b', validTo: '2026-08-01' }))).not.toThrow()
    expect(end(today)).not.toThrow()
    expect(end('2026-09-01', term('a', { validTo: '2026-09-01' }))).not.toThrow()
    expect(leave(term('b'))).not.toThrow()
  })

  it('is never lost, whoever goes in whatever order', () => {
    const terms = fc.array(
      fc.record({ from: fc.integer({ min: -3, max: 3 }), days: fc.option(fc.integer({ min: 1, max: 6 })), canSignIn: fc.boolean() }),
      { minLength: 1, maxLength: 5 }
    )
    const days = Array.from({ length: 14 }, (_, day) => addDays(today, day - 2))
    fc.assert(
      fc.property(terms, fc.array(fc.nat(4)), (given, order) => {
        let kept = given.map(({ from, days: length, canSignIn }, place) => {
          const validFrom = addDays(today, from)
          return term(String(place), { validFrom, validTo: length === null ? null : addDays(validFrom, length), canSignIn })
        })
        for (const place of order) {
          const leaving = { assignmentId: String(place), validTo: today }
          const before = days.filter((day) => day >= today && administratorCount(kept, day) > 0)
          try {
            lastAdministratorRule(kept, leaving)
          } catch {
            continue
          }
          kept = kept.map((each) => (each.id === leaving.assignmentId && isLonger(each) ? { ...each, validTo: atLeast(today, each.validFrom) } : each))
          for (const day of before) expect([day, administratorCount(kept, day) > 0]).toEqual([day, true])
        }
      })
    )
  })
})

const isLonger = ({ validTo }: AdministratorTerm): boolean => validTo === null || validTo > today
const atLeast = (day: string, first: string): string => (day > first ? day : first)

describe('the number of administrators', () => {
  it('counts people, each once, on the day', () => {
    const terms = [term('a'), term('b', { userId: 'user of a' }), term('c', { validFrom: '2027-01-01' }), term('d', { canSignIn: false })]
    expect(terms.filter((each) => isValidOn(each, today))).toHaveLength(3)
    expect(administratorCount(terms, today)).toBe(1)
    expect(administratorCount(terms, '2027-01-01')).toBe(2)
  })
})
