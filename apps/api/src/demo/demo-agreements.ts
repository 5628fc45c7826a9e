/**
 * Agreements of the demo: one of each kind, the consortium agreement in two versions that most members have accepted, one that is
 * half signed, one that ends soon; and who may sign, vote and report for the members, with a few gaps.
 */
import type { AgreementKind } from '@solmu/domain/governance/agreement.js'
import { acceptanceStatement } from '@solmu/domain/governance/agreement-statement.js'
import { mandateKinds } from '@solmu/domain/governance/mandate.js'
import { addDays, addMonths, type IsoDate, isValidOn } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type pg from 'pg'
import { type AgreementTexts, agreementTexts } from './demo-agreement-texts.js'
import { demoId, demoNumber } from './demo-id.js'
import { insert } from './demo-insert.js'
import type { DemoNetwork, DemoUnit } from './demo-network.types.js'

type Row = Readonly<Record<string, unknown>>
type Member = { readonly organisation: DemoNetwork['organisations'][number]; readonly unit: DemoUnit; readonly manager: { readonly id: string; readonly name: string } | undefined }

/** The members that run an open local unit, each with the first of them and whoever leads it. */
function membersOf(demo: DemoNetwork, today: IsoDate): Member[] {
  const names = new Map(demo.users.map(({ id, displayName }) => [id, displayName]))
  return demo.organisations.flatMap((organisation): Member[] => {
    const isMember = demo.organisationRoles.some((each) => each.organisationId === organisation.id && each.role === 'member' && isValidOn(each, today))
    const unit = demo.units.find((each) => each.organisationId === organisation.id && each.type === 'local_unit' && isValidOn(each, today))
    if (!isMember || !unit) return []
    const held = demo.roleAssignments.find((each) => each.unitId === unit.id && each.role === 'unit_manager' && isValidOn(each, today))
    return [{ organisation, unit, manager: held && { id: held.userId, name: names.get(held.userId) ?? '' } }]
  })
}

const basis = 'Hallituksen kokous 2/2025 § 6'
const given = ['Aulis', 'Bettina', 'Eerik', 'Hilja', 'Ilmari', 'Kerttu', 'Lauri', 'Maija', 'Olavi', 'Pirjo', 'Sakari', 'Tyyne']
const family = ['Aaltonen', 'Berg', 'Haapala', 'Järvi', 'Koskela', 'Lindgren', 'Mustonen', 'Niemelä', 'Pelkonen', 'Rantala', 'Suomi', 'Virta']
const chairOf = (id: string): string => `${given[demoNumber(`chair:${id}`, given.length)]} ${family[demoNumber(`chair-family:${id}`, family.length)]}`

/** Who speaks for a member: its manager and its chair; some lack a substitute, a voter, or have a term that ends. */
function mandateRows({ organisation, unit, manager }: Member, { today, isOwn }: { readonly today: IsoDate; readonly isOwn: boolean }): Row[] {
  const from = addMonths(today, -12 - demoNumber(`mandate:${organisation.id}`, 10))
  const [gap, chair] = [isOwn ? 9 : demoNumber(`mandate-gap:${organisation.id}`, 10), chairOf(organisation.id)]
  const common = { consortiumId: unit.consortiumId, organisationId: organisation.id, unitId: unit.id, validFrom: from, basisKind: 'board_decision', basis, endReason: '', version: 1, createdAt: `${from}T09:00:00Z` }
  const person = manager ? { userId: manager.id, personName: manager.name, title: 'toiminnanjohtaja', email: '' } : { personName: `${chair} vt`, title: 'vt. toiminnanjohtaja', email: '' }
  return mandateKinds.flatMap((kind): Row[] => {
    const id = demoId(`mandate:${kind}:${organisation.id}`)
    if (gap === 0 && kind === 'vote') return []
    const validTo = gap === 1 && kind === 'sign' ? addDays(today, 25) : addMonths(from, 36)
    const holder = kind === 'vote' ? { userId: null, personName: chair, title: 'hallituksen puheenjohtaja', email: organisation.email } : { userId: null, ...person }
    const rank = { substituteFor: null, substituteOrder: null }
    const substitute = kind === 'vote' ? { userId: null, ...person } : { userId: null, personName: chair, title: 'hallituksen puheenjohtaja', email: organisation.email }
    const second = { ...common, ...substitute, id: demoId(`mandate:substitute:${kind}:${organisation.id}`), kind, validTo, substituteFor: id, substituteOrder: 1 }
    return [{ ...common, ...holder, ...rank, id, kind, validTo }, ...(gap === 2 ? [] : [second])]
  })
}

interface Planned {
  readonly kind: AgreementKind
  readonly number: number
  readonly state: 'in_force' | 'open'
  readonly from: IsoDate
  readonly to: IsoDate | null
  readonly accepted: readonly Member[]
  /** Whoever has declined it. */
  readonly declined?: Member | undefined
  readonly acceptBy?: IsoDate
}

const titleOf = (kind: AgreementKind): LocalizedText => agreementTexts[kind].title

/** A draft that is opened, accepted, and put into force, as the owner of the tables does. */
async function writeVersion(client: pg.ClientBase, of: Planned & { readonly consortiumId: string; readonly text: AgreementTexts['versions'][number] }): Promise<void> {
  const { kind, number, state, from, to, consortiumId, text } = of
  const [agreementId, id] = [demoId(`agreement:${kind}`), demoId(`agreement-version:${kind}:${number}`)]
  await insert(client, 'agreement_version', [
    {
      ...{ id, consortiumId, agreementId, number, state: 'draft', authoritative: 'fi', content: text.content, news: text.news, starts: state === 'open' ? 'all_accepted' : 'on_day' },
      ...{ acceptBy: of.acceptBy ?? null, validFrom: from, validTo: to, noticeMonths: 6, reviewOn: kind === 'consensus' ? addDays(from, 420) : null, endReason: '', changedAt: `${from}T07:00:00Z`, version: 1 }
    }
  ])
  await client.query(`UPDATE agreement_version SET state = 'open', opened_at = $2 WHERE id = $1`, [id, `${addDays(from, -30)}T07:00:00Z`])
  const [{ hash } = { hash: '' }] = (await client.query<{ hash: string }>('SELECT content_hash AS hash FROM agreement_version WHERE id = $1', [id])).rows
  await insert(client, 'agreement_acceptance', of.accepted.map((member, place) => acceptanceRow(member, { ...of, agreementId, versionId: id, hash, place })))
  if (of.declined?.manager) await insert(client, 'agreement_decline', [declineRow(of.declined, { agreementId, versionId: id, day: addDays(from, 2) })])
  if (state === 'in_force') {
    await client.query(`UPDATE agreement_version SET state = 'replaced', ended_on = $2 WHERE agreement_id = $1 AND state = 'in_force'`, [agreementId, from])
    await client.query(`UPDATE agreement_version SET state = 'in_force', in_force_on = $2 WHERE id = $1`, [id, from])
  }
}

/** Most sign in Solmu; of those without an account a paper is kept. */
function acceptanceRow({ organisation, unit, manager }: Member, of: Planned & { consortiumId: string; agreementId: string; versionId: string; hash: string; place: number }): Row {
  const day = addDays(of.from, -25 + (of.place % 20))
  const signatory = manager?.name ?? `${chairOf(organisation.id)} vt`
  const facts = { agreement: titleOf(of.kind).fi, versionNumber: of.number, organisation: organisation.name.fi, signatory, title: 'toiminnanjohtaja', basis, substituteFor: null, day, contentHash: of.hash }
  const signed = { manner: 'signed', language: 'fi', statement: acceptanceStatement('fi', facts), signedBy: manager?.id ?? null, hasSecondFactor: true, mandateId: demoId(`mandate:sign:${organisation.id}`) }
  const filed = { manner: 'filed', language: null, statement: '', signedBy: null, hasSecondFactor: null, mandateId: null }
  return {
    ...{ id: demoId(`acceptance:${of.versionId}:${organisation.id}`), consortiumId: of.consortiumId, agreementId: of.agreementId, versionId: of.versionId, organisationId: organisation.id, unitId: unit.id },
    ...{ acceptedAt: `${day}T10:${String(10 + (of.place % 45))}:00Z`, acceptedOn: day, signatoryName: signatory, signatoryTitle: 'toiminnanjohtaja', contentHash: of.hash, note: '' },
    ...(manager ? signed : filed)
  }
}

function declineRow({ organisation, unit, manager }: Member, { agreementId, versionId, day }: { agreementId: string; versionId: string; day: IsoDate }): Row {
  return {
    ...{ id: demoId(`decline:${versionId}`), consortiumId: unit.consortiumId, agreementId, versionId, organisationId: organisation.id, unitId: unit.id, mandateId: demoId(`mandate:sign:${organisation.id}`) },
    ...{ declinedBy: manager?.id ?? null, declinedAt: `${day}T11:20:00Z`, signatoryName: manager?.name ?? '', signatoryTitle: 'toiminnanjohtaja' },
    reason: 'Käsittelijän vastuu alihankkijoista on rajaamatta. Hyväksymme version, kun kohta 2 on tarkennettu.'
  }
}

const requiredKinds: readonly AgreementKind[] = ['founding_document', 'consortium', 'data_protection']

/** What each agreement has by way of versions: all is told from today, so that the demo never grows old. */
function plansOf(members: readonly Member[], { own, today }: { readonly own: Member | undefined; readonly today: IsoDate }): Planned[] {
  const most = members.filter(({ organisation }) => organisation === own?.organisation || demoNumber(`accepts:${organisation.id}`, 8) > 0)
  const few = members.slice(0, 6)
  const half = most.filter((each, place) => each !== own && place % 2 === 0)
  const declined = members.find((each) => each !== own && each.manager && !half.includes(each))
  return [
    { kind: 'founding_document', number: 1, state: 'in_force', from: addMonths(today, -60), to: null, accepted: members },
    { kind: 'consortium', number: 1, state: 'in_force', from: addMonths(today, -36), to: null, accepted: members },
    { kind: 'consortium', number: 2, state: 'in_force', from: addMonths(today, -4), to: null, accepted: most },
    { kind: 'framework', number: 1, state: 'in_force', from: addMonths(today, -23), to: addDays(today, 40), accepted: few },
    { kind: 'purchase', number: 1, state: 'in_force', from: addMonths(today, -8), to: addMonths(today, 16), accepted: few },
    { kind: 'consensus', number: 1, state: 'in_force', from: addDays(today, -390), to: null, accepted: few },
    { kind: 'data_protection', number: 1, state: 'open', from: addDays(today, -5), to: null, accepted: half, declined, acceptBy: addDays(today, 12) }
  ]
}

function agreementRow(kind: AgreementKind, { consortiumId, officeId }: { readonly consortiumId: string; readonly officeId: string }): Row {
  const isForAll = requiredKinds.includes(kind)
  return {
    ...{ id: demoId(`agreement:${kind}`), consortiumId, kind, title: titleOf(kind), summary: agreementTexts[kind].summary, ownerUnitId: officeId, audience: isForAll || kind === 'consensus' ? 'all' : 'parties' },
    ...{ followsMembers: isForAll, requiredOfMembers: isForAll, demandsSecondFactor: false, version: 1 }
  }
}

function obligationRows({ consortiumId, officeId, own, today }: { consortiumId: string; officeId: string; own: Member | undefined; today: IsoDate }): Row[] {
  const common = { consortiumId, note: '', version: 1 }
  const whole = { ...common, organisationId: null, unitId: officeId }
  return [
    { ...whole, id: demoId('obligation:meeting'), agreementId: demoId('agreement:consortium'), title: 'Kutsu sopimuskauden vuosikokous koolle', dueOn: addDays(today, 21), everyMonths: 12 },
    { ...whole, id: demoId('obligation:register'), agreementId: demoId('agreement:data_protection'), title: 'Tarkista käsittelytoimien seloste', dueOn: addDays(today, 75), everyMonths: 6 },
    ...(own ? [{ ...common, organisationId: own.organisation.id, unitId: own.unit.id, id: demoId('obligation:report'), agreementId: demoId('agreement:purchase'), title: 'Toimita puolivuosiraportti tilaajalle', dueOn: addDays(today, 9), everyMonths: 6 }] : [])
  ]
}

/** Who buys what is agreed on: an organisation that is no member, and accepts on paper. */
function buyerRows({ consortium, organisationRoles }: DemoNetwork, today: IsoDate): Row[] {
  const holds = (id: string, role: string) => organisationRoles.some((each) => each.organisationId === id && each.role === role && isValidOn(each, today))
  const buyer = organisationRoles.find(({ organisationId }) => holds(organisationId, 'commissioner') && !holds(organisationId, 'member'))
  if (!buyer) return []
  const agreementId = demoId('agreement:purchase')
  return [{ id: demoId('agreement-party:purchase:buyer'), consortiumId: consortium.id, agreementId, organisationId: buyer.organisationId, unitId: null, role: 'buyer', version: 1 }]
}

/** Writes them; the network must be there already. `ownUnitId` is the unit of the demo's manager. */
export async function loadDemoAgreements(client: pg.ClientBase, demo: DemoNetwork, today: IsoDate): Promise<void> {
  const consortiumId = demo.consortium.id
  const members = membersOf(demo, today)
  const office = demo.units.find((each) => each.type === 'headquarters' && isValidOn(each, today))
  if (!office) return
  const own = members.find(({ unit }) => unit.name.fi === 'Karjalan Työsilta')
  await insert(client, 'mandate', members.flatMap((member) => mandateRows(member, { today, isOwn: member === own })).sort((a, b) => Number(a['substituteFor'] !== null) - Number(b['substituteFor'] !== null)))
  const kinds = Object.keys(agreementTexts) as AgreementKind[]
  await insert(client, 'agreement', kinds.map((kind) => agreementRow(kind, { consortiumId, officeId: office.id })))
  const named = [...new Set([...members.slice(0, 6), ...(own ? [own] : [])])]
  const parties = kinds.filter((kind) => !requiredKinds.includes(kind)).flatMap((kind) =>
    named.map(({ organisation, unit }): Row => ({ id: demoId(`agreement-party:${kind}:${organisation.id}`), consortiumId, agreementId: demoId(`agreement:${kind}`), organisationId: organisation.id, unitId: unit.id, role: kind === 'purchase' ? 'provider' : 'party', version: 1 }))
  )
  await insert(client, 'agreement_party', [...parties, ...buyerRows(demo, today)])
  for (const plan of plansOf(members, { own, today })) {
    const text = agreementTexts[plan.kind].versions[plan.number - 1]
    if (text) await writeVersion(client, { ...plan, consortiumId, text })
  }
  await insert(client, 'agreement_obligation', obligationRows({ consortiumId, officeId: office.id, own, today }))
}
