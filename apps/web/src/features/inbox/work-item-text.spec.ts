import { createIntl } from 'react-intl'
import { workItemKinds, type WorkItemKind } from '@solmu/domain/inbox/work-items.js'
import { formatDay, formatDayShort, formatNumber } from '../../ui/format.js'
import { formatText, languages, languageTag, pickText, type Language } from '../../ui/text.js'
import appEn from '../../app/messages/en.json' with { type: 'json' }
import appFi from '../../app/messages/fi.json' with { type: 'json' }
import appSv from '../../app/messages/sv.json' with { type: 'json' }
import en from './messages/en.json' with { type: 'json' }
import fi from './messages/fi.json' with { type: 'json' }
import sv from './messages/sv.json' with { type: 'json' }
import topicsEn from './inbox/messages/en.json' with { type: 'json' }
import topicsFi from './inbox/messages/fi.json' with { type: 'json' }
import topicsSv from './inbox/messages/sv.json' with { type: 'json' }
import type { WorkItem } from './home.operations.js'
import { workItemText, type WorkItemTexts } from './work-item-text.js'

const messages = { fi: { ...appFi, ...fi }, sv: { ...appSv, ...sv }, en: { ...appEn, ...en } }
const topics = { fi: topicsFi, sv: topicsSv, en: topicsEn }
const today = '2026-11-05'
const kitee: NonNullable<WorkItem['unit']> = {
  id: 'kitee',
  type: 'local_unit',
  name: { fi: 'Kiteen Kaari', sv: 'Kides Båge', en: 'Kitee Arc' }
}
const quarter = { fi: 'Neljännes 3/2026', sv: 'Kvartal 3/2026', en: 'Quarter 3/2026' }
const pertunmaa = { fi: 'Pertunmaa', sv: 'Pertunmaa', en: 'Pertunmaa' }
const mantyharju = { fi: 'Mäntyharju', sv: 'Mäntyharju', en: 'Mäntyharju' }

/** An item of each kind with the params that the domain gives it. */
const paramsOf: Readonly<Record<WorkItemKind, Readonly<Record<string, unknown>>>> = {
  audit_chain_broken: { number: 1204 },
  municipalities_uncovered: { count: 3 },
  centre_without_coordinator: {},
  unit_without_manager: {},
  mail_failed: { count: 1 },
  account_locked: { userId: 'u1', personName: 'Riitta Kosonen' },
  erasure_requested: { userId: 'u1', personName: 'Riitta Kosonen' },
  municipality_merger_coming: { municipality: pertunmaa, into: mantyharju, isContested: false, days: 57 },
  network_change_coming: { change: 'closed', unitCount: 1, days: 57 },
  role_expiring: { role: 'unit_manager', personName: 'Raimo Tuomi', userId: 'u2', isOwn: false },
  access_review_waiting: { count: 12, overdue: 3 },
  round_to_lock: { roundId: 'k1', name: quarter, round: quarter, count: 40 },
  region_to_accept: { roundId: 'k1', centreId: 'c1', name: kitee.name, round: quarter, count: 7 },
  region_to_forward: { roundId: 'k1', centreId: 'c1', name: kitee.name, round: quarter, count: 7 },
  return_to_mend: { roundId: 'k1', returnId: 'r1', name: kitee.name, round: quarter, count: 0 },
  return_to_verify: { roundId: 'k1', returnId: 'r1', name: kitee.name, round: quarter, count: 0 },
  return_late: { roundId: 'k1', returnId: 'r1', name: kitee.name, round: quarter, count: 2 },
  return_to_fill: { roundId: 'k1', returnId: 'r1', name: kitee.name, round: quarter, count: 2 },
  improvement_to_verify: { count: 2 },
  agreement_to_accept: { agreementId: 's1', versionId: 'v1', name: { fi: 'Konsortiosopimus', sv: 'Konsortieavtal', en: 'Consortium agreement' } },
  agreement_declined: { agreementId: 's1', name: { fi: 'Konsortiosopimus', sv: 'Konsortieavtal', en: 'Consortium agreement' } },
  agreement_expiring: { agreementId: 's1', name: { fi: 'Konsortiosopimus', sv: 'Konsortieavtal', en: 'Consortium agreement' }, why: 'notice' },
  agreement_obligation_due: { agreementId: 's1', name: { fi: 'Konsortiosopimus', sv: 'Konsortieavtal', en: 'Consortium agreement' }, title: 'Raportti' },
  decision_task_due: { decisionId: 's1', number: '2026/7', name: { fi: 'Yhteinen auditointi', sv: 'Gemensam auditering', en: 'Joint audit' }, task: 'Kilpailuta auditoija' },
  decision_to_review: { decisionId: 's1', number: '2026/7', name: { fi: 'Yhteinen auditointi', sv: 'Gemensam auditering', en: 'Joint audit' }, task: '' },
  ballot_to_cast: { ballotId: 'b1', name: { fi: 'Hallituksen vaali', sv: 'Styrelseval', en: 'Election of the board' }, count: 1 },
  mandate_missing: { count: 7, isMany: true },
  mandate_expiring: { count: 7, isMany: true },
  body_seat_empty: { bodyId: 'b1', name: { fi: 'Hallitus', sv: 'Styrelsen', en: 'Board' }, count: 2, hasChair: true },
  body_term_ending: { bodyId: 'b1', name: { fi: 'Hallitus', sv: 'Styrelsen', en: 'Board' }, count: 2 },
  proposal_to_lead: { name: { fi: 'Jäsenmaksu', sv: '', en: '' }, why: 'close' },
  party_to_answer: { question: 'p1:funder:o1', name: { fi: 'Varojen käyttö', sv: '', en: '' }, party: { fi: 'Rahasto', sv: 'Fonden', en: 'The fund' }, demand: 'consent' },
  proposal_to_consent: { name: { fi: 'Jäsenmaksu', sv: '', en: '' } },
  meeting_coming: { meetingId: 'm1', name: { fi: 'Hallituksen kokous', sv: 'Styrelsens möte', en: 'Meeting of the board' } },
  minutes_to_sign: { meetingId: 'm1', name: { fi: 'Hallituksen kokous', sv: 'Styrelsens möte', en: 'Meeting of the board' } },
  minutes_to_write: { meetingId: 'm1', name: { fi: 'Hallituksen kokous', sv: 'Styrelsens möte', en: 'Meeting of the board' } },
  centre_to_assess: { choiceId: 'c1', name: { fi: 'Itäisen alueen keskus', sv: '', en: '' } },
  claim_with_lead: { claimId: 'c1', number: 2, period: '2026-T2', name: { fi: 'Kaari kantaa', sv: '', en: '' }, partner: { fi: 'Karjalan Työsilta', sv: '', en: '' } },
  project_ending: { projectId: 'p1', name: { fi: 'Kaari kantaa', sv: '', en: '' } },
  claim_with_funder: { claimId: 'c1', number: 2, period: '2026-T2', name: { fi: 'Kaari kantaa', sv: '', en: '' }, partner: { fi: 'Karjalan Työsilta', sv: '', en: '' } },
  plan_task_late: { projectId: 'p1', what: 'Kartoitus', name: { fi: 'Kaari kantaa', sv: '', en: '' } },
  plan_delivery_due: { projectId: 'p1', what: 'Kartoitus', name: { fi: 'Kaari kantaa', sv: '', en: '' } },
  project_risk_due: { projectId: 'p1', what: 'Kartoitus', name: { fi: 'Kaari kantaa', sv: '', en: '' } },
  practice_follow_up: { practiceId: 'p1', months: 12, name: { fi: 'Verstaspolku', sv: '', en: '' } },
  progress_part_to_tell: { reportId: 'r1', number: 2, period: '2026-T2', name: { fi: 'Kaari kantaa', sv: '', en: '' }, partner: { fi: 'Karjalan Työsilta', sv: '', en: '' } },
  progress_to_put_together: { reportId: 'r1', number: 2, period: '2026-T2', name: { fi: 'Kaari kantaa', sv: '', en: '' } },
  progress_to_settle: { reportId: 'r1', number: 2, period: '2026-T2', name: { fi: 'Kaari kantaa', sv: '', en: '' } },
  progress_question: { reportId: 'r1', number: 2, period: '2026-T2', name: { fi: 'Kaari kantaa', sv: '', en: '' }, questions: 2 },
  negotiation_ending: { negotiationId: 'n1', number: '2026/1', name: 'Palvelujen järjestäminen' },
  review_waiting: { reviewId: 'w1' },
  review_to_settle: { assessmentId: 'a1' },
  review_reply: { assessmentId: 'a1' },
  reviewer_missing: { count: 2 },
  application_to_decide: { applicationId: 'a1', name: 'Pohjolan Paja ry' },
  assessment_overdue: { applicationId: 'a1', name: 'Pohjolan Paja ry' },
  application_to_assess: { applicationId: 'a1', name: 'Pohjolan Paja ry' },
  commitment_to_sign: { commitmentId: 'c1', name: { fi: 'Valmennuksen vaiheet', sv: 'Faser', en: 'Phases' } },
  commitment_expiring: { commitmentId: 'c1', name: { fi: 'Valmennuksen vaiheet', sv: 'Faser', en: 'Phases' } },
  commitment_duty_due: { commitmentId: 'c1', name: { fi: 'Valmennuksen vaiheet', sv: 'Faser', en: 'Phases' } },
  expulsion_to_answer: { membershipId: 'm1', name: { fi: 'Taito ry', sv: 'Taito rf', en: 'Taito ry' } },
  expulsion_to_decide: { membershipId: 'm1', name: { fi: 'Taito ry', sv: 'Taito rf', en: 'Taito ry' } },
  member_to_activate: { planId: 'p1', name: { fi: 'Taito ry', sv: 'Taito rf', en: 'Taito ry' }, task: { fi: 'Taito ry', sv: 'Taito rf', en: 'Taito ry' } },
  onboarding_task_due: { planId: 'p1', name: { fi: 'Taito ry', sv: 'Taito rf', en: 'Taito ry' }, task: { fi: 'Koulutus', sv: 'Utbildning', en: 'Training' } },
  exit_task_due: { planId: 'p1', name: { fi: 'Taito ry', sv: 'Taito rf', en: 'Taito ry' }, task: { fi: 'Arkistointi', sv: 'Arkivering', en: 'Archiving' } },
  assessment_due: { assessmentId: 'a1', name: { fi: 'Valmennuksen vaiheet', sv: 'Faser', en: 'Phases' } },
  improvement_due: { improvementId: 'i1', title: 'Ajat varataan heti' },
  survey_ending: { roundId: 's1', name: { fi: 'Asiakaspalaute', sv: 'Kundrespons', en: 'Customer feedback' }, count: 8, least: 10 },
  survey_results_ready: { roundId: 's1', name: { fi: 'Asiakaspalaute', sv: 'Kundrespons', en: 'Customer feedback' }, isShown: true },
  application_in: { applicationId: 'a1', name: 'Kainuun Pajapolku ry' },
  application_answered: { applicationId: 'a1', name: 'Kainuun Pajapolku ry' },
  export_ready: { exportId: 'x1', title: 'Kooste 2026' },
  audit_chain_checked: { entryCount: 214, checkedOn: '2026-11-04' },
  password_is_demo: {}
}

function anItem(kind: WorkItemKind, change: Partial<WorkItem> = {}): WorkItem {
  const params = paramsOf[kind] as WorkItem['params']
  return { id: `${kind}:x`, kind, urgency: 'soon', dueOn: null, params, unit: kitee, standing: 'open', isPersonal: false, mayHandOn: false, mark: null, from: null, ...change }
}

interface Told {
  readonly language: Language
  readonly mayGiveRoles: boolean
  readonly change: string | null
  readonly errors: string[]
}

function tell(item: WorkItem, told: Partial<Told> = {}) {
  const { language = 'fi', mayGiveRoles = false, change = null, errors = [] } = told
  const onError = (error: Error) => errors.push(error.message)
  const intl = createIntl({ locale: languageTag[language], messages: messages[language], onError })
  const texts: WorkItemTexts = {
    t: (id, values) => formatText(intl as never, id, values),
    pick: (text) => pickText(text, language).text,
    format: {
      day: (day) => formatDay(day, language),
      dayShort: (day) => formatDayShort(day, language),
      number: (value) => formatNumber(value, language)
    },
    today,
    mayGiveRoles,
    changeOf: () => change
  }
  return workItemText(item, texts)
}

describe('what a thing that waits says', () => {
  const cases = workItemKinds.flatMap((kind) => languages.map((language) => ({ kind, language })))

  it.each(cases)('words $kind in $language without a gap', ({ kind, language }) => {
    const errors: string[] = []
    const { title, explanation, action, due } = tell(anItem(kind), { language, errors })
    expect(errors).toEqual([])
    for (const text of [title, explanation, action, due]) {
      expect(text).not.toMatch(/[{}<>]|home\.|undefined|_/)
      expect(text.trim()).not.toBe('')
    }
  })

  it.each(cases)('names the topic of $kind in $language', ({ kind, language }) => {
    expect(topics[language]).toHaveProperty([`inbox.kind.${kind}`], expect.stringMatching(/^[^{}]+$/))
  })

  it('names the unit, and says who gives the role to those who cannot', () => {
    const item = anItem('unit_without_manager')
    expect(tell(item).title).toBe('Kiteen Kaari: yksiköllä ei ole johtajaa')
    expect(tell(item).explanation).toContain('Roolin antaa pääkäyttäjä')
    expect(tell(item).action).toBe('Avaa yksikkö')
    expect(tell(item, { mayGiveRoles: true }).explanation).not.toContain('pääkäyttäjä')
    expect(tell(item, { mayGiveRoles: true }).action).toBe('Anna rooli')
    expect(tell(item, { language: 'sv' }).title).toBe('Kides Båge: enheten saknar chef')
  })

  it('counts one and many, and groups a number as the language does', () => {
    expect(tell(anItem('mail_failed')).title).toBe('Yksi viesti ei ole lähtenyt')
    expect(tell(anItem('mail_failed', { params: { count: 4 } })).title).toBe('4 viestiä ei ole lähtenyt')
    expect(tell(anItem('audit_chain_broken')).explanation).toContain('1\u00a0204')
  })

  it('names both municipalities of a merger in the language of the reader', () => {
    const params = { municipality: { fi: 'Parainen', sv: 'Pargas', en: '' }, into: mantyharju, days: 1 }
    const item = anItem('municipality_merger_coming', { params: params as unknown as WorkItem['params'] })
    expect(tell(item, { language: 'sv' }).title).toContain('Pargas → Mäntyharju')
    expect(tell(item, { language: 'en' }).title).toContain('Parainen → Mäntyharju')
    expect(tell(item).explanation).toContain('huomenna')
  })

  it('says where a territory goes, and that somebody has to decide where the centres were different', () => {
    const ita: WorkItem['unit'] = { id: 'ita', type: 'regional_centre', name: { fi: 'Itä-Suomi', sv: 'Östra Finland', en: 'East' } }
    const carried = anItem('municipality_merger_coming', { unit: ita })
    expect(tell(carried).explanation).toContain('kuuluu sen jälkeen aluekeskukseen Itä-Suomi')
    expect(tell({ ...carried, unit: null }).explanation).toContain('Katso, mihin aluekeskukseen')
    const params = { ...paramsOf.municipality_merger_coming, isContested: true, days: -3 } as never
    for (const language of languages) {
      const errors: string[] = []
      const told = tell({ ...carried, params }, { language, errors })
      expect(errors).toEqual([])
      expect(told.title).toContain('Pertunmaa → Mäntyharju')
      expect(told.explanation).not.toContain('3')
    }
    expect(tell({ ...carried, params, unit: null }).explanation).toContain('ei kuulu mihinkään keskukseen')
  })

  it('tells a change by its own sentence when it is known', () => {
    const item = anItem('network_change_coming')
    expect(tell(item, { change: 'Kiteen Kaari lakkaa' }).title).toBe('Kiteen Kaari lakkaa')
    expect(tell(item).title).toBe('Yksikkö lakkaa: Kiteen Kaari')
    expect(tell({ ...item, unit: null }).title).toBe('Yksikkö lakkaa')
  })

  it('speaks to the person whose own role ends, and names the person to others', () => {
    const ends = anItem('role_expiring', { dueOn: '2026-11-30' })
    expect(tell(ends).title).toBe('Raimo Tuomi: rooli päättyy')
    expect(tell(ends).explanation).toContain('Yksikön johtaja, Kiteen Kaari. Viimeinen päivä 30.11.2026')
    const own = anItem('role_expiring', { dueOn: '2026-11-30', params: { ...paramsOf.role_expiring, isOwn: true } as never })
    expect(tell(own).title).toBe('Roolisi päättyy: Yksikön johtaja')
  })

  it.each([
    ['2026-10-31', 'late', '5 pv myöhässä'],
    ['2026-11-05', 'today', 'tänään'],
    ['2026-11-06', 'soon', 'pe\u00a06.11.'],
    ['2027-01-01', 'later', '1.1.2027']
  ] as const)('says the day %s as %s: %s', (dueOn, urgency, due) => {
    expect(tell(anItem('network_change_coming', { dueOn, urgency })).due).toBe(due)
  })
})
