/** What is written into the draft of the charter, and what would be sent of it. Numbers are kept as they were typed. */
import { shippedRules } from '@solmu/domain/governance/charter-library.js'
import { voiceRuleOf, voteClasses } from '@solmu/domain/governance/charter-rules.js'
import type { TextFunction } from '../../../ui/text.js'
import { writtenText } from '../written-text.js'
import type { BodyRuleShown, CharterDraftInput, CharterText, MatterRuleShown } from './charter.operations.js'

export type Texts = Readonly<Record<'fi' | 'sv' | 'en', string>>
export const noTexts: Texts = { fi: '', sv: '', en: '' }

export interface SectionForm {
  readonly number: string
  readonly heading: Texts
  readonly text: Texts
}

export interface BodyForm extends Pick<BodyRuleShown, 'kind' | 'procedures'> {
  readonly of: BodyRuleShown['quorum']['of']
  readonly top: string
  readonly bottom: string
  readonly isExceeded: boolean
  readonly atLeast: string
  readonly noticeDays: string
  readonly proxiesAtMost: string
}

export interface MatterForm extends Pick<MatterRuleShown, 'matter' | 'decidedBy' | 'tie' | 'secrecy' | 'mayChange' | 'whoMayPropose' | 'veto' | 'consent' | 'voices'> {
  readonly name: Texts
  readonly noticeDays: string
  readonly share: MatterRuleShown['majority']['share']
  readonly of: MatterRuleShown['majority']['of']
  readonly abstentions: MatterRuleShown['majority']['abstentions']
}

export interface CharterForm {
  readonly reason: string
  readonly sections: readonly SectionForm[]
  readonly isWeighed: boolean
  readonly votes: Readonly<Record<(typeof voteClasses)[number], string>>
  readonly bodies: readonly BodyForm[]
  readonly matters: readonly MatterForm[]
}

const bodyForm = ({ kind, quorum, noticeDays, proxiesAtMost, procedures }: BodyRuleShown): BodyForm => ({
  ...{ kind, procedures, of: quorum.of, top: String(quorum.top), bottom: String(quorum.bottom), isExceeded: quorum.isExceeded, atLeast: String(quorum.atLeast) },
  ...{ noticeDays: String(noticeDays), proxiesAtMost: String(proxiesAtMost) }
})

const matterForm = ({ name, noticeDays, majority: { share, of, abstentions }, ...rest }: Omit<MatterRuleShown, '__typename'>): MatterForm => ({
  ...{ matter: rest.matter, decidedBy: rest.decidedBy, tie: rest.tie, secrecy: rest.secrecy, mayChange: rest.mayChange, whoMayPropose: rest.whoMayPropose, veto: rest.veto, consent: rest.consent, voices: rest.voices },
  ...{ name: writtenText(name), noticeDays: noticeDays === null ? '' : String(noticeDays), share, of, abstentions }
})

/** The form begins with the draft, with the newest version, or with the rules that ship. */
export function firstCharterForm(source: CharterText | null): CharterForm {
  if (source === null) {
    return {
      ...{ reason: '', sections: [{ number: '1', heading: noTexts, text: noTexts }], isWeighed: false, votes: { headquarters: '1', regional_centre: '1', local_unit: '1' } },
      bodies: shippedRules.bodies.map(({ quorum: { of, share, atLeast }, ...rest }) => bodyForm({ ...rest, procedures: [...rest.procedures], quorum: { of, ...share, atLeast } })),
      matters: shippedRules.matters.map((each) => matterForm({ ...each, whoMayPropose: [...each.whoMayPropose], veto: [...each.veto], consent: [...each.consent], voices: voiceRuleOf(each) }))
    }
  }
  const { version, sections, rules } = source
  const { headquarters = 1, regional_centre = 1, local_unit = 1 } = rules.votes ?? {}
  return {
    reason: version.standing === 'draft' ? version.reason : '',
    sections: sections.map(({ number, heading, text }) => ({ number, heading: writtenText(heading), text: writtenText(text) })),
    ...{ isWeighed: rules.votes !== null, votes: { headquarters: String(headquarters), regional_centre: String(regional_centre), local_unit: String(local_unit) } },
    ...{ bodies: rules.bodies.map(bodyForm), matters: rules.matters.map(matterForm) }
  }
}

export type Problems = Record<string, string>

/** What would be sent, and the numbers that are none, by the path of their fields. */
export function readCharterForm(form: CharterForm, t: TextFunction): { input: Omit<CharterDraftInput, 'expectedVersion'>; problems: Problems } {
  const problems: Problems = {}
  const whole = (path: string, text: string): number => {
    if (/^\d{1,6}$/u.test(text.trim())) return Number(text)
    problems[path] = t('charter.needs.number')
    return 0
  }
  const votes = form.isWeighed
    ? { headquarters: whole('rules-votes-headquarters', form.votes.headquarters), regional_centre: whole('rules-votes-regional_centre', form.votes.regional_centre), local_unit: whole('rules-votes-local_unit', form.votes.local_unit) }
    : null
  const bodies = form.bodies.map(({ kind, procedures, of, isExceeded, ...typed }, place) => {
    const number = (name: keyof typeof typed, part = name as string): number => whole(`rules-bodies-${place}-${part}`, typed[name])
    const quorum = { of, isExceeded, top: number('top', 'quorum-top'), bottom: number('bottom', 'quorum-bottom'), atLeast: number('atLeast', 'quorum-atLeast') }
    return { kind, procedures: [...procedures], quorum, noticeDays: number('noticeDays'), proxiesAtMost: number('proxiesAtMost') }
  })
  const matters = form.matters.map(({ noticeDays, share, of, abstentions, ...rest }, place) => ({
    ...rest,
    ...{ whoMayPropose: [...rest.whoMayPropose], veto: [...rest.veto], consent: [...rest.consent], majority: { share, of, abstentions } },
    noticeDays: noticeDays.trim() === '' ? null : whole(`rules-matters-${place}-noticeDays`, noticeDays)
  }))
  return { input: { reason: form.reason, sections: form.sections.map((each) => ({ ...each })), rules: { votes, bodies, matters } }, problems }
}
