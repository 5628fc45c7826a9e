import { areaOf, membersOn, type MembershipFact } from './divisions.js'

const member = (municipalityCode: string, areaCode: string, more: Partial<MembershipFact> = {}): MembershipFact => ({
  municipalityCode,
  areaCode,
  division: 'region',
  validFrom: '2013-01-01',
  validTo: null,
  ...more
})

const memberships = [
  member('291', '13', { validTo: '2021-01-01' }),
  member('291', '06', { validFrom: '2021-01-01' }),
  member('837', '06'),
  member('020', '06'),
  member('837', '21', { division: 'employment_area', validFrom: '2025-01-01' })
]

describe('the area of a municipality', () => {
  it.each([
    ['region', '2020-12-31', '13'],
    ['region', '2021-01-01', '06'],
    ['region', '2012-12-31', null],
    ['employment_area', '2025-01-01', null]
  ] as const)('as %s on %s is %s', (division, day, area) => {
    expect(areaOf(memberships, division, { municipalityCode: '291', day })).toBe(area)
  })

  it('is null before the division began', () => {
    expect(areaOf(memberships, 'employment_area', { municipalityCode: '837', day: '2024-12-31' })).toBeNull()
  })
})

describe('the members of the areas', () => {
  it('are those of the day, in order', () => {
    expect([...membersOn(memberships, 'region', '2020-06-01')]).toEqual([
      ['06', ['020', '837']],
      ['13', ['291']]
    ])
    expect([...membersOn(memberships, 'region', '2021-06-01')]).toEqual([['06', ['020', '291', '837']]])
    expect(membersOn(memberships, 'ely_centre', '2021-06-01').size).toBe(0)
  })
})
