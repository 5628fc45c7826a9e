/**
 * Applications for membership in the demo: two calls, and applications at every stage before the decision, to several centres.
 * All of it is invented; days are counted back from the day on which the demo is loaded.
 */
import { applicationForm, newestFormVersion } from '@solmu/domain/onboarding/application-form.js'
import type { ApplicationState } from '@solmu/domain/onboarding/application.workflow.js'
import { addDays, isValidOn, type IsoDate } from '@solmu/shared/dates.js'
import type { Language } from '@solmu/shared/text.js'
import type pg from 'pg'
import { demoApplicationTexts } from './demo-application-texts.js'
import { demoId } from './demo-id.js'
import { insert } from './demo-insert.js'
import { inventedBusinessId } from './demo-organisations.js'
import type { DemoNetwork, DemoUnit } from './demo-network.types.js'

type Row = Readonly<Record<string, unknown>>

/** One applicant: what it is called, where it applies, and how far it has come. */
interface Applicant {
  readonly name: string
  readonly language: Language
  readonly people: readonly string[]
  /** The place of the centre among those of the demo; the first is that of the demo's own regional coordinator. */
  readonly centre: number
  readonly isByCall: boolean
  readonly state: ApplicationState
  /** Days since it was begun, and since it was sent. */
  readonly begun: number
  readonly sent: number | null
  readonly question?: { readonly body: string; readonly answer: string; readonly isNoted: boolean }
}

const applicants: readonly Applicant[] = [
  { name: 'Kallaveden Kädentaidot ry', language: 'fi', people: ['Hilkka Rönkkö', 'Teemu Väisänen'], centre: 0, isByCall: true, state: 'submitted', begun: 24, sent: 2 },
  {
    ...{ name: 'Pielisen Pajasäätiö sr', language: 'fi', people: ['Marjatta Kärki'], centre: 0, isByCall: true, state: 'under_assessment', begun: 60, sent: 31 },
    question: { body: 'Kuinka moni valmentajista on vakituisessa työsuhteessa?', answer: 'Kuusi yhdeksästä on vakituisessa työsuhteessa. Kolme määräaikaista on palkattu hankkeisiin.', isNoted: false }
  },
  {
    ...{ name: 'Savon Taitoverstas Oy', language: 'fi', people: ['Jukka Laakkonen'], centre: 0, isByCall: false, state: 'returned', begun: 48, sent: 20 },
    question: { body: 'Liittäkää viimeisin tilinpäätös.', answer: '', isNoted: false }
  },
  { name: 'Karjalan Työsillan Tuki ry', language: 'fi', people: ['Sirkka Hirvonen'], centre: 0, isByCall: true, state: 'draft', begun: 9, sent: null },
  { name: 'Österbottens Verkstad rf', language: 'sv', people: ['Gunilla Sandström', 'Kaj Holm'], centre: 1, isByCall: false, state: 'submitted', begun: 30, sent: 6 },
  { name: 'Lapin Luontopaja osk', language: 'fi', people: ['Aslak Magga'], centre: 2, isByCall: false, state: 'under_assessment', begun: 75, sent: 40 },
  {
    ...{ name: 'Hämeen Osaamistalo ry', language: 'fi', people: ['Riikka Lehto'], centre: 3, isByCall: true, state: 'in_decision', begun: 120, sent: 88 },
    question: { body: 'Mitä tuotantoa puuverstaalla on, ja kuka sen ostaa?', answer: 'Teemme kalusteita ja pakkauksia sopimusasiakkaille. Hinnoittelu on käyty läpi paikallisen yrittäjäyhdistyksen kanssa.', isNoted: true }
  },
  { name: 'Satakunnan Startti ry', language: 'fi', people: ['Olli Koski'], centre: 4, isByCall: false, state: 'withdrawn', begun: 100, sent: 70 }
]

const at = (day: IsoDate, hour = 9): string => `${day}T${String(hour).padStart(2, '0')}:00:00Z`
const idOf = (applicant: Pick<Applicant, 'name'>): string => demoId(`application:${applicant.name}`)
const personOf = (name: string): string => demoId(`application-person:${name}`)
const mailOf = (name: string): string => `${name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/[^a-z]+/g, '.')}@hakija.example`

/** The regional centres of today, that of the demo's own coordinator first. */
function centresOf(demo: DemoNetwork, today: IsoDate, first: string): DemoUnit[] {
  const open = demo.units.filter((unit) => unit.type === 'regional_centre' && isValidOn(unit, today))
  return open.sort((a, b) => Number(b.id === first) - Number(a.id === first) || (a.name.fi < b.name.fi ? -1 : 1))
}

const callTexts = {
  east: {
    title: { fi: 'Uusia työpajoja Itä-Suomeen', sv: 'Nya verkstäder i östra Finland', en: 'New workshops in Eastern Finland' },
    body: {
      fi: 'Haemme verkostoon paikallisia toimijoita, joilla on omaa tuotantoa ja vakiintunutta valmennusta. Hakemus arvioidaan viiden kriteerin mukaan.',
      sv: 'Vi söker lokala aktörer med egen produktion och etablerad handledning. Ansökan bedöms enligt fem kriterier.',
      en: 'We look for local operators with production of their own and established coaching. Applications are assessed by five criteria.'
    }
  },
  whole: {
    title: { fi: 'Osallisuuden paikat: avoin haku', sv: 'Platser för delaktighet: öppen ansökan', en: 'Places of inclusion: open call' },
    body: {
      fi: 'Pääkonttori hakee toimijoita alueilta, joilla palvelua on vähän. Haku on päättynyt; aloitetut hakemukset käsitellään.',
      sv: 'Huvudkontoret sökte aktörer i områden med få tjänster. Ansökningstiden har gått ut; påbörjade ansökningar behandlas.',
      en: 'The head office looked for operators where there are few services. The call has closed; applications begun are dealt with.'
    }
  }
} as const

type Scene = { readonly demo: DemoNetwork; readonly today: IsoDate; readonly centres: readonly DemoUnit[]; readonly office: string; readonly asker: string }

function callRows({ demo, today, centres, office, asker }: Scene): Row[] {
  const consortiumId = demo.consortium.id
  const of = (key: keyof typeof callTexts, unitId: string | undefined, days: readonly [opens: number, closes: number]): Row => ({
    ...{ id: demoId(`membership-call:${key}`), consortiumId, unitId, ...callTexts[key] },
    ...{ opensOn: addDays(today, days[0]), closesOn: addDays(today, days[1]), publishedAt: at(addDays(today, days[0])), createdBy: asker, createdAt: at(addDays(today, days[0])), version: 2 }
  })
  return [of('east', centres[0]?.id, [-65, 45]), of('whole', office, [-150, -30])]
}

function applicationRow({ demo, today, centres, asker }: Scene, applicant: Applicant): Row {
  const { name, language, state, begun, sent, isByCall, centre } = applicant
  const isWithdrawn = state === 'withdrawn'
  const last = isWithdrawn ? 12 : Math.min(begun - 1, sent ?? 1)
  const ending = isWithdrawn ? { withdrawnAt: at(addDays(today, -last)), withdrawalReason: 'Yhdistys sulautuu toiseen, ja hakemus tehdään myöhemmin uudelleen.' } : { withdrawnAt: null, withdrawalReason: '' }
  return {
    ...{ id: idOf(applicant), consortiumId: demo.consortium.id, centreId: centres[centre % centres.length]?.id, state, language, name, formVersion: newestFormVersion },
    ...{ callId: isByCall ? demoId(`membership-call:${centre === 0 ? 'east' : 'whole'}`) : null, invitedBy: isByCall ? null : asker, isNewOrganisation: state === 'in_decision' },
    ...{ businessId: state === 'draft' ? null : inventedBusinessId(`application:${name}`), createdAt: at(addDays(today, -begun)), changedAt: at(addDays(today, -last)) },
    ...{ submittedAt: sent === null ? null : at(addDays(today, -sent)), ...ending, version: 3 }
  }
}

const personRows = ({ demo, today }: Scene, applicant: Applicant): Row[] =>
  applicant.people.map((name, place) => ({
    ...{ id: personOf(name), consortiumId: demo.consortium.id, applicationId: idOf(applicant), name, email: mailOf(name), language: applicant.language },
    ...{ addedAt: at(addDays(today, -applicant.begun), 8 + place), sends: [at(addDays(today, -applicant.begun), 8 + place)] }
  }))

/** What was told: all of it, but for a draft, which has only begun. */
function sectionRows({ demo, today }: Scene, applicant: Applicant): Row[] {
  const [writer = ''] = applicant.people
  const sections = applicationForm(newestFormVersion).sections
  return sections.slice(0, applicant.sent === null ? 2 : undefined).map(({ code, fields }) => ({
    ...{ applicationId: idOf(applicant), consortiumId: demo.consortium.id, section: code, changedPerson: personOf(writer), changedBy: writer },
    changedAt: at(addDays(today, -(applicant.sent ?? 3))),
    content: demoApplicationTexts({ section: code, fields, name: applicant.name, businessId: inventedBusinessId(`application:${applicant.name}`), contact: writer, email: mailOf(writer), language: applicant.language })
  }))
}

/** The way of each up to where it stands. */
const ways: Readonly<Record<ApplicationState, readonly ApplicationState[]>> = {
  ...{ draft: [], submitted: ['submitted'], under_assessment: ['submitted', 'under_assessment'], returned: ['submitted', 'under_assessment', 'returned'] },
  ...{ in_decision: ['submitted', 'under_assessment', 'in_decision'], admitted: [], rejected: [], withdrawn: ['submitted', 'withdrawn'] }
}
const steps: Readonly<Partial<Record<ApplicationState, string>>> = { submitted: 'submit', under_assessment: 'assess', returned: 'return', in_decision: 'propose', withdrawn: 'withdraw' }

function eventRows({ demo, today, asker }: Scene, applicant: Applicant): Row[] {
  const { state, begun, sent, isByCall, people } = applicant
  const asked = demo.users.find(({ id }) => id === asker)
  const of = (kind: string, days: number, more: Row): Row => ({
    ...{ id: demoId(`application-event:${applicant.name}:${kind}`), consortiumId: demo.consortium.id, applicationId: idOf(applicant), kind, at: at(addDays(today, -days)), forApplicant: true },
    ...{ fromState: null, toState: null, actorName: '', actorId: null, personId: null, note: '' },
    ...more
  })
  const applicantSays = { actorName: people[0], personId: personOf(people[0] ?? '') }
  const centreSays = { actorName: asked?.displayName ?? '', actorId: asker }
  const first = isByCall ? of('begun', begun, { toState: 'draft', ...applicantSays }) : of('invited', begun, { toState: 'draft', ...centreSays })
  const way = ways[state].map((to, place) =>
    of(steps[to] ?? to, Math.max(1, (sent ?? begun) - place * 9), {
      ...{ fromState: place === 0 ? 'draft' : ways[state][place - 1], toState: to },
      ...(to === 'submitted' || to === 'withdrawn' ? applicantSays : centreSays)
    })
  )
  return [first, ...way]
}

function questionRows({ demo, today, asker }: Scene, applicant: Applicant): Row[] {
  const { question, people, sent } = applicant
  if (!question) return []
  const asked = Math.max(4, (sent ?? 0) - 10)
  const isAnswered = question.answer !== ''
  return [
    {
      ...{ id: demoId(`application-question:${applicant.name}`), consortiumId: demo.consortium.id, applicationId: idOf(applicant), section: 'established_activity', body: question.body },
      ...{ askedBy: asker, askedAt: at(addDays(today, -asked)), answer: question.answer, answeredPerson: isAnswered ? personOf(people[0] ?? '') : null },
      ...{ answeredBy: isAnswered ? people[0] : '', answeredAt: isAnswered ? at(addDays(today, -asked + 2)) : null },
      ...{ settledAt: question.isNoted ? at(addDays(today, -asked + 3)) : null, settledBy: question.isNoted ? asker : null, version: 1 }
    }
  ]
}

/** @param of.centreId the centre of the demo's own regional coordinator · asker who asks and invites · office the head office */
export async function loadDemoApplications(client: pg.ClientBase, demo: DemoNetwork, of: { readonly today: IsoDate; readonly asker: string; readonly centreId: string; readonly officeId: string }): Promise<void> {
  const scene: Scene = { demo, today: of.today, asker: of.asker, office: of.officeId, centres: centresOf(demo, of.today, of.centreId) }
  const all = (rows: (scene: Scene, applicant: Applicant) => Row[]): Row[] => applicants.flatMap((applicant) => rows(scene, applicant))
  await insert(client, 'membership_call', callRows(scene))
  await insert(client, 'application', all((one, applicant) => [applicationRow(one, applicant)]))
  await insert(client, 'application_person', all(personRows))
  await insert(client, 'application_section', all(sectionRows).map((row) => ({ ...row, version: 1 })))
  await insert(client, 'application_event', all(eventRows))
  await insert(client, 'application_question', all(questionRows))
}
