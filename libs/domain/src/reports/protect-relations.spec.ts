import type { CheckSpec } from '../results/check-rule.js'
import { readSpec } from '../results/check-spec.js'
import { relationsOf } from './protect-relations.js'

const indicators = ['EECO01', 'EECO02', 'EECO04', 'EECO05', 'A1'].map((code) => ({ id: code.toLowerCase(), code }))

function rule(fields: object): CheckSpec {
  const read = readSpec('parts', { wholes: ['EECO01'], relation: 'equals', parts: ['EECO02', 'EECO04', 'EECO05'], level: 'cell', ...fields })
  if (!('spec' in read)) throw new Error('The rule is not sound')
  return read.spec
}

describe('what everybody knows of how indicators hang together', () => {
  it('is that participants are unemployed, inactive or employed', () => {
    expect(relationsOf([rule({})], indicators)).toEqual([{ wholeId: 'eeco01', partIds: ['eeco02', 'eeco04', 'eeco05'] }])
  })

  it('holds for each whole by itself', () => {
    const found = relationsOf([rule({ wholes: ['EECO01', 'A1'] })], indicators)
    expect(found.map(({ wholeId }) => wholeId)).toEqual(['eeco01', 'a1'])
  })

  it.each([['at most', { relation: 'at_most' }], ['of earlier periods', { periodsAgo: 1 }], ['with a part that the edition does not tell', { parts: ['EECO02', 'B1'] }]])(
    'is nothing that a rule says %s',
    (_what, fields) => {
      expect(relationsOf([rule(fields)], indicators)).toEqual([])
    }
  )

  it('is nothing that rules of other kinds say', () => {
    const range = readSpec('range', { of: 'all', level: 'cell', max: 100 })
    expect('spec' in range ? relationsOf([range.spec], indicators) : null).toEqual([])
  })
})
