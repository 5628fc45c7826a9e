/** The fields of a section, each by its kind; what is wrong is said once it has been left, or when all of it is sent. */
import { useState } from 'react'
import { answerIssue, type EvidenceLink, type FieldAnswer, type SectionAnswers } from '@solmu/domain/onboarding/application-answers.js'
import type { FormField as Asked } from '@solmu/domain/onboarding/application-form.js'
import { useIntl } from 'react-intl'
import { Button } from '../../../ui/button.js'
import { describeError } from '../../../ui/error-message.js'
import { ApiError } from '../../../graphql/api-error.js'
import { FieldError, FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { useLocalized, useText } from '../../../ui/text.js'
import type { Municipality } from './apply-door.js'
import fields from '../../../ui/form-field.module.css'
import styles from './apply.module.css'

export const fieldId = (section: string, field: string): string => `apply-${section}-${field}`

const textOf = (answer: FieldAnswer | undefined): string => (typeof answer === 'string' ? answer : '')
const codesOf = (answer: FieldAnswer | undefined): readonly string[] => (Array.isArray(answer) ? (answer as readonly unknown[]).filter((each): each is string => typeof each === 'string') : [])
const linksOf = (answer: FieldAnswer | undefined): readonly EvidenceLink[] =>
  Array.isArray(answer) ? (answer as readonly unknown[]).filter((each): each is EvidenceLink => typeof each === 'object' && each !== null) : []

interface OneProps {
  readonly id: string
  readonly field: Asked
  readonly answer: FieldAnswer | undefined
  readonly error: string | undefined
  readonly municipalities: readonly Municipality[]
  readonly onChange: (answer: FieldAnswer) => void
  readonly onLeave: () => void
}

const inputTypes: Readonly<Partial<Record<Asked['kind'], { readonly type?: string; readonly inputMode?: 'numeric' | 'email' | 'url'; readonly autoComplete?: string }>>> = {
  email: { type: 'email', inputMode: 'email' },
  website: { type: 'url', inputMode: 'url' },
  count: { inputMode: 'numeric' },
  postal_code: { inputMode: 'numeric', autoComplete: 'postal-code' }
}

function Choices({ id, field, answer, error, onChange }: OneProps) {
  const t = useText()
  const pick = useLocalized()
  const chosen = codesOf(answer)
  return (
    <fieldset id={id} tabIndex={-1} className={styles.choices} aria-describedby={error && `${id}-error`}>
      <legend className={fields.label}>
        {pick(field.label)}
        {!field.isRequired && <span className={fields.optional}> {t('ui.form.optional')}</span>}
      </legend>
      {field.options.map(({ code, label }) => (
        <label key={code}>
          <input type="checkbox" checked={chosen.includes(code)} onChange={({ target }) => onChange(target.checked ? [...chosen, code] : chosen.filter((each) => each !== code))} />
          <span>{pick(label)}</span>
        </label>
      ))}
      {error && <FieldError id={`${id}-error`} text={error} />}
    </fieldset>
  )
}

function Links({ id, field, answer, error, onChange, onLeave }: OneProps) {
  const t = useText()
  const pick = useLocalized()
  const links = linksOf(answer)
  const change = (place: number, of: Partial<EvidenceLink>) => onChange(links.map((link, index) => (index === place ? { ...link, ...of } : link)))
  return (
    <fieldset id={id} tabIndex={-1} className={styles.links} aria-describedby={error && `${id}-error`}>
      <legend className={fields.label}>
        {pick(field.label)} <span className={fields.optional}>{t('ui.form.optional')}</span>
      </legend>
      {field.help && <p className={fields.help}>{pick(field.help)}</p>}
      {links.map((link, place) => (
        <div key={place} className={styles.link}>
          <TextField label={t('apply.link.title')} value={link.title} maxLength={300} onChange={({ target }) => change(place, { title: target.value })} />
          <TextField label={t('apply.link.url')} type="url" inputMode="url" value={link.url} maxLength={1000} onChange={({ target }) => change(place, { url: target.value })} onBlur={onLeave} />
          <Button size="small" variant="quiet" onClick={() => onChange(links.filter((_link, index) => index !== place))}>
            {t('apply.link.remove')}
            <span className="visually-hidden">: {link.title || link.url}</span>
          </Button>
        </div>
      ))}
      {error && <FieldError id={`${id}-error`} text={error} />}
      {links.length < field.most && (
        <Button size="small" onClick={() => onChange([...links, { title: '', url: '' }])}>
          {t('apply.link.add')}
        </Button>
      )}
    </fieldset>
  )
}

function Choice({ id, field, answer, error, municipalities, onChange, onLeave }: OneProps) {
  const t = useText()
  const pick = useLocalized()
  const options = field.kind === 'municipality' ? municipalities.map(({ code, name }) => ({ value: code, label: pick(name) })) : field.options.map(({ code, label }) => ({ value: code, label: pick(label) }))
  return (
    <SelectField
      {...{ id, label: pick(field.label), help: field.help && pick(field.help), error, value: textOf(answer), isOptional: !field.isRequired }}
      options={[{ value: '', label: t('apply.choose') }, ...options]}
      onChange={({ target }) => onChange(target.value)}
      onBlur={onLeave}
    />
  )
}

function OneField(props: OneProps) {
  const { id, field, answer, error, onChange, onLeave } = props
  const pick = useLocalized()
  const look = { id, label: pick(field.label), help: field.help && pick(field.help), error, isOptional: !field.isRequired }
  if (field.kind === 'choices') return <Choices {...props} />
  if (field.kind === 'links') return <Links {...props} />
  if (field.kind === 'choice' || field.kind === 'municipality') return <Choice {...props} />
  if (field.kind !== 'text') return <TextField {...look} {...inputTypes[field.kind]} value={textOf(answer)} onChange={({ target }) => onChange(target.value)} onBlur={onLeave} />
  return (
    <FormField {...look}>
      {(control) => <textarea {...control} className={fields.input} rows={6} value={textOf(answer)} onChange={({ target }) => onChange(target.value)} onBlur={onLeave} />}
    </FormField>
  )
}

export interface SectionFieldsProps {
  readonly section: string
  readonly asked: readonly Asked[]
  readonly content: SectionAnswers
  readonly municipalities: readonly Municipality[]
  /** What was refused when all was sent, by field. */
  readonly refused: Readonly<Record<string, string>>
  /** What the network says of the business id. */
  readonly known?: string | undefined
  readonly onChange: (field: string, answer: FieldAnswer) => void
}

export function SectionFields({ section, asked, content, municipalities, refused, known, onChange }: SectionFieldsProps) {
  const intl = useIntl()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const problem = (field: Asked): string | undefined => {
    const issue = answerIssue(field, content[field.code], [])
    if (issue && (left.has(field.code) || refused[field.code])) return describeError(intl, new ApiError({ code: issue.code, params: issue.params })).text
    if (field.kind === 'business_id' && known) return known
    const isAnswered = textOf(content[field.code]).trim() !== '' || codesOf(content[field.code]).length > 0
    return isAnswered ? undefined : refused[field.code]
  }
  return asked.map((field) => (
    <OneField
      key={field.code}
      {...{ field, municipalities }}
      id={fieldId(section, field.code)}
      answer={content[field.code]}
      error={problem(field)}
      onChange={(answer) => onChange(field.code, answer)}
      onLeave={() => setLeft((before) => new Set([...before, field.code]))}
    />
  ))
}
