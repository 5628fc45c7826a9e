import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { FinnishBusinessIds } from 'finnish-business-ids'
import { roleNames } from '@solmu/domain/access/roles.js'
import type { MunicipalityFact } from '@solmu/domain/geography/succession.js'
import { networkEvents } from '@solmu/domain/network/events.js'
import { livesOf } from '@solmu/domain/network/lives.js'
import { validateNetwork } from '@solmu/domain/network/rules.js'
import { territoriesOn } from '@solmu/domain/network/territory.js'
import { networkTreeOn } from '@solmu/domain/network/tree.js'
import { addDays, covers, isEmpty, isValidOn, type IsoDate } from '@solmu/shared/dates.js'
import { sameInAll } from '@solmu/shared/text.js'
import { demoAccounts, demoNetwork, type DemoReference } from './demo-network.js'

const referenceFolder = fileURLToPath(new URL('../../reference/', import.meta.url))
const rowsOf = (name: string): Record<string, string>[] =>
  parse(readFileSync(`${referenceFolder}${name}`, 'utf8'), { columns: true })

const mergers = rowsOf('fi-municipality-mergers-2013-2026.csv')
const reference: DemoReference = {
  memberships: rowsOf('fi-municipality-history-2013-2026.csv').map((row) => ({
    year: Number(row.year),
    municipalityCode: row.municipality_code!,
    regionCode: row.region_code!
  })),
  mergers: mergers.map((row) => ({ endedCode: row.ended_code!, effectiveOn: row.effective! })),
  points: rowsOf('fi-municipalities-2026.csv').map((row) => ({
    municipalityCode: row.municipality_code!,
    lon: Number(row.centre_lon),
    lat: Number(row.centre_lat)
  }))
}

const municipalities: MunicipalityFact[] = [
  ...new Map(reference.memberships.map((row) => [row.municipalityCode, row])).values()
].map(({ municipalityCode, regionCode }) => {
  const merger = mergers.find((row) => row.ended_code === municipalityCode)
  return {
    code: municipalityCode,
    name: sameInAll(municipalityCode),
    validFrom: '2013-01-01',
    validTo: merger?.effective ?? null,
    successorCode: merger?.joined_code ?? null,
    isMainland: regionCode !== '21'
  }
})

const today: IsoDate = '2026-11-21'
const threeYearsBack: IsoDate = '2023-11-21'
const demo = demoNetwork(today, reference)
const nameOf = new Map(demo.units.map((unit) => [unit.id, unit.name.fi]))
const unitNamed = (name: string) => demo.units.find((unit) => unit.name.fi === name)!
const eventsOf = (kind: string) => networkEvents(demo, municipalities).filter((event) => event.kind === kind)

/** How many local units each centre has on a day, by the name of the centre. */
function countsOn(day: IsoDate): Record<string, number> {
  const centres = networkTreeOn(demo, day).filter(({ unit }) => unit.type === 'regional_centre')
  return Object.fromEntries(centres.map(({ unit, localUnitCount }) => [unit.name.fi, localUnitCount]))
}

/** The local units of a centre on a day, by name. */
function unitsUnder(centreName: string, day: IsoDate): string[] {
  const centre = unitNamed(centreName)
  return networkTreeOn(demo, day)
    .filter(({ parentId }) => parentId === centre.id)
    .map(({ unit }) => unit.name.fi)
}

/** Every first day of a month from the opening of the last centre, and the days around each turn of the facts. */
function sampledDays(): IsoDate[] {
  const months = Array.from({ length: 14 * 12 }, (_, index) => {
    const [year, month] = [2014 + Math.floor(index / 12), 1 + (index % 12)]
    return `${year}-${String(month).padStart(2, '0')}-01`
  })
  const turns = demo.territories.flatMap(({ validFrom, validTo }) => [validFrom, addDays(validTo ?? today, -1)])
  return [...new Set([...months, ...turns])].filter((day) => day >= '2014-04-01').sort()
}

describe('the demo network', () => {
  it('comes out the same, down to the ids, for the same day and reference', () => {
    expect(demoNetwork(today, reference)).toEqual(demo)
    expect(JSON.stringify(demoNetwork(today, structuredClone(reference)))).toBe(JSON.stringify(demo))
  })

  it('changes nothing but terms of office from day to day', () => {
    const later = demoNetwork('2027-02-03', reference)
    expect(later.roleAssignments).not.toEqual(demo.roleAssignments)
    const without = { roleAssignments: [], reviews: [] }
    expect({ ...later, ...without }).toEqual({ ...demo, ...without })
  })

  it('gives every row an id of its own, a UUID of version 7', () => {
    const { consortium, organisations, users, roleAssignments } = demo
    const units = [...new Map(demo.units.map((unit) => [unit.id, unit])).values()]
    const rows = [consortium, organisations, units, users, roleAssignments].flat()
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
    const version7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
    expect(rows.filter(({ id }) => !version7.test(id))).toEqual([])
  })

  it('keeps every rule of a network', () => {
    expect(validateNetwork(demo, municipalities)).toEqual([])
  })

  it('has every link inside the lives of both its units', () => {
    const lifeOf = (id: string) => livesOf(demo.units.filter((unit) => unit.id === id))[0]
    const lives = new Map(demo.units.map(({ id }) => [id, lifeOf(id)]))
    const astray = demo.links.filter(
      (link) => !covers(lives.get(link.unitId)!, link) || !covers(lives.get(link.parentId)!, link)
    )
    expect(demo.links.length).toBeGreaterThan(lives.size - 1)
    expect(astray).toEqual([])
  })

  it('serves each mainland municipality by exactly one centre since the last centre opened', () => {
    const days = sampledDays()
    expect(days.length).toBeGreaterThan(160)
    for (const day of days) {
      const { uncoveredCodes, overlaps, territories } = territoriesOn(demo, municipalities, day)
      expect({ day, uncoveredCodes, overlaps, centres: territories.length }).toEqual({
        day,
        uncoveredCodes: [],
        overlaps: [],
        centres: 7
      })
    }
    expect(demo.territories.filter(({ municipalityCode }) => municipalityCode === '478')).toEqual([])
  })

  it('ends the territory of a municipality when it joins another', () => {
    const pertunmaa = demo.territories.filter(({ municipalityCode }) => municipalityCode === '588')
    expect(pertunmaa.map(({ validTo }) => validTo)).toEqual(['2025-01-01'])
  })

  it('follows a municipality that changes region', () => {
    const served = (code: string) =>
      demo.territories
        .filter(({ municipalityCode }) => municipalityCode === code)
        .map(({ unitId, validFrom }) => [nameOf.get(unitId), validFrom])
    expect(served('785')).toEqual([
      ['Itä-Suomi', '2014-04-01'],
      ['Pohjois-Pohjanmaa', '2016-01-01']
    ])
    expect(served('090')).toEqual([['Itä-Suomi', '2014-04-01']])
  })

  it('stands each local unit in the territory of its centre', () => {
    const days = sampledDays()
    const outside = days.flatMap((day) =>
      networkTreeOn(demo, day).filter(
        ({ unit, parentId }) =>
          unit.type === 'local_unit' &&
          !demo.territories.some(
            (served) =>
              served.unitId === parentId &&
              served.municipalityCode === unit.municipalityCode &&
              isValidOn(served, day)
          )
      )
    )
    expect(outside).toEqual([])
  })
})

describe('the demo network in numbers', () => {
  const countsToday = {
    Lappi: 6,
    'Pohjois-Pohjanmaa': 7,
    'Itä-Suomi': 9,
    'Keski-Suomi': 5,
    'Länsi-Suomi': 12,
    'Kaakkois-Suomi': 7,
    Uusimaa: 7
  }

  it.each([today, '2026-12-31', '2027-01-01', '2027-03-01', '2035-01-01'])('has 53 local units on %s', (day) => {
    expect(countsOn(day)).toEqual(countsToday)
  })

  it('had 49 three years back, and others in every centre', () => {
    expect(countsOn(threeYearsBack)).toEqual({ ...countsToday, Lappi: 5, 'Pohjois-Pohjanmaa': 5, Uusimaa: 6 })
    const changed = Object.keys(countsToday).filter(
      (centre) => unitsUnder(centre, today).join() !== unitsUnder(centre, threeYearsBack).join()
    )
    expect(changed).toEqual(Object.keys(countsToday))
    expect(unitsUnder('Itä-Suomi', threeYearsBack)).toContain('Kajaanin Kiintopiste')
    expect(unitsUnder('Pohjois-Pohjanmaa', today)).toContain('Kajaanin Kiintopiste')
  })

  it('serves 52 municipalities from Eastern Finland three years back and 43 today', () => {
    const served = (day: IsoDate) =>
      territoriesOn(demo, municipalities, day).territories.find(({ unitId }) => unitId === unitNamed('Itä-Suomi').id)
        ?.municipalityCodes.length
    expect([served(threeYearsBack), served(today)]).toEqual([52, 43])
  })

  it('has a history of openings, mergers, splits, moves and closures, and some that are still to come', () => {
    const moved = eventsOf('moved').flatMap(({ date, unitIds }) => unitIds.map((id) => [date, nameOf.get(id)]))
    expect(eventsOf('merged')).toHaveLength(7)
    expect(eventsOf('split')).toHaveLength(3)
    expect(moved.filter(([date]) => date! <= today)).toHaveLength(10)
    expect(moved).toContainEqual(['2025-01-01', 'Kajaanin Kiintopiste'])
    expect(moved).toContainEqual(['2027-03-01', 'Jämsän Jalava'])
    expect(eventsOf('closed').flatMap(({ unitIds }) => unitIds).length).toBe(9)
    expect(unitNamed('Vantaan Vaihde').validTo).toBe('2027-01-01')
    expect(unitNamed('Porvoon Portti').validFrom).toBe('2027-01-01')
    expect(new Set(demo.units.map(({ kind }) => kind)).size).toBe(9)
  })
})

describe('the organisations of the demo', () => {
  it('carry business ids that pass the check', () => {
    const ids = demo.organisations.flatMap(({ businessId }) => businessId ?? [])
    expect(ids.filter((id) => !FinnishBusinessIds.isValidBusinessId(id))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
    const without = demo.organisations.filter(({ businessId }) => businessId === null)
    expect(without.length).toBeGreaterThan(0)
    expect(new Set(without.map(({ legalForm }) => legalForm))).toEqual(new Set(['municipality']))
  })

  it('are parties of the consortium as long as they run a unit', () => {
    const members = demo.organisationRoles.filter(({ role }) => role === 'member')
    const member = new Map(members.map((each) => [each.organisationId, each]))
    expect(demo.organisationRoles.map(({ organisationId }) => organisationId)).toEqual(
      expect.arrayContaining(demo.organisations.map(({ id }) => id))
    )
    expect(demo.units.filter((unit) => !covers(member.get(unit.organisationId)!, unit))).toEqual([])
  })
})

describe('the people of the demo', () => {
  const rolesOn = (day: IsoDate) => demo.roleAssignments.filter((role) => isValidOn(role, day))

  it('have e-mail addresses of their own, and so have the units', () => {
    const units = new Map(demo.units.map((unit) => [unit.id, unit]))
    const emails = [...demo.users, ...units.values()].map(({ email }) => email)
    expect(new Set(emails).size).toBe(emails.length)
    expect(emails.filter((email) => !/^[a-z.-]+@[a-z.-]+\.example$/.test(email))).toEqual([])
    expect(demo.users.every(({ email }) => email.endsWith('@solmu.example'))).toBe(true)
  })

  it('hold their roles at units that exist all that time, and no role twice at once', () => {
    const unitOf = new Map(demo.units.map((unit) => [unit.id, unit]))
    const userIds = new Set(demo.users.map(({ id }) => id))
    const astray = demo.roleAssignments.filter((role) => {
      const unit = unitOf.get(role.unitId)
      return unit === undefined || !covers(unit, role) || !userIds.has(role.userId)
    })
    expect(astray).toEqual([])
    expect(demo.roleAssignments.filter((role) => isEmpty(role))).toEqual([])
    const keys = rolesOn(today).map(({ userId, role, unitId }) => [userId, role, unitId].join())
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('include one account of each role, in force today', () => {
    expect(demoAccounts.map(({ role }) => role).sort()).toEqual([...roleNames].sort())
    for (const { email, role } of demoAccounts) {
      const user = demo.users.find((each) => each.email === email)
      expect(rolesOn(today).filter((each) => each.userId === user?.id).map((each) => each.role)).toEqual([role])
    }
  })

  it('leave one centre without coordinator and three units without manager', () => {
    const waiting = (type: string, role: string) => {
      const led = new Set(rolesOn(today).filter((each) => each.role === role).map(({ unitId }) => unitId))
      return demo.units
        .filter((unit) => unit.type === type && isValidOn(unit, today) && !led.has(unit.id))
        .map((unit) => unit.name.fi)
    }
    expect(waiting('regional_centre', 'regional_coordinator')).toEqual(['Kaakkois-Suomi'])
    expect(waiting('local_unit', 'unit_manager')).toEqual(['Pudasjärven Pirta', 'Rauman Reimari', 'Imatran Imu'])
  })

  it.each([today, '2027-04-30'])('have one term that ends within 30 days of %s', (day) => {
    const ending = demoNetwork(day, reference).roleAssignments.filter(
      ({ validTo }) => validTo !== null && validTo > day && validTo <= addDays(day, 30)
    )
    expect(ending.map(({ unitId, validTo }) => [nameOf.get(unitId), validTo])).toEqual([
      ['Heinolan Helmi', addDays(day, 20)]
    ])
  })

  it('read Swedish in Raseborg', () => {
    const manager = rolesOn(today).find(({ unitId }) => unitId === unitNamed('Raaseporin Ranta').id)
    expect(demo.users.find(({ id }) => id === manager?.userId)).toMatchObject({ language: 'sv' })
  })
})
