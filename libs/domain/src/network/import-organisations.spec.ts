import fc from 'fast-check'
import { addDays, isValidOn } from '@solmu/shared/dates.js'
import { type OrganisationRecord, planOrganisations, readOrganisationRow, rolesAfter } from './import-organisations.js'
import { organisationRoles } from './organisation.js'
import { checkDetails } from './organisation-details.js'
import { roleIssues, type RolePeriod } from './organisation-roles.js'

const DAY = '2026-06-01'
const FIELDS = ['businessId', 'key', 'id', 'name.fi', 'name.sv', 'legalForm', 'roles', 'note', 'postalCode'] as const

type Cells = Partial<Record<(typeof FIELDS)[number], string>>

const record = (id: string, more: Partial<OrganisationRecord['details']>, roles: readonly RolePeriod[] = []): OrganisationRecord => {
  const { details } = checkDetails({ name: { fi: `Nimi ${id}` }, legalForm: 'association' })
  return { id, version: 3, details: { ...details, ...more }, roles }
}

const register = [
  record('a', { businessId: '1234567-1' }, [{ role: 'member', validFrom: '2020-01-01', validTo: null }]),
  record('b', { code: 'B', note: 'vanha' }),
  record('c', {})
]

function planned(cells: readonly Cells[], known = register) {
  const rows = cells.map((row, place) => readOrganisationRow(FIELDS, { line: place + 2, cells: FIELDS.map((field) => row[field] ?? '') }))
  const work = planOrganisations(known, rows, { effectiveOn: DAY, reason: '', newId: () => 'new' })
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

const told = (cells: readonly Cells[]) =>
  planned(cells).map(({ outcome, subjectId, faults }) => [outcome, subjectId, ...faults.map(({ field, code, params }) => [field, code, ...Object.values(params)])])

describe('a row of a file of organisations', () => {
  it.each<[string, Cells, unknown[]]>([
    ['is about the one of its business id', { businessId: 'FI1234567-1', 'name.fi': 'Nimi a' }, ['unchanged', 'a']],
    ['is about the one of its key', { key: 'B', 'name.fi': 'Nimi b' }, ['unchanged', 'b']],
    ['is about the one of its id', { id: 'C', 'name.fi': 'Nimi c' }, ['unchanged', 'c']],
    ['changes what it says otherwise', { key: 'B', 'name.fi': 'Nimi b', note: 'uusi' }, ['changed', 'b']],
    ['gives a key to one that had none', { id: 'c', key: 'C', 'name.fi': 'Nimi c' }, ['changed', 'c']],
    ['begins one', { key: 'D', 'name.fi': 'Nimi d' }, ['new', 'new']],
    ['gives a business id to one that had none', { businessId: '2345678-0', key: 'B', 'name.fi': 'Nimi b' }, ['changed', 'b']],
    ['cannot be about two', { businessId: '1234567-1', key: 'B', 'name.fi': 'x' }, ['wrong', 'a', ['key', 'ALREADY_EXISTS']]],
    ['has to be about somebody', { 'name.fi': 'x' }, ['wrong', null, ['businessId', 'REQUIRED']]],
    ['has a name of letters', { key: 'D', 'name.fi': '---' }, ['wrong', null, ['name.fi', 'REQUIRED']]]
  ])('%s', (_what, cells, outcome) => {
    expect(told([cells])).toEqual([outcome])
  })

  it('gives nobody another business id', () => {
    const known = [...register, record('d', { code: 'D', businessId: '2345678-0' })]
    const [row] = planned([{ businessId: '1234569-8', key: 'D', 'name.fi': 'x' }], known)
    expect(row?.faults.map(({ field, code }) => [field, code])).toEqual([['businessId', 'ALREADY_EXISTS']])
  })

  it('names its roles and ends the others', () => {
    const [row] = planned([{ businessId: '1234567-1', 'name.fi': 'Nimi a', roles: 'kumppani' }])
    expect(row?.after?.roles).toEqual([
      { role: 'member', validFrom: '2020-01-01', validTo: DAY },
      { role: 'partner', validFrom: DAY, validTo: null }
    ])
  })
})

it('roles after a file are those that it names, without a day held twice, and the past stays', () => {
  const day = fc.integer({ min: -30, max: 30 }).map((days) => addDays(DAY, days))
  const role = fc.constantFrom(...organisationRoles)
  const period = fc
    .tuple(role, day, fc.option(fc.integer({ min: 1, max: 20 })))
    .map(([name, validFrom, days]): RolePeriod => ({ role: name, validFrom, validTo: days === null ? null : addDays(validFrom, days) }))
  const sound = fc.array(period, { maxLength: 6 }).filter((roles) => roleIssues(roles).length === 0)
  fc.assert(
    fc.property(sound, fc.uniqueArray(role), (before, said) => {
      const after = rolesAfter(before, said, DAY)
      expect(roleIssues(after)).toEqual([])
      expect(after.filter((each) => isValidOn(each, DAY)).map((each) => each.role).sort()).toEqual([...said].sort())
      const past = addDays(DAY, -1)
      const held = (roles: readonly RolePeriod[]) => roles.filter((each) => isValidOn(each, past)).map((each) => each.role).sort()
      expect(held(after)).toEqual(held(before))
      expect(rolesAfter(after, said, DAY)).toEqual(after)
      expect(rolesAfter(before, null, DAY)).toEqual(before)
    })
  )
})
