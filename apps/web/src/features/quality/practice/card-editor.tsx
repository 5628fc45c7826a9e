/** Writes the card of a practice: evidence, cost, what it needs, how it is adopted, links and licence. */
import { z } from 'zod'
import { cardLicences, cardLimits, cardTexts, evidenceLevels } from '@solmu/domain/quality/practice-card.js'
import { readAmountText } from '@solmu/shared/money.js'
import { Button } from '../../../ui/button.js'
import { FieldError, FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { amountText } from '../../../ui/money.js'
import { Section } from '../../../ui/section.js'
import { type Language, languageName, useText } from '../../../ui/text.js'
import type { PracticeVersion } from './practice.operations.js'
import fields from '../../../ui/form-field.module.css'
import styles from './practice.module.css'

const text = z.object({ fi: z.string(), sv: z.string(), en: z.string() })

/** As it is typed: the amount in euros. */
export const cardDraftSchema = z.object({
  ...{ evidenceLevel: z.enum(['', ...evidenceLevels]), licence: z.enum(['', ...cardLicences]), costAmount: z.string() },
  ...{ evidence: text, cost: text, preconditions: text, adoption: text, links: z.array(z.object({ label: z.string(), url: z.string() })) }
})
export type CardDraft = z.infer<typeof cardDraftSchema>

type Card = PracticeVersion['content']['card']
const bare = ({ fi, sv, en }: Card['evidence']) => ({ fi, sv, en })

export const cardDraftOf = ({ evidenceLevel, licence, costAmount, evidence, cost, preconditions, adoption, links }: Card): CardDraft => ({
  ...{ evidenceLevel: evidenceLevel ?? '', licence: licence ?? '', costAmount: costAmount === null ? '' : amountText({ minorUnits: costAmount }).replace('.', ',') },
  ...{ evidence: bare(evidence), cost: bare(cost), preconditions: bare(preconditions), adoption: bare(adoption), links: links.map(({ label, url }) => ({ label, url })) }
})

/** The card as it is sent; null where the amount is none. */
export function cardFrom({ evidenceLevel, licence, costAmount, ...rest }: CardDraft) {
  const amount = costAmount.trim() === '' ? null : readAmountText(costAmount)
  if (costAmount.trim() !== '' && amount === null) return null
  return { ...rest, evidenceLevel: evidenceLevel || null, licence: licence || null, costAmount: amount === null ? null : amount.toString() }
}

interface CardEditorProps {
  readonly card: CardDraft
  readonly language: Language
  readonly errors: Readonly<Partial<Record<'costAmount' | 'links', string>>>
  readonly onChange: (part: Partial<CardDraft>) => void
}

function Links({ card, errors, onChange }: Omit<CardEditorProps, 'language'>) {
  const t = useText()
  const { links } = card
  const change = (place: number, part: Partial<CardDraft['links'][number]>) => onChange({ links: links.map((each, at) => (at === place ? { ...each, ...part } : each)) })
  return (
    <fieldset id="practice-links" className={styles.section}>
      <legend>{t('practice.field.links')}</legend>
      {errors.links && <FieldError text={errors.links} />}
      {links.map(({ label, url }, place) => (
        <div key={place} className={styles.pair}>
          <TextField label={t('practice.editor.linkLabel', { number: place + 1 })} maxLength={cardLimits.label} value={label} onChange={({ target }) => change(place, { label: target.value })} />
          <TextField label={t('practice.editor.linkUrl', { number: place + 1 })} maxLength={cardLimits.url} value={url} onChange={({ target }) => change(place, { url: target.value })} />
          <div className={styles.acts}>
            <Button size="small" variant="quiet" aria-label={t('practice.editor.removeLink', { number: place + 1 })} onClick={() => onChange({ links: links.filter((_, at) => at !== place) })}>
              {t('practice.editor.remove')}
            </Button>
          </div>
        </div>
      ))}
      <Button size="small" onClick={() => onChange({ links: [...links, { label: '', url: '' }] })}>
        {t('practice.editor.addLink')}
      </Button>
    </fieldset>
  )
}

export function CardEditor({ card, language, errors, onChange }: CardEditorProps) {
  const t = useText()
  return (
    <Section title={t('practice.editor.card')} note={t('practice.editor.cardNote')}>
      <SelectField
        {...{ label: t('practice.field.evidenceLevel'), value: card.evidenceLevel, options: [{ value: '', label: t('practice.notSaid') }, ...evidenceLevels.map((value) => ({ value, label: t(`practice.evidence.${value}`) }))] }}
        onChange={({ target }) => onChange({ evidenceLevel: target.value as CardDraft['evidenceLevel'] })}
      />
      {cardTexts.map((name) => (
        <FormField key={name} label={`${t(`practice.field.${name}`)} (${languageName[language]})`} help={t(`practice.editor.help.${name}`)}>
          {(control) => <textarea {...{ ...control, className: fields.input, rows: 3, lang: language, maxLength: cardLimits.text, value: card[name][language] }} onChange={({ target }) => onChange({ [name]: { ...card[name], [language]: target.value } })} />}
        </FormField>
      ))}
      <TextField {...{ id: 'practice-costAmount', label: t('practice.field.costAmount'), help: t('practice.editor.help.costAmount'), isOptional: true, inputMode: 'decimal', value: card.costAmount, error: errors.costAmount }} onChange={({ target }) => onChange({ costAmount: target.value })} />
      <Links {...{ card, errors, onChange }} />
      <SelectField
        {...{ label: t('practice.field.licence'), help: t('practice.editor.help.licence'), value: card.licence, options: [{ value: '', label: t('practice.notSaid') }, ...cardLicences.map((value) => ({ value, label: t(`practice.licence.${value}`) }))] }}
        onChange={({ target }) => onChange({ licence: target.value as CardDraft['licence'] })}
      />
    </Section>
  )
}
