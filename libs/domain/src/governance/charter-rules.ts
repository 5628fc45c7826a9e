/**
 * The rules of a charter as data: by which quorum, notice and procedures each kind of body decides, and by which majority each
 * kind of matter. They belong to one version of the charter; whatever is called or voted on keeps the version that was in force
 * when its notice was given, so that a later charter never changes an old result.
 * Source: issue "Governance", item 1; requirement 19; peers, item 5 ("charter rules that run").
 */
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { type LocalizedText } from '@solmu/shared/text.js'
import { type GivenText, TextFields } from '../text-fields.js'
import type { MajorityRule, QuorumRule, TieRule } from './majority.js'

export const bodyKinds = ['assembly', 'board', 'regional_board', 'working_group'] as const
export type BodyKind = (typeof bodyKinds)[number]

/** meeting: gathered, in a room or not · electronic: voted on in Solmu within a time · written: answered on paper or by mail. */
export const procedures = ['meeting', 'electronic', 'written'] as const
export type Procedure = (typeof procedures)[number]

/** The kinds of matters that every charter rules on; a charter may have others of its own. */
export const commonMatters = ['ordinary', 'election', 'charter_amendment', 'expulsion', 'budget', 'centre_choice'] as const

export const secrecyRules = ['open', 'secret', 'secret_on_request'] as const
export type Secrecy = (typeof secrecyRules)[number]

/** Who proposes, vetoes or consents. concerned: the member that the matter is about. */
export const partiesOfMatters = ['member', 'concerned', 'regional_board', 'board', 'head_office', 'funder'] as const
export type PartyOfMatter = (typeof partiesOfMatters)[number]

/**
 * When a party agrees that is several, as funders and regional boards are. all: once each of them has agreed · one: as soon as one of
 * them has. Whichever it is, it refuses once one of them does.
 */
export const voiceRules = ['all', 'one'] as const
export type VoiceRule = (typeof voiceRules)[number]

export interface BodyRule {
  readonly kind: BodyKind
  readonly quorum: QuorumRule
  /** How many whole days there are between the notice and the meeting at the least. */
  readonly noticeDays: number
  /** How many others one person may stand for. */
  readonly proxiesAtMost: number
  readonly procedures: readonly Procedure[]
}

export interface MatterRule {
  /** One of the common ones, or a key of the charter's own. */
  readonly matter: string
  /** What one of the charter's own is called; empty of the common ones. */
  readonly name: LocalizedText
  readonly decidedBy: BodyKind
  /** A longer notice than the body's own, where the matter demands it. */
  readonly noticeDays: number | null
  readonly majority: MajorityRule
  readonly tie: TieRule
  readonly secrecy: Secrecy
  /** Whether a vote can be changed until closing. */
  readonly mayChange: boolean
  readonly whoMayPropose: readonly PartyOfMatter[]
  readonly veto: readonly PartyOfMatter[]
  readonly consent: readonly PartyOfMatter[]
  /** Versions that were adopted before a charter could say it are silent: one was enough then. */
  readonly voices?: VoiceRule
}

/** @example voiceRuleOf({}) // 'one' */
export const voiceRuleOf = ({ voices }: Pick<MatterRule, 'voices'>): VoiceRule => voices ?? 'one'

/** The votes of a member by what it runs. */
export const voteClasses = ['headquarters', 'regional_centre', 'local_unit'] as const
export type VoteClass = (typeof voteClasses)[number]

export interface CharterRules {
  /** one_each, or the votes of each class; a member in several has the most of them. */
  readonly votes: 'one_each' | Readonly<Record<VoteClass, number>>
  readonly bodies: readonly BodyRule[]
  readonly matters: readonly MatterRule[]
}

/** How many votes a member has. @example votesOf({ votes: 'one_each' }, ['regional_centre']) // 1 */
export const votesOf = ({ votes }: Pick<CharterRules, 'votes'>, classes: readonly VoteClass[]): number =>
  votes === 'one_each' ? 1 : Math.max(0, ...classes.map((each) => votes[each]))

/** The rule of a body. Every charter has one for each kind. */
export function bodyRule({ bodies }: Pick<CharterRules, 'bodies'>, kind: BodyKind): BodyRule {
  const rule = bodies.find((each) => each.kind === kind)
  if (!rule) throw new RangeError(`a charter without a rule for ${kind}`)
  return rule
}

/** The rule of a matter; that of an ordinary one where the charter has none. @example matterRule(rules, 'budget').majority.share */
export function matterRule({ matters }: Pick<CharterRules, 'matters'>, matter: string): MatterRule {
  const rule = matters.find((each) => each.matter === matter) ?? matters.find((each) => each.matter === 'ordinary')
  if (!rule) throw new RangeError('a charter without a rule for ordinary matters')
  return rule
}

/** How many days of notice a body gives for a set of matters: its own, or the longest that one of them demands. */
export const noticeDaysFor = (rules: CharterRules, kind: BodyKind, matters: readonly string[]): number =>
  Math.max(bodyRule(rules, kind).noticeDays, ...matters.map((each) => matterRule(rules, each).noticeDays ?? 0))

/**
 * The first day for which a notice of today is in time: the days of notice lie whole between the two.
 *
 * @example earliestMeeting(rules, { kind: 'board', matters: [], noticedOn: '2026-03-01' }) // seven days of notice: '2026-03-09'
 */
export const earliestMeeting = (rules: CharterRules, { kind, matters, noticedOn }: { readonly kind: BodyKind; readonly matters: readonly string[]; readonly noticedOn: IsoDate }): IsoDate =>
  addDays(noticedOn, noticeDaysFor(rules, kind, matters) + 1)

export const mostMatters = 30
const bounds = { noticeDays: [0, 365], proxiesAtMost: [0, 20], atLeast: [1, 500], bottom: [1, 100], weight: [0, 1000] } as const

/** What somebody has written as rules; the texts may lack a language. */
export type GivenRules = Omit<CharterRules, 'matters'> & { readonly matters: readonly (Omit<MatterRule, 'name'> & { readonly name: GivenText })[] }

/** What is read of them, with everything that is wrong at its field: see `fields.issues`. */
export function readRules(fields: TextFields, given: GivenRules): CharterRules {
  const number = (path: readonly (string | number)[], value: number, [min, max]: readonly [number, number]): void => {
    if (!Number.isInteger(value) || value < min || value > max) fields.refuse('OUT_OF_RANGE', path, { min, max })
  }
  if (given.votes !== 'one_each') for (const each of voteClasses) number(['rules', 'votes', each], given.votes[each], bounds.weight)
  for (const kind of bodyKinds) if (given.bodies.filter((each) => each.kind === kind).length !== 1) fields.refuse('REQUIRED', ['rules', 'bodies'])
  given.bodies.forEach(({ quorum, noticeDays, proxiesAtMost, procedures: ways }, place) => {
    const path = ['rules', 'bodies', place]
    number([...path, 'noticeDays'], noticeDays, bounds.noticeDays)
    number([...path, 'proxiesAtMost'], proxiesAtMost, bounds.proxiesAtMost)
    number([...path, 'quorum', 'atLeast'], quorum.atLeast, bounds.atLeast)
    number([...path, 'quorum', 'bottom'], quorum.share.bottom, bounds.bottom)
    number([...path, 'quorum', 'top'], quorum.share.top, [0, quorum.share.isExceeded ? quorum.share.bottom - 1 : quorum.share.bottom])
    if (ways.length === 0) fields.refuse('REQUIRED', [...path, 'procedures'])
  })
  return { ...given, matters: readMatters(fields, given.matters, number) }
}

type Numbers = (path: readonly (string | number)[], value: number, range: readonly [number, number]) => void

function readMatters(fields: TextFields, given: GivenRules['matters'], number: Numbers): MatterRule[] {
  if (given.length > mostMatters) fields.refuse('OUT_OF_RANGE', ['rules', 'matters'], { min: 1, max: mostMatters })
  for (const each of commonMatters) if (!given.some(({ matter }) => matter === each)) fields.refuse('REQUIRED', ['rules', 'matters'])
  return given.map((each, place) => {
    const path = ['rules', 'matters', place]
    const matter = fields.key([...path, 'matter'], each.matter)
    if (given.findIndex((other) => other.matter.trim() === matter) !== place) fields.refuse('DUPLICATE_KEY', [...path, 'matter'], { value: matter })
    if (each.noticeDays !== null) number([...path, 'noticeDays'], each.noticeDays, bounds.noticeDays)
    if (each.majority.share === 'simple' && each.majority.of !== 'given') fields.refuse('INVALID_INPUT', [...path, 'majority'])
    if (each.whoMayPropose.length === 0) fields.refuse('REQUIRED', [...path, 'whoMayPropose'])
    const isOwn = !commonMatters.some((common) => common === matter)
    return { ...each, matter, name: fields.localized([...path, 'name'], each.name, { most: 200, isNeeded: isOwn }) }
  })
}
