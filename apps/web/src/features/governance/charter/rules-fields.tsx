/** The rules of the draft: how votes are weighed, how each body decides, and how each matter is decided. */
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { bodyKinds, commonMatters, mostMatters, partiesOfMatters, procedures, secrecyRules, voiceRules, voteClasses } from '@solmu/domain/governance/charter-rules.js'
import { abstentionRules, majorityBases, majorityShares, quorumBases, tieRules } from '@solmu/domain/governance/majority.js'
import { Button } from '../../../ui/button.js'
import { Section } from '../../../ui/section.js'
import { TextField } from '../../../ui/form-field.js'
import { useText } from '../../../ui/text.js'
import { charterFieldId, Check, Choice, NumberField, Several, TextsField } from './charter-fields.js'
import { type BodyForm, type CharterForm, type MatterForm, noTexts, type Problems } from './charter-form.js'
import { useRuleWords } from './charter-words.js'
import forms from '../../../ui/record-form.module.css'

export interface CharterFieldsProps {
  readonly form: CharterForm
  readonly change: (part: Partial<CharterForm>) => void
  readonly errors: Problems
}

export function VoteFields({ form, change, errors }: CharterFieldsProps) {
  const t = useText()
  return (
    <Section title={t('charter.rule.votes')}>
      <Check label={t('charter.draft.isWeighed')} isChecked={form.isWeighed} onChange={(isWeighed) => change({ isWeighed })} />
      {form.isWeighed && (
        <div className={forms.fields}>
          {voteClasses.map((each) => (
            <NumberField key={each} {...{ path: `rules-votes-${each}`, label: t(`charter.voteClass.${each}`), errors, value: form.votes[each] }} onChange={(value) => change({ votes: { ...form.votes, [each]: value } })} />
          ))}
        </div>
      )}
    </Section>
  )
}

export function BodyFields({ form, change, errors }: CharterFieldsProps) {
  const t = useText()
  const edit = (place: number, part: Partial<BodyForm>) => change({ bodies: form.bodies.map((each, at) => (at === place ? { ...each, ...part } : each)) })
  return (
    <Section title={t('charter.bodyRules')}>
      {form.bodies.map((rule, place) => {
        const number = (name: 'top' | 'bottom' | 'atLeast' | 'noticeDays' | 'proxiesAtMost', part = name as string) => (
          <NumberField {...{ path: `rules-bodies-${place}-${part}`, label: t(`charter.draft.${name}`), errors, value: rule[name] }} onChange={(value) => edit(place, { [name]: value })} />
        )
        return (
          <Section key={rule.kind} level={3} title={t(`charter.body.${rule.kind}`)}>
            <div className={forms.fields}>
              {number('top', 'quorum-top')}
              {number('bottom', 'quorum-bottom')}
              <Choice {...{ path: `rules-bodies-${place}-of`, label: t('charter.draft.quorumOf'), errors, value: rule.of, options: quorumBases.map((each) => [each, t(`charter.quorumOf.${each}`)] as const) }} onChange={(of) => edit(place, { of })} />
              {number('atLeast', 'quorum-atLeast')}
              {number('noticeDays')}
              {number('proxiesAtMost')}
            </div>
            <Check label={t('charter.draft.isExceeded')} isChecked={rule.isExceeded} onChange={(isExceeded) => edit(place, { isExceeded })} />
            <Several
              {...{ path: `rules-bodies-${place}-procedures`, label: t('charter.rule.procedures'), errors, value: rule.procedures, options: procedures.map((each) => [each, t(`charter.procedure.${each}`)] as const) }}
              onChange={(chosen) => edit(place, { procedures: chosen })}
            />
          </Section>
        )
      })}
    </Section>
  )
}

interface MatterProps {
  readonly rule: MatterForm
  readonly path: string
  readonly errors: Problems
  readonly edit: (part: Partial<MatterForm>) => void
}

/** What is decided, by whom, and by which majority. */
function MatterChoices({ rule, path, errors, edit }: MatterProps) {
  const t = useText()
  const at = (name: string, label: string) => ({ path: `${path}-${name}`, label, errors })
  return (
    <div className={forms.fields}>
      <Choice {...at('decidedBy', t('charter.rule.decidedBy'))} value={rule.decidedBy} options={bodyKinds.map((each) => [each, t(`charter.body.${each}`)] as const)} onChange={(decidedBy) => edit({ decidedBy })} />
      <Choice {...at('majority', t('charter.rule.majority'))} value={rule.share} options={majorityShares.map((each) => [each, t(`charter.share.${each}`)] as const)} onChange={(share) => edit({ share, ...(share === 'simple' && { of: 'given' as const }) })} />
      {rule.share !== 'simple' && <Choice {...at('of', t('charter.draft.majorityOf'))} value={rule.of} options={majorityBases.map((each) => [each, t(`charter.base.${each}`)] as const)} onChange={(of) => edit({ of })} />}
      <Choice {...at('abstentions', t('charter.draft.abstentions'))} value={rule.abstentions} options={abstentionRules.map((each) => [each, t(`charter.abstentions.${each}`)] as const)} onChange={(abstentions) => edit({ abstentions })} />
      <Choice {...at('tie', t('charter.rule.tie'))} value={rule.tie} options={tieRules.map((each) => [each, t(`charter.tie.${each}`)] as const)} onChange={(tie) => edit({ tie })} />
      <Choice {...at('secrecy', t('charter.rule.secrecy'))} value={rule.secrecy} options={secrecyRules.map((each) => [each, t(`charter.secrecy.${each}`)] as const)} onChange={(secrecy) => edit({ secrecy })} />
      <NumberField {...at('noticeDays', t('charter.draft.matterNotice'))} help={t('charter.draft.matterNoticeHelp')} isOptional value={rule.noticeDays} onChange={(noticeDays) => edit({ noticeDays })} />
    </div>
  )
}

function MatterParties({ rule, path, errors, edit }: MatterProps) {
  const t = useText()
  const options = partiesOfMatters.map((each) => [each, t(`charter.party.${each}`)] as const)
  return (
    <>
      <Check label={t('charter.draft.mayChange')} isChecked={rule.mayChange} onChange={(mayChange) => edit({ mayChange })} />
      {(['whoMayPropose', 'veto', 'consent'] as const).map((name) => (
        <Several key={name} {...{ path: `${path}-${name}`, label: t(`charter.rule.${name}`), errors, value: rule[name], options }} onChange={(chosen) => edit({ [name]: chosen })} />
      ))}
      {rule.veto.length + rule.consent.length > 0 && (
        <Choice {...{ path: `${path}-voices`, label: t('charter.rule.voices'), errors }} value={rule.voices} options={voiceRules.map((each) => [each, t(`charter.voices.${each}`)] as const)} onChange={(voices) => edit({ voices })} />
      )}
    </>
  )
}

/** One of the charter's own has a key and a name. */
function OwnMatter({ rule, path, errors, edit }: MatterProps) {
  const t = useText()
  return (
    <div className={forms.fields}>
      <TextField
        {...{ id: charterFieldId(`${path}-matter`), label: t('charter.draft.key'), help: t('charter.draft.keyHelp'), value: rule.matter, maxLength: 30, error: errors[`${path}-matter`] }}
        onChange={({ target }) => edit({ matter: target.value })}
      />
      <TextsField {...{ path: `${path}-name`, label: t('charter.draft.matterName'), errors, value: rule.name }} onChange={(name) => edit({ name })} />
    </div>
  )
}

const isShipped = (place: number): boolean => place < commonMatters.length

export function MatterFields({ form, change, errors }: CharterFieldsProps) {
  const t = useText()
  const words = useRuleWords()
  const { matters } = form
  const edit = (place: number, part: Partial<MatterForm>) => change({ matters: matters.map((each, at) => (at === place ? { ...each, ...part } : each)) })
  const [first] = matters
  const add = () => first && change({ matters: [...matters, { ...first, matter: '', name: noTexts }] })
  return (
    <Section title={t('charter.matterRules')} note={t('charter.matterNote')}>
      {matters.map((rule, place) => {
        const props: MatterProps = { rule, path: `rules-matters-${place}`, errors, edit: (part) => edit(place, part) }
        const title = isShipped(place) ? words.matter(rule) : t('charter.draft.ownMatter', { number: place - commonMatters.length + 1 })
        const remove = (
          <Button size="small" variant="quiet" icon={IconTrash} onClick={() => change({ matters: matters.filter((_rule, at) => at !== place) })}>
            {t('charter.draft.remove', { what: title })}
          </Button>
        )
        return (
          <Section key={place} level={3} title={title} aside={isShipped(place) ? undefined : remove}>
            {!isShipped(place) && <OwnMatter {...props} />}
            <MatterChoices {...props} />
            <MatterParties {...props} />
          </Section>
        )
      })}
      <Button id={charterFieldId('rules-matters')} icon={IconPlus} disabled={matters.length >= mostMatters} onClick={add}>
        {t('charter.draft.addMatter')}
      </Button>
    </Section>
  )
}
