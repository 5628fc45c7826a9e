/** The fields of a rule: what it asks, of what, how strictly, and with which sentence. */
import type { FormEvent, ReactNode } from 'react'
import {
  changeDirections,
  checkKinds,
  checkLevels,
  longestMessage,
  relations,
  selectorKinds,
  severities,
  type CheckKind
} from '@solmu/domain/results/check-rule.js'
import { placeholdersOf } from '@solmu/domain/results/check-message.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { Section } from '../../../ui/section.js'
import { useText } from '../../../ui/text.js'
import { fieldId } from './rule-check.js'
import { fieldsOfKind, periodKinds, type RuleValues, type TextFieldName } from './rule-values.js'
import type { RuleForm } from './use-rule-form.js'
import admin from '../../../ui/admin-pages.module.css'
import fields from '../../../ui/form-field.module.css'
import forms from '../../../ui/record-form.module.css'

interface FieldProps {
  readonly form: RuleForm
}

function Text({ form, name, isWide }: FieldProps & { readonly name: TextFieldName; readonly isWide?: boolean }) {
  const t = useText()
  const field = (
    <TextField
      id={fieldId(name)}
      label={t(`check.field.${name}`)}
      help={t(`check.help.${name}`)}
      error={form.problems.fields[name]}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      value={form.values[name]}
      onChange={(event) => form.change({ [name]: event.target.value })}
    />
  )
  return isWide ? <div className={forms.wide}>{field}</div> : field
}

type ChoiceName = 'kind' | 'severity' | 'of' | 'level' | 'relation' | 'direction'
const choices = { kind: checkKinds, severity: severities, of: selectorKinds, level: checkLevels, relation: relations, direction: changeDirections } as const

function Choice({ form, name }: FieldProps & { readonly name: ChoiceName }) {
  const t = useText()
  const word = name === 'of' ? 'scopeKind' : name
  return (
    <SelectField
      id={fieldId(name)}
      label={t(`check.field.${name}`)}
      help={t(`check.help.${name}`)}
      error={form.problems.fields[name]}
      options={choices[name].map((value) => ({ value, label: t(`check.${word}.${value}`) }))}
      value={form.values[name]}
      onChange={(event) => form.change({ [name]: event.target.value } as Partial<RuleValues>)}
    />
  )
}

function Tick({ form, name }: FieldProps & { readonly name: 'onlyRequired' | 'isActive' }) {
  const t = useText()
  return (
    <div className={admin.choice}>
      <label>
        <input type="checkbox" checked={form.values[name]} onChange={(event) => form.change({ [name]: event.target.checked })} />
        {t(`check.field.${name}`)}
      </label>
    </div>
  )
}

function Periods({ form }: FieldProps) {
  const t = useText()
  const { periodKinds: chosen } = form.values
  const toggle = (kind: (typeof periodKinds)[number], isOn: boolean) =>
    form.change({ periodKinds: isOn ? periodKinds.filter((one) => one === kind || chosen.includes(one)) : chosen.filter((one) => one !== kind) })
  return (
    <fieldset className={admin.choice} id={fieldId('periodKinds')} tabIndex={-1}>
      <legend>{t('check.field.periodKinds')}</legend>
      <p className={forms.intro}>{t('check.help.periodKinds')}</p>
      {periodKinds.map((kind) => (
        <label key={kind}>
          <input type="checkbox" checked={chosen.includes(kind)} onChange={(event) => toggle(kind, event.target.checked)} />
          {t(`check.period.${kind}`)}
        </label>
      ))}
    </fieldset>
  )
}

const isChoice = (name: keyof RuleValues): name is ChoiceName => name in choices
const wideFields: readonly (keyof RuleValues)[] = ['codes', 'wholes', 'parts', 'expression']

function SpecField({ form, name }: FieldProps & { readonly name: keyof RuleValues }) {
  if (isChoice(name)) return <Choice form={form} name={name} />
  if (name === 'onlyRequired') return <Tick form={form} name={name} />
  if (name === 'codes' && form.values.of === 'all') return null
  return <Text form={form} name={name as TextFieldName} isWide={wideFields.includes(name)} />
}

function Message({ form, name }: FieldProps & { readonly name: 'messageFi' | 'messageSv' | 'messageEn' }) {
  const t = useText()
  const language = name === 'messageFi' ? 'fi' : name === 'messageSv' ? 'sv' : 'en'
  return (
    <FormField id={fieldId(name)} label={t(`check.field.message.${language}`)} error={form.problems.fields[name]}>
      {(control) => (
        <textarea
          {...control}
          lang={language}
          className={fields.input}
          rows={2}
          maxLength={longestMessage}
          value={form.values[name]}
          onChange={(event) => form.change({ [name]: event.target.value })}
        />
      )}
    </FormField>
  )
}

const places = (kind: CheckKind): string => placeholdersOf(kind).map((name) => `{${name}}`).join(' ')

export interface RuleFieldsProps extends FieldProps {
  /** False for a rule whose code and kind stand for good. */
  readonly isNew: boolean
  /** Below the fields: the trial and the buttons. */
  readonly children: ReactNode
}

export function RuleFields({ form, isNew, children }: RuleFieldsProps) {
  const t = useText()
  const { kind } = form.values
  function submit(event: FormEvent) {
    event.preventDefault()
    void form.save()
  }
  return (
    <form noValidate className={forms.form} onSubmit={submit}>
      <Section title={t('check.section.basics')}>
        <div className={forms.fields}>
          {isNew && <Text form={form} name="code" />}
          {isNew && <Choice form={form} name="kind" />}
          <Choice form={form} name="severity" />
        </div>
        {!isNew && <Tick form={form} name="isActive" />}
      </Section>
      <Section title={t(`check.section.${kind}`)}>
        <p className={forms.intro}>{t(`check.about.${kind}`)}</p>
        <div className={forms.fields}>
          {fieldsOfKind[kind].map((name) => (
            <SpecField key={name} form={form} name={name} />
          ))}
        </div>
        <Periods form={form} />
      </Section>
      <Section title={t('check.section.message')}>
        <p className={forms.intro}>{t('check.help.message', { places: places(kind) })}</p>
        {kind === 'expression' && <p className={forms.intro}>{t('check.help.messageTotals')}</p>}
        <Message form={form} name="messageFi" />
        <Message form={form} name="messageSv" />
        <Message form={form} name="messageEn" />
      </Section>
      {children}
    </form>
  )
}
