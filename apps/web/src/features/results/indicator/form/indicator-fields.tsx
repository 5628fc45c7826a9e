/** The fields of the form, for a new indicator and for one that is amended. */
import { useQuery } from '@apollo/client/react'
import type { FormEvent, ReactNode } from 'react'
import { aggregationsOf, decimalsOf, taskAreas } from '@solmu/domain/results/indicator-details.js'
import { directions, indicatorUnits, sourceClasses, type IndicatorUnit, type SourceClass } from '@solmu/domain/results/indicator.js'
import { FormField, SelectField, TextField } from '../../../../ui/form-field.js'
import { Section } from '../../../../ui/section.js'
import { useLocalized, useText } from '../../../../ui/text.js'
import { indicatorChoicesQuery, weightsQuery } from '../indicator.operations.js'
import { FormulaEditor } from './formula-editor.js'
import { fieldId } from './indicator-check.js'
import { longest, type ListFieldName, type TextFieldName } from './indicator-values.js'
import type { IndicatorForm } from './use-indicator-form.js'
import fields from '../../../../ui/form-field.module.css'
import forms from '../../../../ui/record-form.module.css'
import styles from '../indicator.module.css'

export interface SectionProps {
  readonly form: IndicatorForm
}

interface FieldLook extends SectionProps {
  readonly name: TextFieldName
  readonly isOptional?: boolean
  readonly hasHelp?: boolean
}

function useControl({ values, problems }: IndicatorForm) {
  const t = useText()
  return ({ name, isOptional, hasHelp }: Omit<FieldLook, 'form'>) => ({
    id: fieldId(name),
    label: t(`indicator.field.${name}`),
    help: hasHelp && t(`indicator.help.${name}`),
    error: problems.fields[name],
    isOptional,
    value: values[name]
  })
}

const longestOf = (name: string): number | undefined => longest[name.replace(/(Fi|Sv|En)$/, '')]

function Text({ form, ...look }: FieldLook) {
  const control = useControl(form)
  return (
    <TextField
      autoComplete="off"
      {...control(look)}
      maxLength={longestOf(look.name)}
      onChange={(event) => form.change({ [look.name]: event.target.value })}
    />
  )
}

function Lines({ form, rows, ...look }: FieldLook & { readonly rows: number }) {
  const { value, ...field } = useControl(form)(look)
  return (
    <FormField {...field}>
      {(control) => (
        <textarea
          {...control}
          className={fields.input}
          rows={rows}
          maxLength={longestOf(look.name)}
          value={value}
          onChange={(event) => form.change({ [look.name]: event.target.value })}
        />
      )}
    </FormField>
  )
}

interface ChoiceProps extends FieldLook {
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

/** A choice that belongs to what the indicator is. */
function Choice({ form, options, ...look }: ChoiceProps) {
  const control = useControl(form)
  return (
    <SelectField {...control(look)} options={options} onChange={(event) => form.changeIdentity({ [look.name]: event.target.value })} />
  )
}

function Weight({ form }: SectionProps) {
  const t = useText()
  const pick = useLocalized()
  const { data } = useQuery(weightsQuery)
  const known = data?.indicators.nodes ?? []
  return (
    <Choice
      form={form}
      name="weightIndicatorId"
      hasHelp
      options={[
        { value: '', label: t('indicator.choose') },
        ...known.map(({ id, code, nearest }) => ({ value: id, label: `${code} ${pick(nearest.name)}` }))
      ]}
    />
  )
}

/** What the indicator is: none of it can be changed later. */
function Identity({ form }: SectionProps) {
  const t = useText()
  const { values } = form
  const of = { unit: values.unit as IndicatorUnit, sourceClass: values.sourceClass as SourceClass }
  const { least, most } = decimalsOf(of)
  const decimals = Array.from({ length: most - least + 1 }, (_, at) => String(least + at))
  const word = values.sourceClass === 'derived' ? () => 'derived' : (each: string) => each
  return (
    <Section title={t('indicator.section.identity')}>
      <p className={forms.intro}>{t('indicator.help.identity')}</p>
      <div className={forms.fields}>
        <Text form={form} name="code" hasHelp />
        <Choice form={form} name="sourceClass" options={sourceClasses.map((value) => ({ value, label: t(`indicator.source.${value}`) }))} />
        <Choice form={form} name="unit" options={indicatorUnits.map((value) => ({ value, label: t(`indicator.unit.${value}`) }))} />
        <Choice form={form} name="decimals" options={decimals.map((value) => ({ value, label: value }))} />
        <Choice
          form={form}
          name="aggregation"
          hasHelp
          options={aggregationsOf(of).map((value) => ({ value, label: t(`indicator.aggregation.${word(value)}`) }))}
        />
        {values.aggregation === 'weighted_mean' && <Weight form={form} />}
        <Text form={form} name="origin" isOptional hasHelp />
      </div>
    </Section>
  )
}

/** When the amendment begins, and why. */
function Occasion({ form, isNew }: SectionProps & { readonly isNew: boolean }) {
  const t = useText()
  const pick = useLocalized()
  const { data } = useQuery(indicatorChoicesQuery)
  const control = useControl(form)
  const groups = data?.indicatorGroups ?? []
  return (
    <Section title={t(isNew ? 'indicator.section.place' : 'indicator.section.occasion')}>
      <div className={forms.fields}>
        <TextField
          {...control({ name: 'from' })}
          help={t(isNew ? 'indicator.help.validFrom' : 'indicator.help.from')}
          autoComplete="off"
          onChange={(event) => form.change({ from: event.target.value })}
        />
        <SelectField
          {...control({ name: 'groupId' })}
          options={[
            { value: '', label: t('indicator.choose') },
            ...groups.map(({ id, name }) => ({ value: id, label: pick(name) }))
          ]}
          onChange={(event) => form.change({ groupId: event.target.value })}
        />
      </div>
      {!isNew && <Lines form={form} name="reason" rows={2} hasHelp />}
    </Section>
  )
}

function Texts({ form }: SectionProps) {
  const t = useText()
  return (
    <Section title={t('indicator.section.texts')}>
      <p className={forms.intro}>{t('indicator.help.texts')}</p>
      <Text form={form} name="nameFi" hasHelp />
      <div className={forms.fields}>
        <Text form={form} name="nameSv" isOptional />
        <Text form={form} name="nameEn" isOptional />
      </div>
      <Lines form={form} name="definitionFi" rows={4} hasHelp />
      <div className={forms.fields}>
        <Lines form={form} name="definitionSv" rows={4} isOptional />
        <Lines form={form} name="definitionEn" rows={4} isOptional />
      </div>
      <Lines form={form} name="conditionFi" rows={2} isOptional hasHelp />
      <div className={forms.fields}>
        <Lines form={form} name="conditionSv" rows={2} isOptional />
        <Lines form={form} name="conditionEn" rows={2} isOptional />
      </div>
    </Section>
  )
}

interface ListProps extends SectionProps {
  readonly name: ListFieldName
  readonly options: ChoiceProps['options']
  readonly isDense?: boolean
}

function Several({ form, name, options, isDense }: ListProps) {
  const t = useText()
  const chosen = form.values[name]
  const toggle = (value: string, isOn: boolean) =>
    form.change({ [name]: isOn ? [...chosen, value] : chosen.filter((one) => one !== value) })
  return (
    <fieldset className={styles.choices} id={fieldId(name)} tabIndex={-1} data-dense={isDense || undefined}>
      <legend>{t(`indicator.field.${name}`)}</legend>
      <div>
        {options.map(({ value, label }) => (
          <label key={value}>
            <input type="checkbox" checked={chosen.includes(value)} onChange={(event) => toggle(value, event.target.checked)} />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function Rest({ form }: SectionProps) {
  const t = useText()
  const pick = useLocalized()
  const { data } = useQuery(indicatorChoicesQuery)
  const control = useControl(form)
  const dimensions = data?.dimensions ?? []
  return (
    <Section title={t('indicator.section.rest')}>
      {form.values.sourceClass !== 'derived' && (
        <Several form={form} name="dimensionCodes" options={dimensions.map(({ code, name }) => ({ value: code, label: pick(name) }))} />
      )}
      <div className={forms.fields}>
        <SelectField
          {...control({ name: 'direction' })}
          options={directions.map((value) => ({ value, label: t(`indicator.direction.${value}`) }))}
          onChange={(event) => form.change({ direction: event.target.value })}
        />
        <Text form={form} name="source" isOptional hasHelp />
      </div>
      <Several form={form} name="taskAreas" isDense options={taskAreas.map((value) => ({ value, label: value }))} />
    </Section>
  )
}

export interface IndicatorFieldsProps extends SectionProps {
  readonly isNew: boolean
  readonly children: ReactNode
}

/** The fields, and below them the buttons. */
export function IndicatorFields({ form, isNew, children }: IndicatorFieldsProps) {
  function submit(event: FormEvent) {
    event.preventDefault()
    void form.save()
  }
  return (
    <form noValidate className={forms.form} onSubmit={submit}>
      {isNew && <Identity form={form} />}
      <Occasion form={form} isNew={isNew} />
      <Texts form={form} />
      {form.values.sourceClass === 'derived' && <FormulaEditor form={form} />}
      <Rest form={form} />
      {children}
    </form>
  )
}
