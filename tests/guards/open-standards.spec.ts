/** What Solmu writes by open standards is what their own schemas ask for; tests/standards says where these come from. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { givingPackage } from '@solmu/domain/portfolio/open-giving.js'
import { iatiDocument } from '@solmu/domain/portfolio/open-iati.js'
import type { OpenProject } from '@solmu/domain/portfolio/open-portfolio.js'
import { projectStages } from '@solmu/domain/portfolio/project.workflow.js'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { XmlDocument, XmlValidateError, XsdValidator } from 'libxml2-wasm'
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs'

const standards = join(import.meta.dirname, '../standards')
const named = (fi: string, sv = '', en = '') => ({ fi, sv, en })
const organisation = (id: string, name: string, businessId: string | null) => ({ id, name: named(name), businessId })
const publishing = { publisher: organisation('0199aaaa-0000-7000-8000-000000000001', 'Verkosto ry', '1234567-1'), legalForm: 'association' as const, at: new Date('2026-11-23T10:00:00Z') }

/** Projects of every stage, with everything that one can have and with as little as may be. */
const projects: readonly OpenProject[] = projectStages.flatMap((stage, at): OpenProject[] => {
  const whole: OpenProject = {
    ...{ id: `p${at}`, number: `2026/${at + 1}`, groupNumber: '2026/90', title: named('Juuret & "versot"', 'Rötter', 'Roots'), acronym: 'JUURI', summary: named('Malli <jää> käyttöön.'), stage },
    ...{ startsOn: '2026-05-01', endsOn: '2027-10-31', currency: 'EUR', funderCode: 'S30123', taskAreas: ['3c', '4a'] },
    call: { name: named('Haku'), programme: named('Ohjelma'), programmeCode: 'P1', funder: organisation('o9', 'Rahasto', null) },
    partners: [{ ...organisation('o2', 'Työpaja ry', '7654321-4'), isLead: true }, { ...organisation('o3', 'Kunta', null), isLead: false }],
    decision: { decidedOn: '2026-04-15', grant: 6_160_050n, periods: [{ period: '2026', total: 4_000_000n }, { period: '2027-Q1', total: 3_700_000n }] }
  }
  const bare: OpenProject = { ...whole, id: `b${at}`, number: `2025/${at + 1}`, groupNumber: null, acronym: '', summary: named(''), funderCode: '', taskAreas: [], endsOn: null, decision: null, call: null }
  return [whole, bare]
})

describe('360Giving 1.4', () => {
  // The draft of JSON Schema is known by its https address; the standard writes the other one.
  const schemaOf = (name: string): { readonly $id: string } => JSON.parse(readFileSync(join(standards, '360giving', name), 'utf8').replace('http://json-schema.org/draft/2020-12', 'https://json-schema.org/draft/2020-12')) as { $id: string }
  const [grant, whole] = [schemaOf('360-giving-schema.json'), schemaOf('360-giving-package-schema.json')]
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema(grant)
  ajv.addSchema({ ...grant, $id: 'https://raw.githubusercontent.com/ThreeSixtyGiving/standard/1.4.2/schema/360-giving-schema.json' })
  const isValid = ajv.compile(whole)
  const content = JSON.parse(JSON.stringify(givingPackage(projects, publishing))) as { grants: Record<string, unknown>[] }

  it('takes the package', () => {
    expect(content.grants.length).toBeGreaterThan(0)
    isValid(content)
    expect(isValid.errors ?? []).toEqual([])
  })

  it.each(['id', 'title', 'description', 'currency', 'amountAwarded', 'awardDate', 'recipientOrganization', 'fundingOrganization'])('refuses a grant without %s', (part) => {
    const [first, ...rest] = content.grants
    const lacking = Object.fromEntries(Object.entries(first ?? {}).filter(([name]) => name !== part))
    expect(isValid({ ...content, grants: [lacking, ...rest] })).toBe(false)
  })
})

describe('IATI 2.03', () => {
  xmlRegisterFsInputProviders()
  const path = join(standards, 'iati', 'iati-activities-schema.xsd')
  const schema = XmlDocument.fromBuffer(readFileSync(path), { url: path })
  const validator = XsdValidator.fromDoc(schema)
  const text = iatiDocument(projects, publishing)
  const faultsOf = (xml: string): string[] => {
    const document = XmlDocument.fromString(xml)
    try {
      validator.validate(document)
      return []
    } catch (error) {
      if (!(error instanceof XmlValidateError)) throw error
      return error.details.map(({ message }) => message)
    } finally {
      document.dispose()
    }
  }
  afterAll(() => {
    validator.dispose()
    schema.dispose()
  })

  it('takes the document', () => {
    expect(text.match(/<iati-activity /g)?.length).toBeGreaterThan(5)
    expect(faultsOf(text)).toEqual([])
  })

  it.each(['iati-identifier', 'reporting-org', 'title', 'description', 'participating-org', 'activity-status', 'activity-date'])('refuses an activity without <%s>', (tag) => {
    const without = text.replaceAll(new RegExp(`<${tag}(?: [^>]*?)?(?:/>|>.*?</${tag}>)`, 'gs'), '')
    expect(without).not.toBe(text)
    expect(faultsOf(without)).not.toEqual([])
  })
})
