import fc from 'fast-check'
import { givingPackage } from './open-giving.js'
import { iatiDocument, iatiProjects } from './open-iati.js'
import { decimalOf, type OpenOrganisation, type OpenProject, worldId } from './open-portfolio.js'
import { projectStages } from './project.workflow.js'

const named = (fi: string, sv = '', en = '') => ({ fi, sv, en })
const organisation = (id: string, name: string, businessId: string | null): OpenOrganisation => ({ id, name: named(name), businessId })
const publisher = organisation('o1', 'Verkosto ry', '1234567-1')
const publishing = { publisher, legalForm: 'association' as const, at: new Date('2026-11-23T10:00:00Z') }
const project = (of: Partial<OpenProject> = {}): OpenProject => ({
  ...{ id: 'p1', number: '2026/4', groupNumber: null, title: named('Juuret & "versot"', 'Rötter'), acronym: 'JUURI', summary: named('Malli <jää> käyttöön.'), stage: 'running' },
  ...{ startsOn: '2026-05-01', endsOn: '2027-10-31', currency: 'EUR', funderCode: 'S30123', taskAreas: ['3c'] },
  call: { name: named('Haku'), programme: named('Ohjelma'), programmeCode: 'P1', funder: organisation('o9', 'Rahasto', null) },
  partners: [{ ...organisation('o2', 'Työpaja ry', '7654321-4'), isLead: true }, { ...organisation('o3', 'Kunta', null), isLead: false }],
  decision: { decidedOn: '2026-04-15', grant: 6_160_050n, periods: [{ period: '2026', total: 4_000_000n }, { period: '2027-Q1', total: 3_700_000n }] },
  ...of
})

describe('360Giving', () => {
  it('tells a grant with everything that the standard asks for', () => {
    expect(givingPackage([project()], publishing)).toEqual({
      ...{ version: '1.4', title: 'Verkosto ry', issued: '2026-11-23', publisher: { identifier: 'FI-PRO-1234567-1', name: 'Verkosto ry' } },
      grants: [
        {
          ...{ id: 'FI-PRO-1234567-1-2026-4', title: 'Juuret & "versot"', description: 'Malli <jää> käyttöön.', currency: 'EUR', amountAwarded: 61600.5, awardDate: '2026-04-15' },
          plannedDates: [{ startDate: '2026-05-01', endDate: '2027-10-31' }],
          recipientOrganization: [{ id: 'FI-PRO-7654321-4', name: 'Työpaja ry' }],
          fundingOrganization: [{ id: 'FI-PRO-1234567-1-ORG-o9', name: 'Rahasto' }],
          ...{ grantProgramme: [{ code: 'P1', title: 'Ohjelma' }], fromOpenCall: 'Yes' }
        }
      ]
    })
  })

  it.each([
    ['no call', { call: null }],
    ['money that the viewer does not read', { decision: null }],
    ['nobody who leads it', { partners: [] }],
    ['nothing granted', { decision: { decidedOn: '2026-04-15', grant: 0n, periods: [] } }]
  ] as const)('leaves out a project with %s', (_what, of) => {
    expect(givingPackage([project(of)], publishing).grants).toEqual([])
  })
})

describe('IATI', () => {
  it('tells an activity in the order of the schema', () => {
    const text = iatiDocument([project({ groupNumber: '2026/2' })], publishing)
    const order = ['<iati-identifier>', '<reporting-org', '<title>', '<description', '<participating-org', '<other-identifier', '<activity-status code="2"', '<activity-date', '<recipient-country', '<sector', '<tag', '<budget', '<transaction>', '<related-activity']
    const places = order.map((tag) => text.indexOf(tag))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(text).toContain('<narrative xml:lang="fi">Juuret &amp; &quot;versot&quot;</narrative><narrative xml:lang="sv">Rötter</narrative>')
    expect(text).toContain('<period-start iso-date="2027-01-01"/><period-end iso-date="2027-03-31"/><value currency="EUR" value-date="2026-04-15">37000.00</value>')
    expect(text).toContain('<value currency="EUR" value-date="2026-04-15">61600.50</value><provider-org')
    expect(text).toContain('<reporting-org ref="FI-PRO-1234567-1" type="22">')
    expect(text).toContain('<related-activity ref="FI-PRO-1234567-1-2026-2" type="1"/>')
  })

  it('tells no money that the viewer does not read, and no project without a day', () => {
    const text = iatiDocument([project({ decision: null }), project({ number: '2026/9', startsOn: null, endsOn: null })], publishing)
    expect(text).not.toMatch(/<budget|<transaction|2026-9/)
    expect(iatiProjects([project({ startsOn: null, endsOn: null })])).toEqual([])
  })

  it('says of every stage how far it has come, and of its days no more than that', () => {
    for (const stage of projectStages) {
      const text = iatiDocument([project({ stage })], publishing)
      expect(text).toMatch(/<activity-status code="[1-5]"\/>/)
      expect(text.includes('activity-date type="2"')).toBe(['running', 'closing', 'ended', 'embedded'].includes(stage))
      expect(text.includes('activity-date type="4"')).toBe(['ended', 'embedded'].includes(stage))
    }
  })

  it('is well formed whatever the texts hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
        const text = iatiDocument([project({ title: named(`x${name}`), funderCode: name })], publishing)
        const bare = text.replace(/<[^<>]*>/g, '')
        expect(bare).not.toMatch(/[<>]|&(?!amp;|lt;|gt;|quot;|#\d+;)/)
      })
    )
  })
})

describe('names and amounts', () => {
  it('are those that the world knows, and exact', () => {
    expect(worldId(organisation('o5', 'Ilman', null), organisation('o6', 'Ilman', null))).toBe('solmu-ORG-o5')
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (cents) => expect(BigInt(decimalOf(cents).replace('.', ''))).toBe(cents)))
  })
})
