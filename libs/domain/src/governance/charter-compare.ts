/**
 * What differs between two versions of the charter: section by section, and rule by rule, each rule as a line of words. The pages, and
 * the notice and the minutes of a meeting that amends the charter, tell it alike.
 * Source: issue "Governance", items 1 and 3.
 */
import type { LocalizedText } from '@solmu/shared/text.js'
import { commonMatters, type BodyRule, type MatterRule, type VoiceRule } from './charter-rules.js'
import type { QuorumRule } from './majority.js'

interface Numbered {
  readonly number: string
}

export interface ComparedSection<Section> {
  readonly number: string
  readonly older: Section | null
  readonly newer: Section | null
}

/**
 * The sections of both in the order of the newer one; what only the older has stands after the section that it followed.
 *
 * @example comparedSections([{ number: '1' }, { number: '2' }], [{ number: '1' }]).length // 2
 */
export function comparedSections<Section extends Numbered>(older: readonly Section[], newer: readonly Section[]): ComparedSection<Section>[] {
  const before = new Map(older.map((each) => [each.number, each]))
  const found: ComparedSection<Section>[] = newer.map((each) => ({ number: each.number, older: before.get(each.number) ?? null, newer: each }))
  older.forEach((each, place) => {
    if (newer.some(({ number }) => number === each.number)) return
    const after = found.findIndex(({ number }) => number === older[place - 1]?.number)
    found.splice(after + 1, 0, { number: each.number, older: each, newer: null })
  })
  return found
}

export interface RuleLine {
  /** Unique among the rules of a version. */
  readonly key: string
  readonly name: string
  readonly text: string
}

export interface ChangedRule {
  readonly key: string
  readonly name: string
  readonly before: string | null
  readonly after: string | null
}

/** The lines that say something else in the newer version, are new in it, or are gone from it. */
export function changedRules(older: readonly RuleLine[], newer: readonly RuleLine[]): ChangedRule[] {
  const before = new Map(older.map(({ key, text }) => [key, text]))
  const after = new Map(newer.map(({ key, text }) => [key, text]))
  return [...newer, ...older.filter(({ key }) => !after.has(key))]
    .map(({ key, name }) => ({ key, name, before: before.get(key) ?? null, after: after.get(key) ?? null }))
    .filter((each) => each.before !== each.after)
}

/** Says a text of the charter's by its name; `count` bends it. */
export type SayRule = (name: string, values?: Readonly<Record<string, string | number>>) => string

/** Rules as those who read them are told: the share of a quorum stands beside its base. */
export type ToldBodyRule = Pick<BodyRule, 'kind' | 'noticeDays' | 'proxiesAtMost' | 'procedures'> & { readonly quorum: Pick<QuorumRule, 'of' | 'atLeast'> & QuorumRule['share'] }
export type ToldMatterRule = Omit<MatterRule, 'voices'> & { readonly voices: VoiceRule }
export interface ToldRules {
  readonly votes: { readonly headquarters: number; readonly regional_centre: number; readonly local_unit: number } | null
  readonly bodies: readonly ToldBodyRule[]
  readonly matters: readonly ToldMatterRule[]
}

const isCommon = (matter: string): boolean => commonMatters.some((each) => each === matter)

/** Each part of a rule as a sentence. */
export function ruleWords(say: SayRule, pick: (texts: LocalizedText) => string) {
  const listed = (words: readonly string[]): string => (words.length === 0 ? say('charter.nobody') : words.join(', '))
  const parties = (given: MatterRule['whoMayPropose']): string => listed(given.map((each) => say(`charter.party.${each}`)))
  return {
    matter: ({ matter, name }: Pick<ToldMatterRule, 'matter' | 'name'>): string => (isCommon(matter) ? say(`charter.matter.${matter}`) : pick(name)),
    ofBody: ({ quorum: { of, top, bottom, isExceeded, atLeast }, noticeDays, proxiesAtMost, procedures }: ToldBodyRule): Readonly<Record<'quorum' | 'noticeDays' | 'proxiesAtMost' | 'procedures', string>> => ({
      quorum: say(isExceeded ? 'charter.quorum.over' : 'charter.quorum.atLeast', { top, bottom, of: say(`charter.quorumOf.${of}`), atLeast }),
      noticeDays: say('charter.days', { count: noticeDays }),
      proxiesAtMost: proxiesAtMost === 0 ? say('charter.noProxies') : say('charter.proxies', { count: proxiesAtMost }),
      procedures: listed(procedures.map((each) => say(`charter.procedure.${each}`)))
    }),
    ofMatter: (rule: ToldMatterRule): Readonly<Record<'decidedBy' | 'majority' | 'tie' | 'secrecy' | 'noticeDays' | 'whoMayPropose' | 'veto' | 'consent' | 'voices', string>> => ({
      decidedBy: say(`charter.body.${rule.decidedBy}`),
      majority: `${say(`charter.share.${rule.majority.share}`)}, ${say(`charter.base.${rule.majority.of}`)}; ${say(`charter.abstentions.${rule.majority.abstentions}`)}`,
      tie: say(`charter.tie.${rule.tie}`),
      secrecy: `${say(`charter.secrecy.${rule.secrecy}`)}; ${say(rule.mayChange ? 'charter.mayChange' : 'charter.mayNotChange')}`,
      noticeDays: rule.noticeDays === null ? say('charter.noticeOfBody') : say('charter.days', { count: rule.noticeDays }),
      whoMayPropose: parties(rule.whoMayPropose),
      veto: parties(rule.veto),
      consent: parties(rule.consent),
      voices: say(`charter.voices.${rule.voices}`)
    })
  }
}

/** Every rule of a version as a line. */
export function ruleLines({ votes, bodies, matters }: ToldRules, say: SayRule, pick: (texts: LocalizedText) => string): RuleLine[] {
  const words = ruleWords(say, pick)
  return [
    { key: 'votes', name: say('charter.rule.votes'), text: votes === null ? say('charter.oneEach') : say('charter.classVotes', { office: votes.headquarters, centre: votes.regional_centre, unit: votes.local_unit }) },
    ...bodies.flatMap((rule) => Object.entries(words.ofBody(rule)).map(([part, text]) => ({ key: `${rule.kind}:${part}`, name: `${say(`charter.body.${rule.kind}`)}: ${say(`charter.rule.${part}`)}`, text }))),
    ...matters.flatMap((rule) => Object.entries(words.ofMatter(rule)).map(([part, text]) => ({ key: `matter:${rule.matter}:${part}`, name: `${words.matter(rule)}: ${say(`charter.rule.${part}`)}`, text })))
  ]
}
