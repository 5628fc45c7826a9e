import fc from 'fast-check'
import type { UnitRef } from '../network.types.js'
import { continuationsOf, isContinued } from './continuations.js'
import { difference } from './testing/comparison-examples.js'

const unit = (id: string): UnitRef => ({ id, name: { fi: id, sv: id, en: id }, type: 'local_unit' })
const closed = (id: string, ...related: string[]) => difference(unit(id), ['closed'], { related: related.map(unit) })
const opened = (id: string, ...related: string[]) => difference(unit(id), ['opened'], { related: related.map(unit) })
const told = (...units: ReturnType<typeof closed>[]) =>
  continuationsOf(units).map(({ from, to }) => `${from.map(({ id }) => id).join()} > ${to.map(({ id }) => id).join()}`)

describe('mergers and splits between two days', () => {
  it('are told once, whoever tells them', () => {
    expect(told(closed('a', 'c'), closed('b', 'c'), opened('c', 'a', 'b'))).toEqual(['a,b > c'])
    expect(told(closed('a', 'b', 'c'), opened('b', 'a'), opened('c', 'a'))).toEqual(['a > b,c'])
  })

  it('name on both sides a unit that takes over another, or gives a part away', () => {
    expect(told(closed('a', 'b'))).toEqual(['a,b > b'])
    expect(told(opened('n', 'u'))).toEqual(['u > n,u'])
  })

  it('leave out what only opened or closed, and those that merely changed', () => {
    expect(told(closed('a'), opened('b'), difference(unit('c'), ['moved'], { related: [unit('a')] }))).toEqual([])
    expect(isContinued(closed('a'))).toBe(false)
  })

  it('put every continued unit into exactly one of them', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
    const pairs = fc.uniqueArray(fc.tuple(ids, fc.constantFrom('u', 'v', 'w', 'x')), { minLength: 1, maxLength: 12, selector: String })
    fc.assert(
      fc.property(pairs, (links) => {
        const units = [...new Set(links.map(([from]) => from))].map((from) =>
          closed(from, ...links.filter(([other]) => other === from).map(([, to]) => to))
        )
        const members = continuationsOf(units).flatMap(({ from, to }) => [...new Set([...from, ...to].map(({ id }) => id))])
        expect(members.sort()).toEqual([...new Set(links.flat())].sort())
      })
    )
  })
})
