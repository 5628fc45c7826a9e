/**
 * The reviews of the demo: a round by IPS-25 in which colleagues of other centres review some units, in all the states that a
 * review can be in, and a past one that was agreed and replied to.
 */
import { criteriaOf, type FrameworkContent, scaleOf } from '@solmu/domain/quality/framework.js'
import { type Answers, scoreOf } from '@solmu/domain/quality/framework-score.js'
import { compareReviews } from '@solmu/domain/quality/review.js'
import { addDays, type IsoDate, isValidOn } from '@solmu/shared/dates.js'
import { libraryFrameworks } from '../features/quality/framework/library/framework-library.js'
import { demoId, demoNumber } from './demo-id.js'
import type { DemoNetwork } from './demo-network.types.js'
import { headquartersId, localUnitId } from './demo-unit-rows.js'

type Row = Readonly<Record<string, unknown>>

/** Colleagues who review beside their own work. */
const reviewers = ['Ritva Kumpula', 'Anne Heikura', 'Juha Minkkinen', 'Hanna Lahtinen', 'Noora Aalto', 'Katri Hämäläinen'] as const
type ReviewerName = (typeof reviewers)[number] | 'Hannu Rautio'
type ReviewState = 'assigned' | 'declined' | 'scoring' | 'submitted'

interface Reviewed {
  readonly unit: string
  readonly state: 'self' | 'review' | 'consensus' | 'reply' | 'final'
  readonly reviews: readonly (readonly [ReviewerName, ReviewState])[]
}

const running: readonly Reviewed[] = [
  { unit: 'Saimaan Verstas', state: 'review', reviews: [['Hannu Rautio', 'scoring'], ['Juha Minkkinen', 'submitted']] },
  { unit: 'Porin Purje', state: 'review', reviews: [['Hannu Rautio', 'assigned'], ['Katri Hämäläinen', 'assigned']] },
  { unit: 'Vallilan Verstas', state: 'review', reviews: [['Ritva Kumpula', 'scoring'], ['Hanna Lahtinen', 'declined']] },
  { unit: 'Päijänteen Polku', state: 'consensus', reviews: [['Hannu Rautio', 'submitted'], ['Hanna Lahtinen', 'submitted']] },
  { unit: 'Oulun Oiva', state: 'self', reviews: [] }
]
const past: readonly Reviewed[] = [
  { unit: 'Kuusamon Karhunpolku', state: 'final', reviews: [['Hannu Rautio', 'submitted'], ['Juha Minkkinen', 'submitted']] },
  { unit: 'Kymijoen Kytkin', state: 'final', reviews: [['Hanna Lahtinen', 'submitted'], ['Anne Heikura', 'submitted']] }
]

const ips = (): FrameworkContent => {
  const found = libraryFrameworks.find(({ code }) => code === 'ips_25')
  if (!found) throw new Error('The demo has no IPS-25')
  return found.content
}

/** What somebody gives: near the level of the unit, and here and there one step from it. */
function given(content: FrameworkContent, { unit, who, share = 100 }: { readonly unit: string; readonly who: string; readonly share?: number }): Answers {
  const criteria = criteriaOf(content)
  const said = criteria.slice(0, Math.round((criteria.length * share) / 100)).map((criterion) => {
    const values = (scaleOf(content, criterion)?.levels ?? []).map(({ value }) => value)
    const place = 1 + demoNumber(`reviewed:${unit}:${criterion.code}`, values.length - 1)
    const step = who !== 'self' && demoNumber(`differs:${unit}:${criterion.code}:${who}`, 8) === 0 ? -1 : 0
    return [criterion.code, { value: values[Math.max(0, place + step)] ?? 0 }] as const
  })
  return Object.fromEntries(said)
}

interface Round {
  readonly code: string
  readonly year: string
  /** Days from today. */
  readonly opens: number
  readonly selfDue: number
  readonly reviewDue: number
  readonly closes: number
  readonly state: 'open' | 'closed'
  readonly units: readonly Reviewed[]
}

type Of = { readonly demo: DemoNetwork; readonly today: IsoDate; readonly round: Round; readonly content: FrameworkContent }

const personId = ({ users }: Pick<DemoNetwork, 'users'>, name: string): string => {
  const found = users.find(({ displayName }) => displayName === name)
  if (!found) throw new Error(`The demo has no ${name}`)
  return found.id
}

const ids = { frameworkId: demoId('quality-framework:ips_25'), versionId: demoId('quality-framework-version:ips_25') }
const assessmentId = ({ code }: Round, unit: string): string => demoId(`assessment:${code}:${unit}`)
const reviewId = (round: Round, unit: string, name: string): string => demoId(`quality-review:${round.code}:${unit}:${name}`)
const at = ({ today }: Pick<Of, 'today'>, days: number): string => `${addDays(today, days)}T09:30:00Z`

function cycleRow({ demo, today, round }: Of): Row {
  const day = (days: number): IsoDate => addDays(today, days)
  return {
    ...{ id: demoId(`assessment-cycle:${round.code}`), consortiumId: demo.consortium.id, ...ids, scopeUnitId: headquartersId, unitIds: round.units.map(({ unit }) => localUnitId(unit)) },
    ...{ nameFi: `IPS-vertaisarviointi ${round.year}`, nameSv: `Kollegial IPS-granskning ${round.year}`, nameEn: `IPS peer review ${round.year}`, review: 'peer' },
    ...{ opensOn: day(round.opens), selfDueOn: day(round.selfDue), reviewDueOn: day(round.reviewDue), closesOn: day(round.closes), state: round.state, version: 1 },
    ...{ note: 'Kaksi arvioijaa toisista aluekeskuksista käy jokaisessa yksikössä.', reminderDays: [-7, -1, 1, 7], stateReason: '', createdAt: at({ today }, round.opens - 20) }
  }
}

const replied = 'Kiitos tarkasta arviosta. Olemme sopineet kahdesta kehittämistoimesta ja viemme ne kevään suunnitelmaan.'

const pointsOf = (answer: Answers[string] | undefined): number => (answer && 'value' in answer ? answer.value : 0)

/** What all agree, with a reason where they did not at first. */
function agreedRows(of: Of, { unit, state, reviews }: Reviewed): readonly Row[] {
  if (state !== 'consensus' && state !== 'reply' && state !== 'final') return []
  const each = reviews.filter(([, is]) => is === 'submitted').map(([name]) => given(of.content, { unit, who: name }))
  return compareReviews(of.content, given(of.content, { unit, who: 'self' }), each).flatMap(({ code, differs, common }): Row[] => {
    if (differs && state === 'consensus') return []
    const value = pointsOf(common ?? each[0]?.[code])
    const by = personId(of.demo, reviews[0]?.[0] ?? 'Hannu Rautio')
    return [{ ...answerRow(of, unit), side: 'agreed', criterionCode: code, value, comment: '', reason: differs ? 'Käynnillä nähty kirjaamistapa tuki tätä tasoa.' : '', changedBy: by, changedAt: at(of, of.round.reviewDue) }]
  })
}

const answerRow = ({ demo, round }: Of, unit: string): Row => ({ assessmentId: assessmentId(round, unit), consortiumId: demo.consortium.id, unitId: localUnitId(unit), version: 1 })

/** Whoever leads the unit. */
const leaderOf = ({ roleAssignments }: DemoNetwork, unit: string): string | null =>
  roleAssignments.find(({ unitId, role }) => unitId === localUnitId(unit) && role === 'unit_manager')?.userId ?? null

/** What has become of it: nothing before it is final. */
function outcome(of: Of, reviewed: Reviewed, days: number): Row {
  if (reviewed.state !== 'final') return { score: null, band: null, finalKind: null, assessedOn: null, finalisedAt: null, finalisedBy: null, reply: '', repliedAt: null, repliedBy: null }
  const agreed = Object.fromEntries(agreedRows(of, reviewed).map(({ criterionCode, value }) => [String(criterionCode), { value: Number(value) }]))
  const { value: score, band } = scoreOf(of.content, agreed)
  const [when, by] = [at(of, days), leaderOf(of.demo, reviewed.unit)]
  return { score, band, finalKind: 'reviewed', assessedOn: addDays(of.today, days), finalisedAt: when, finalisedBy: by, reply: replied, repliedAt: when, repliedBy: by }
}

function assessmentRow(of: Of, reviewed: Reviewed): Row {
  const { demo, today, round } = of
  const { unit, state } = reviewed
  const unitId = localUnitId(unit)
  const days = state === 'final' ? round.reviewDue + 9 : round.selfDue - 2
  const handedIn = state === 'self' ? { selfSubmittedAt: null, selfSubmittedBy: null } : { selfSubmittedAt: at(of, round.selfDue - 2), selfSubmittedBy: leaderOf(demo, unit) }
  return {
    ...{ id: assessmentId(round, unit), consortiumId: demo.consortium.id, cycleId: demoId(`assessment-cycle:${round.code}`), ...ids, unitId, reviewersWanted: 2 },
    ...{ centreId: demo.links.find((link) => link.unitId === unitId && isValidOn(link, today))?.parentId, review: 'peer', state, dueOn: addDays(today, round.selfDue) },
    ...{ ...handedIn, createdAt: at(of, round.opens), heldSince: at(of, days), version: 1, note: '', cancelReason: '', level: state === 'final' ? 'network' : 'unit' },
    ...outcome(of, reviewed, days)
  }
}

function selfRows(of: Of, { unit, state }: Reviewed): { readonly answers: readonly Row[]; readonly score: readonly Row[] } {
  const said = given(of.content, { unit, who: 'self', share: state === 'self' ? 40 : 100 })
  const by = leaderOf(of.demo, unit)
  const answers = Object.entries(said).map(([criterionCode, answer]) => ({
    ...{ ...answerRow(of, unit), side: 'self', criterionCode, value: 'value' in answer ? answer.value : null, comment: '', reason: '', changedBy: by },
    changedAt: at(of, of.round.selfDue - 3)
  }))
  if (state === 'self') return { answers, score: [] }
  const { value: score, band } = scoreOf(of.content, said)
  const { consortiumId, assessmentId: id, unitId } = answerRow(of, unit)
  return { answers, score: [{ assessmentId: id, consortiumId, unitId, score, band, scoredAt: at(of, of.round.selfDue - 2) }] }
}

const visitPlan = 'Klo 9 johtaja, klo 10 kaksi valmentajaa, klo 13 asiakastyön seuranta, klo 15 alustava palaute.'

function reviewRows(of: Of, { unit, reviews }: Reviewed): { readonly rows: readonly Row[]; readonly answers: readonly Row[] } {
  const { demo, round, content, today } = of
  const rows = reviews.map(([name, state]) => ({
    ...{ id: reviewId(round, unit, name), assessmentId: assessmentId(round, unit), consortiumId: demo.consortium.id, unitId: localUnitId(unit), reviewerId: personId(demo, name) },
    ...{ assignedBy: personId(demo, 'Aino Salmela'), assignedAt: at(of, round.selfDue - 10), state, version: 1, note: 'Sopikaa käynti suoraan yksikön kanssa.' },
    ...{ declinedReason: state === 'declined' ? 'Olen lomalla koko arviointijakson.' : '', submittedAt: state === 'submitted' ? at(of, Math.min(-1, round.reviewDue - 6)) : null },
    ...(state === 'assigned' || state === 'declined' ? { visitOn: null, visitPlan: '' } : { visitOn: addDays(today, state === 'submitted' ? Math.min(-8, round.reviewDue - 10) : 6), visitPlan })
  }))
  const answers = reviews.flatMap(([name, state]) => {
    const share = { assigned: 0, declined: 0, scoring: 45, submitted: 100 }[state]
    return Object.entries(given(content, { unit, who: name, share })).map(([criterionCode, answer]) => ({
      ...{ reviewId: reviewId(round, unit, name), criterionCode, consortiumId: demo.consortium.id, value: 'value' in answer ? answer.value : null },
      ...{ comment: '', changedAt: at(of, Math.min(-1, round.reviewDue - 7)), version: 1 }
    }))
  })
  return { rows, answers }
}

function roleRows(demo: DemoNetwork, today: IsoDate): readonly Row[] {
  return reviewers.map((name) => ({
    ...{ id: demoId(`role:reviewer:${name}:${headquartersId}`), consortiumId: demo.consortium.id, userId: personId(demo, name), role: 'reviewer', unitId: headquartersId },
    ...{ validFrom: addDays(today, -700), createdAt: addDays(today, -700), reason: 'Koulutettu vertaisarvioijaksi', version: 1 }
  }))
}

/** Tables with their rows, parents before children. */
export function demoReviews(demo: DemoNetwork, today: IsoDate): readonly (readonly [table: string, rows: readonly Row[]])[] {
  const yearOf = (days: number): string => addDays(today, days).slice(0, 4)
  const rounds: readonly Round[] = [
    { code: 'ips-peer-1', year: yearOf(-420), opens: -420, selfDue: -390, reviewDue: -350, closes: -330, state: 'closed', units: past },
    { code: 'ips-peer-2', year: yearOf(-45), opens: -45, selfDue: -14, reviewDue: 21, closes: 50, state: 'open', units: running }
  ]
  const content = ips()
  const all = rounds.flatMap((round) => round.units.map((reviewed) => ({ of: { demo, today, round, content }, reviewed })))
  const selves = all.map(({ of, reviewed }) => selfRows(of, reviewed))
  const reviews = all.map(({ of, reviewed }) => reviewRows(of, reviewed))
  return [
    ['role_assignment', roleRows(demo, today)],
    ['quality_cycle', rounds.map((round) => cycleRow({ demo, today, round, content }))],
    ['quality_assessment', all.map(({ of, reviewed }) => assessmentRow(of, reviewed))],
    ['quality_answer', [...selves.flatMap(({ answers }) => answers), ...all.flatMap(({ of, reviewed }) => agreedRows(of, reviewed))]],
    ['quality_self_score', selves.flatMap(({ score }) => score)],
    ['quality_review', reviews.flatMap(({ rows }) => rows)],
    ['quality_review_answer', reviews.flatMap(({ answers }) => answers)],
    [
      'reviewer_interest',
      [
        {
          ...{ id: demoId('interest:hanna'), consortiumId: demo.consortium.id, userId: personId(demo, 'Hanna Lahtinen'), unitId: localUnitId('Saimaan Verstas'), declaredBy: personId(demo, 'Hanna Lahtinen') },
          ...{ reason: 'Työskentelin yksikössä vuoteen 2023.', declaredAt: at({ today }, -60) }
        }
      ]
    ]
  ]
}
