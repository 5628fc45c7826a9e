/**
 * Commitments of the demo: every open unit stands on the criteria of operators, some about to run out; half of them on the service
 * elements, of which a newer version has come since; and some have been asked for IPS. With certificates, promises and competence.
 */
import { firstDuties, nextDuty } from '@solmu/domain/quality/commitment-duty.js'
import { commitmentStatement } from '@solmu/domain/quality/commitment-statement.js'
import { addDays, addMonths, type IsoDate, isValidOn } from '@solmu/shared/dates.js'
import { pick } from '@solmu/shared/text.js'
import type pg from 'pg'
import { libraryFrameworks } from '../features/quality/framework/library/framework-library.js'
import { demoId, demoNumber } from './demo-id.js'
import { insert } from './demo-insert.js'
import type { DemoNetwork, DemoUnit } from './demo-network.types.js'
import { demoCertificates, demoCompetence, demoPromises } from './demo-registers.js'

type Row = Readonly<Record<string, unknown>>

interface Signed {
  readonly code: string
  /** Its version; the newest of the service elements is the second. */
  readonly number: number
  readonly from: IsoDate
  readonly months: number
}

const frameworkId = (code: string): string => demoId(`quality-framework:${code}`)
const versionId = (code: string, number: number): string => demoId(number === 1 ? `quality-framework-version:${code}` : `quality-framework-version:${code}:${number}`)

/** How many days ago the second version of the service elements took over. */
const newerSince = 45

const elements = 'service_elements'

/** The second version of the service elements, which says more of how an employer is supported. */
async function releaseNewer(client: pg.ClientBase, consortiumId: string, today: IsoDate): Promise<void> {
  const content = libraryFrameworks.find(({ code }) => code === elements)?.content
  const from = addDays(today, -newerSince)
  await client.query(`UPDATE quality_framework_version SET valid_to = $2 WHERE id = $1`, [versionId(elements, 1), from])
  await insert(client, 'quality_framework_version', [
    {
      ...{ id: versionId(elements, 2), consortiumId, frameworkId: frameworkId(elements), number: 2, state: 'released', validFrom: from },
      ...{ releasedAt: `${from}T06:00:00Z`, changedAt: `${from}T06:00:00Z` },
      content: content && { ...content, description: { ...content.description, fi: `${content.description.fi} Työnantajan tuki arvioidaan myös valmennuksen jälkeen.` } },
      newsFi: 'Työnantajan tuki arvioidaan nyt myös valmennuksen jälkeen. Kriteerit ja asteikko ovat ennallaan.',
      newsSv: 'Stödet till arbetsgivaren bedöms nu också efter coachningen. Kriterierna och skalan är oförändrade.',
      newsEn: 'Support of the employer is now assessed after coaching too. Criteria and scale are as before.'
    }
  ])
}

/** What a unit has signed: staggered over the years, so that some are about to run out. */
function signedBy(name: string, today: IsoDate): readonly Signed[] {
  const from = addDays(addMonths(today, -36), 12 + demoNumber(`commitment:${name}`, 900))
  const hasElements = demoNumber(`commitment:${name}:elements`, 2) === 0
  const isNew = demoNumber(`commitment:${name}:newer`, 5) === 0
  const since = isNew ? addDays(today, -20) : addDays(addMonths(today, -12), demoNumber(`commitment:${name}:since`, 200))
  return [{ code: 'operator_criteria', number: 1, from, months: 36 }, ...(hasElements ? [{ code: elements, number: isNew ? 2 : 1, from: since, months: 24 }] : [])]
}

interface Parties {
  readonly unit: DemoUnit
  readonly organisation: DemoNetwork['organisations'][number]
  readonly manager: { readonly id: string; readonly name: string } | undefined
}

/** The open local units with who runs and who leads them. */
function parties(demo: DemoNetwork, today: IsoDate): Parties[] {
  const people = new Map(demo.users.map((user) => [user.id, user.displayName]))
  return demo.units
    .filter((unit) => unit.type === 'local_unit' && isValidOn(unit, today))
    .flatMap((unit) => {
      const organisation = demo.organisations.find(({ id }) => id === unit.organisationId)
      const held = demo.roleAssignments.find((each) => each.unitId === unit.id && each.role === 'unit_manager' && isValidOn(each, today))
      return organisation ? [{ unit, organisation, manager: held && { id: held.userId, name: people.get(held.userId) ?? '' } }] : []
    })
}

/** What whoever signs writes, in the language in which they sign. */
const written = {
  fi: { title: 'yksikön johtaja', basis: 'hallituksen päätös', formerly: 'Edellinen johtaja' },
  sv: { title: 'enhetschef', basis: 'styrelsens beslut', formerly: 'Den tidigare chefen' }
} as const

function commitmentRow({ unit, organisation, manager }: Parties, { code, number, from, months }: Signed, hashes: ReadonlyMap<string, string>): Row {
  const language = unit.name.fi === unit.name.sv ? 'fi' : 'sv'
  const content = libraryFrameworks.find((each) => each.code === code)?.content
  const { title, basis, formerly } = written[language]
  const mandate = { title, onBehalfOf: pick(organisation.name, language).text, basis }
  const signatory = manager?.name ?? formerly
  const term = { validFrom: from, validTo: addMonths(from, months) }
  const facts = { bound: pick(unit.name, language).text, framework: content ? pick(content.name, language).text : code, versionNumber: number, ...term, signatory, ...mandate, conditions: [] }
  return {
    ...{ id: demoId(`commitment:${code}:${unit.id}`), consortiumId: unit.consortiumId, frameworkId: frameworkId(code), versionId: versionId(code, number) },
    ...{ subject: 'unit', unitId: unit.id, organisationId: organisation.id, ...term, conditions: [], language, requestNote: '', endReason: '', createdAt: `${from}T08:00:00Z`, version: 1 },
    ...{ signatoryName: signatory, signatoryTitle: mandate.title, onBehalfOf: mandate.onBehalfOf, mandateBasis: mandate.basis, statement: commitmentStatement(language, facts) },
    ...{ contentHash: hashes.get(versionId(code, number)), signedBy: manager?.id ?? null, signedAt: `${addDays(from, -6)}T09:20:00Z`, hasSecondFactor: true }
  }
}

/** The duties of a commitment up to the next one that is open; what is due has been done, but for some that are late. */
function dutyRows({ unit }: Parties, { code, from, months }: Signed, today: IsoDate): Row[] {
  const term = { validFrom: from, validTo: addMonths(from, months) }
  return firstDuties('assessed', term, []).flatMap((first) => {
    const rows: Row[] = []
    for (let duty: typeof first | undefined = first; duty; ) {
      const key: string = `duty:${code}:${unit.id}:${duty.kind}:${duty.dueOn}`
      const isDone: boolean = duty.dueOn < today && (duty.dueOn < addMonths(today, -6) || demoNumber(key, 4) > 0)
      const doneOn: IsoDate | null = isDone ? addDays(duty.dueOn, -demoNumber(`${key}:day`, 25) - 1) : null
      rows.push({
        ...{ id: demoId(key), consortiumId: unit.consortiumId, commitmentId: demoId(`commitment:${code}:${unit.id}`), unitId: unit.id, kind: duty.kind, title: '' },
        ...{ dueOn: duty.dueOn, everyMonths: duty.everyMonths, doneOn, evidence: isDone ? 'Käsitelty yksikön kehittämispäivässä, pöytäkirja yksikön kansiossa.' : '', evidenceUrl: '' },
        ...{ doneAt: doneOn && `${doneOn}T12:00:00Z`, version: 1 }
      })
      duty = isDone && doneOn !== null ? nextDuty(duty, { doneOn, end: term.validTo }) : undefined
    }
    return rows
  })
}

/** Requests for IPS: most have time, two are late. */
function requestRows(some: readonly Parties[], { asker, today }: { readonly asker: string; readonly today: IsoDate }): Row[] {
  return some.slice(0, 8).map(({ unit, organisation }, place) => {
    const dueOn = addDays(today, place < 2 ? -9 : 20)
    return {
      ...{ id: demoId(`commitment:ips_25:${unit.id}`), consortiumId: unit.consortiumId, frameworkId: frameworkId('ips_25'), versionId: versionId('ips_25', 1), subject: 'unit' },
      ...{ unitId: unit.id, organisationId: organisation.id, requestedBy: asker, requestedAt: `${addDays(dueOn, -40)}T07:30:00Z`, dueOn, conditions: [], createdAt: `${addDays(dueOn, -40)}T07:30:00Z` },
      ...{ requestNote: 'Arvioinnit alkavat keväällä. Sitoutukaa ennen sitä.', signatoryName: '', signatoryTitle: '', onBehalfOf: '', mandateBasis: '', statement: '', endReason: '', version: 1 }
    }
  })
}

/** Writes them; the frameworks and the indicators must be there already. */
export async function loadDemoCommitments(client: pg.ClientBase, demo: DemoNetwork, of: { readonly today: IsoDate; readonly asker: string }): Promise<void> {
  const { today } = of
  const consortiumId = demo.consortium.id
  await releaseNewer(client, consortiumId, today)
  const { rows } = await client.query<{ id: string; hash: string }>(`SELECT id, app.content_hash(id) AS hash FROM quality_framework_version WHERE state = 'released'`)
  const hashes = new Map(rows.map(({ id, hash }) => [id, hash]))
  const some = parties(demo, today)
  const signed = some.flatMap((each) => signedBy(each.unit.name.fi, today).map((what) => ({ each, what })))
  await insert(client, 'quality_commitment', signed.map(({ each, what }) => commitmentRow(each, what, hashes)))
  await insert(client, 'quality_commitment', requestRows([...some].sort((a, b) => a.unit.name.fi.localeCompare(b.unit.name.fi, 'fi')), of))
  await insert(client, 'quality_commitment_duty', signed.flatMap(({ each, what }) => dutyRows(each, what, today)))
  await insert(client, 'quality_certificate', demoCertificates(consortiumId, today))
  for (const [table, promised] of await demoPromises(client, { consortiumId, today })) await insert(client, table, promised)
  await insert(client, 'staff_competence', demoCompetence(demo, today))
}
