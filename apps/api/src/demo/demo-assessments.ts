/**
 * The assessments of the demo: two past rounds by the phases of coaching and one that runs, and one round by IPS-25 in ten
 * service sites. Units differ, and most improve modestly from one round to the next; what is not so looks like daily work.
 */
import { answerStanding } from '@solmu/domain/quality/assessment-answers.js'
import { type Criterion, criteriaOf, type FrameworkContent, scaleOf } from '@solmu/domain/quality/framework.js'
import { addDays, type IsoDate, isValidOn } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { libraryFrameworks } from '../features/quality/framework/library/framework-library.js'
import { demoId, demoNumber } from './demo-id.js'
import type { DemoNetwork } from './demo-network.types.js'

type Row = Readonly<Record<string, unknown>>

interface Round {
  readonly code: string
  readonly framework: string
  readonly name: LocalizedText
  /** Days from the day on which the demo is made. */
  readonly opens: number
  readonly due: number
  readonly closes: number
  readonly state: 'open' | 'closed'
  /** How much better than in the first round, in hundredths of the scale. */
  readonly gain: number
  readonly unitCount: number | null
}

const named = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })
const yearOf = (today: IsoDate, days: number): string => addDays(today, days).slice(0, 4)

const rounds = (today: IsoDate): readonly Round[] => {
  const phases = (days: number): LocalizedText =>
    named(`Työhönvalmennuksen vaiheet ${yearOf(today, days)}`, `Arbetsträningens faser ${yearOf(today, days)}`, `Phases of job coaching ${yearOf(today, days)}`)
  return [
    { code: 'phases-1', framework: 'coaching_phases', name: phases(-740), opens: -740, due: -700, closes: -680, state: 'closed', gain: 0, unitCount: null },
    { code: 'phases-2', framework: 'coaching_phases', name: phases(-375), opens: -375, due: -335, closes: -315, state: 'closed', gain: 7, unitCount: null },
    { code: 'ips-1', framework: 'ips_25', name: named('IPS-itsearviointi', 'IPS-självbedömning', 'IPS self-assessment'), opens: -170, due: -130, closes: -120, state: 'closed', gain: 10, unitCount: 10 },
    { code: 'phases-3', framework: 'coaching_phases', name: phases(-18), opens: -18, due: 12, closes: 40, state: 'open', gain: 13, unitCount: null }
  ]
}

interface Member {
  readonly unitId: string
  readonly centreId: string
}

/** Local units that are open on a day, with the centre of each. */
function membersOn({ units, links }: DemoNetwork, day: IsoDate): readonly Member[] {
  const parents = new Map(links.filter((link) => isValidOn(link, day)).map(({ unitId, parentId }) => [unitId, parentId]))
  return units
    .filter((unit) => unit.type === 'local_unit' && isValidOn(unit, day))
    .flatMap(({ id }): Member[] => {
      const centreId = parents.get(id)
      return centreId === undefined ? [] : [{ unitId: id, centreId }]
    })
}

const frameworkOf = (code: string): FrameworkContent => {
  const found = libraryFrameworks.find((each) => each.code === code)
  if (!found) throw new Error(`The demo has no framework ${code}`)
  return found.content
}

interface Said {
  readonly criterionCode: string
  readonly value: number | null
  readonly skipped: string | null
  readonly comment: string
}

const comments = [
  'Käytäntö on kuvattu, mutta kirjaamisessa on eroja valmentajien välillä.',
  'Toimii hyvin; uudet valmentajat perehdytetään tähän ensimmäisenä.',
  'Kehitetään keväällä yhdessä työllisyysalueen kanssa.',
  'Asiakkaat ovat mukana suunnittelussa, palaute kerätään kahdesti vuodessa.'
]
const notHere = 'Yksikössä ei ole tätä palvelua.'

/** What a unit says of a criterion: by how good the unit is, what is hard for all, chance, and what was gained. */
function levelFor(content: FrameworkContent, criterion: Criterion, of: { unitId: string; gain: number; code: string }): number | null {
  const levels = scaleOf(content, criterion)?.levels ?? []
  const base = 28 + demoNumber(`quality:${of.unitId}`, 44)
  const hard = demoNumber(`hard:${criterion.code}`, 21) - 10
  const gain = Math.round((of.gain * (40 + demoNumber(`gain:${of.unitId}`, 100))) / 100)
  const share = base - hard + gain + demoNumber(`said:${of.unitId}:${criterion.code}:${of.code}`, 25) - 12
  const place = Math.min(levels.length - 1, Math.max(0, Math.round((share / 100) * (levels.length - 1))))
  return levels[place]?.value ?? null
}

function saidBy(content: FrameworkContent, of: { unitId: string; gain: number; code: string; share: number }): readonly Said[] {
  const criteria = criteriaOf(content)
  const until = Math.round((criteria.length * of.share) / 100)
  return criteria.slice(0, until).map((criterion): Said => {
    const key = `${of.unitId}:${criterion.code}:${of.code}`
    const isSkipped = content.scoring.skipped === 'leave_out' && demoNumber(`skip:${of.unitId}:${criterion.code}`, 60) === 0
    const comment = demoNumber(`comment:${key}`, 7) === 0 ? (comments[demoNumber(`words:${key}`, comments.length)] ?? '') : ''
    return { criterionCode: criterion.code, value: isSkipped ? null : levelFor(content, criterion, of), skipped: isSkipped ? notHere : null, comment }
  })
}

type Standing = { readonly state: 'self' | 'final' | 'cancelled'; readonly share: number; readonly on: IsoDate | null }

/** Where a unit is in a round: in those that are over nearly all are done, in the running one some, and some have not begun. */
function standingOf(round: Round, unitId: string, { today, isShown }: { today: IsoDate; isShown: boolean }): Standing {
  const chance = demoNumber(`standing:${round.code}:${unitId}`, 100)
  if (round.state === 'closed') {
    if (chance < 4 && !isShown) return { state: 'cancelled', share: 30, on: null }
    return { state: 'final', share: 100, on: addDays(today, round.due - demoNumber(`day:${round.code}:${unitId}`, 25)) }
  }
  if (isShown) return { state: 'self', share: 58, on: null }
  if (chance < 22) return { state: 'final', share: 100, on: addDays(today, -1 - demoNumber(`day:${round.code}:${unitId}`, 10)) }
  return { state: 'self', share: chance < 60 ? 20 + demoNumber(`share:${unitId}`, 75) : 0, on: null }
}

function levelOf(unitId: string, code: string): string {
  const chance = demoNumber(`level:${code}:${unitId}`, 20)
  if (chance < 12) return 'network'
  return chance < 17 ? 'centre' : 'unit'
}

/** Whoever leads the unit, or else nobody by name. */
function leaderOf({ roleAssignments }: DemoNetwork, unitId: string): string | null {
  return roleAssignments.find((each) => each.unitId === unitId && each.role === 'unit_manager')?.userId ?? null
}

interface Assessed {
  readonly assessment: Row
  readonly answers: readonly Row[]
  readonly selfScore: Row | null
}

interface Place extends Member {
  readonly demo: DemoNetwork
  readonly round: Round
  readonly today: IsoDate
  /** The unit of the demo's own unit manager, which has something to do. */
  readonly isShown: boolean
}

function assessed({ demo, round, today, unitId, centreId, isShown }: Place): Assessed {
  const content = frameworkOf(round.framework)
  const consortiumId = demo.consortium.id
  const { state, share, on } = standingOf(round, unitId, { today, isShown })
  const said = saidBy(content, { unitId, gain: round.gain, code: round.code, share })
  const { score } = answerStanding(content, said)
  const id = demoId(`assessment:${round.code}:${unitId}`)
  const at = on && `${on}T09:${String(demoNumber(id, 60)).padStart(2, '0')}:00Z`
  const by = leaderOf(demo, unitId)
  const isFinal = state === 'final'
  const outcome = { selfSubmittedBy: by, finalisedBy: by, finalKind: 'self' }
  const noOutcome = { selfSubmittedBy: null, finalisedBy: null, finalKind: null }
  const begun = `${addDays(today, round.opens)}T04:00:00Z`
  return {
    assessment: {
      ...{ id, consortiumId, cycleId: cycleId(round), frameworkId: frameworkId(round), versionId: versionId(round), unitId, centreId, review: 'none', state },
      ...{ dueOn: addDays(today, round.due), createdAt: begun, heldSince: at ?? begun, version: 1 },
      ...{ selfSubmittedAt: at, finalisedAt: at, assessedOn: on, reply: '', note: '' },
      ...(isFinal ? { ...outcome, level: levelOf(unitId, round.code), score: score.value, band: score.band } : { ...noOutcome, level: 'unit', score: null, band: null }),
      cancelReason: state === 'cancelled' ? 'Itsearviointia ei lähetetty ennen kierroksen sulkemista.' : ''
    },
    answers: said.map((answer) => ({
      ...{ assessmentId: id, consortiumId, unitId, side: 'self', reason: '', version: 1, changedBy: by, changedAt: at ?? `${addDays(today, -2)}T10:00:00Z` },
      ...answer
    })),
    selfScore: isFinal ? { assessmentId: id, consortiumId, unitId, score: score.value, band: score.band, scoredAt: at } : null
  }
}

const cycleId = ({ code }: Pick<Round, 'code'>): string => demoId(`assessment-cycle:${code}`)
const frameworkId = ({ framework }: Pick<Round, 'framework'>): string => demoId(`quality-framework:${framework}`)
const versionId = ({ framework }: Pick<Round, 'framework'>): string => demoId(`quality-framework-version:${framework}`)

function cycleRow(round: Round, of: { consortiumId: string; scopeUnitId: string; unitIds: readonly string[] | null; today: IsoDate }): Row {
  const { fi, sv, en } = round.name
  const day = (days: number): IsoDate => addDays(of.today, days)
  return {
    ...{ id: cycleId(round), consortiumId: of.consortiumId, frameworkId: frameworkId(round), versionId: versionId(round), scopeUnitId: of.scopeUnitId },
    // A list goes in as an array of the database.
    ...{ unitIds: of.unitIds && [...of.unitIds], nameFi: fi, nameSv: sv, nameEn: en, review: 'none', reminderDays: [-7, -1, 1, 7], stateReason: '' },
    ...{ opensOn: day(round.opens), selfDueOn: day(round.due), reviewDueOn: null, closesOn: day(round.closes), state: round.state, version: 1 },
    ...{ note: 'Tehkää itsearviointi työparina ja liittäkää näyttö niihin kohtiin, joissa se on jo olemassa.', createdAt: `${day(round.opens - 20)}T08:00:00Z` }
  }
}

/** One by IPS-25 without a round, in the middle: what the demo's unit manager is at work on. */
function ownWork(demo: DemoNetwork, { unitId, centreId, today }: Member & { readonly today: IsoDate }): Pick<Assessed, 'assessment' | 'answers'> {
  const content = frameworkOf('ips_25')
  const of = { framework: 'ips_25' }
  const [id, consortiumId, by] = [demoId('assessment:own-work'), demo.consortium.id, leaderOf(demo, unitId)]
  const said = saidBy(content, { unitId, gain: 8, code: 'own-work', share: 64 }).map((each, place) =>
    place === 3 || place === 9 ? { ...each, value: null, skipped: 'Toimitaan ilman psykiatrista hoitotiimiä.' } : each
  )
  const at = `${addDays(today, -3)}T11:10:00Z`
  return {
    assessment: {
      ...{ id, consortiumId, cycleId: null, frameworkId: frameworkId(of), versionId: versionId(of), unitId, centreId, review: 'none', state: 'self', level: 'unit' },
      ...{ dueOn: addDays(today, 25), createdAt: at, heldSince: at, createdBy: by, version: 1, reply: '', cancelReason: '', note: 'Harjoitus ennen IPS-kierrosta' }
    },
    answers: said.map((answer) => ({ assessmentId: id, consortiumId, unitId, side: 'self', reason: '', version: 1, changedBy: by, changedAt: at, ...answer }))
  }
}

/** What the demo's unit manager has shown so far in the running round. */
function evidence(demo: DemoNetwork, { unitId, today }: { unitId: string; today: IsoDate }): readonly Row[] {
  const assessmentId = demoId(`assessment:phases-3:${unitId}`)
  const [first, second] = criteriaOf(frameworkOf('coaching_phases'))
  const base = { assessmentId, consortiumId: demo.consortium.id, unitId, addedBy: leaderOf(demo, unitId), addedAt: `${addDays(today, -2)}T10:20:00Z`, figureSource: '' }
  return [
    { ...base, id: demoId('evidence:1'), criterionCode: first?.code, kind: 'link', title: 'Alkuvaiheen toimintamalli', url: 'https://solmu.example/alkuvaihe', note: '' },
    { ...base, id: demoId('evidence:2'), criterionCode: second?.code, kind: 'note', title: 'Palaverimuistio', url: null, note: 'Tiimi kävi kriteerit läpi ja sopi yhteisen kirjaamistavan.' }
  ]
}

/** Tables with their rows, parents before children. */
export function demoAssessments(demo: DemoNetwork, today: IsoDate, shownUnitId: string): readonly (readonly [table: string, rows: readonly Row[]])[] {
  const scopeUnitId = demo.units.find(({ type }) => type === 'headquarters')?.id ?? ''
  const all = rounds(today).map((round) => {
    const open = membersOn(demo, addDays(today, round.opens))
    const chosen = round.unitCount === null ? open : open.toSorted((a, b) => demoNumber(`site:${a.unitId}`, 1e6) - demoNumber(`site:${b.unitId}`, 1e6)).slice(0, round.unitCount)
    const unitIds = round.unitCount === null ? null : chosen.map(({ unitId }) => unitId)
    const rows = chosen.map((member) => assessed({ ...member, demo, round, today, isShown: member.unitId === shownUnitId }))
    return { cycle: cycleRow(round, { consortiumId: demo.consortium.id, scopeUnitId, unitIds, today }), rows }
  })
  const rows = all.flatMap((each) => each.rows)
  const shown = membersOn(demo, today).filter(({ unitId }) => unitId === shownUnitId).map((member) => ownWork(demo, { ...member, today }))
  return [
    ['quality_cycle', all.map(({ cycle }) => cycle)],
    ['quality_assessment', rows.map(({ assessment }) => assessment)],
    ['quality_assessment', shown.map(({ assessment }) => assessment)],
    ['quality_answer', [...rows, ...shown].flatMap(({ answers }) => answers)],
    ['quality_self_score', rows.flatMap(({ selfScore }) => (selfScore ? [selfScore] : []))],
    ['quality_evidence', evidence(demo, { unitId: shownUnitId, today })]
  ]
}
