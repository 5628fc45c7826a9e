/** Which place, which period, which division: the choices that many kinds of blocks share. */
import { reportLenses } from '@solmu/domain/reports/report-check.js'
import { periodRules, reportPlaces, type Scope } from '@solmu/domain/reports/report-template.js'
import { SelectField, TextField } from '../../../../ui/form-field.js'
import { useLocalized, useText } from '../../../../ui/text.js'
import type { BlockProps } from './block-props.js'
import styles from './editor.module.css'

type FieldProps = Pick<BlockProps, 'idOf' | 'faultOf'>

interface PlaceProps extends FieldProps, Pick<BlockProps, 'parameter'> {
  readonly value: Scope['place']
  readonly onChange: (place: Scope['place']) => void
}

/** Asked only of reports that are made for a place. */
export function PlaceField({ value, onChange, parameter, idOf, faultOf }: PlaceProps) {
  const t = useText()
  if (parameter === 'none' && value === 'whole') return null
  return (
    <SelectField
      id={idOf('place')}
      label={t('reports.builder.field.place')}
      error={faultOf('place')}
      value={value}
      options={reportPlaces.map((each) => ({ value: each, label: t(`reports.builder.place.${each}`) }))}
      onChange={({ target }) => onChange(target.value as Scope['place'])}
    />
  )
}

interface ScopeProps extends FieldProps, Pick<BlockProps, 'parameter'> {
  readonly block: Scope
  readonly change: (part: Partial<Scope>) => void
}

/** How far back a report may look, in periods. */
const furthest = 60

export function ScopeFields({ block: { place, period, back }, change, parameter, idOf, faultOf }: ScopeProps) {
  const t = useText()
  return (
    <>
      <PlaceField value={place} parameter={parameter} {...{ idOf, faultOf }} onChange={(next) => change({ place: next })} />
      <SelectField
        id={idOf('period')}
        label={t('reports.builder.field.period')}
        error={faultOf('period')}
        value={period}
        options={periodRules.map((each) => ({ value: each, label: t(`reports.builder.period.${each}`) }))}
        onChange={({ target }) => change({ period: target.value as Scope['period'] })}
      />
      {period === 'back' && (
        <TextField
          id={idOf('back')}
          type="number"
          min={1}
          max={furthest}
          label={t('reports.builder.field.back')}
          error={faultOf('back')}
          value={back}
          onChange={({ target }) => change({ back: Math.max(1, Math.min(furthest, Math.round(Number(target.value)) || 1)) })}
        />
      )}
    </>
  )
}

interface ChoiceProps extends FieldProps {
  readonly value: string | null
  readonly onChange: (value: string | null) => void
}

export function LensField({ value, onChange, idOf, faultOf }: ChoiceProps) {
  const t = useText()
  const known = value === null || reportLenses.includes(value) ? reportLenses : [...reportLenses, value]
  return (
    <SelectField
      id={idOf('lens')}
      label={t('reports.builder.field.lens')}
      error={faultOf('lens')}
      value={value ?? ''}
      options={[{ value: '', label: t('reports.builder.choose') }, ...known.map((each) => ({ value: each, label: reportLenses.includes(each) ? t(`publication.lens.${each}`) : each }))]}
      onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
    />
  )
}

interface DimensionProps extends ChoiceProps, Pick<BlockProps, 'library'> {
  readonly isOptional?: boolean
}

export function DimensionField({ value, onChange, library: { dimensions }, isOptional, idOf, faultOf }: DimensionProps) {
  const t = useText()
  const say = useLocalized()
  const known = dimensions.map(({ code, name }) => ({ value: code, label: say(name) }))
  const options = value === null || known.some((each) => each.value === value) ? known : [...known, { value, label: value }]
  return (
    <SelectField
      id={idOf('dimension')}
      label={t('reports.builder.field.dimension')}
      error={faultOf('dimension')}
      isOptional={isOptional}
      value={value ?? ''}
      options={[{ value: '', label: t(isOptional ? 'reports.builder.noDimension' : 'reports.builder.choose') }, ...options]}
      onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
    />
  )
}

interface TickProps {
  readonly label: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

export function Tick({ label, isOn, onChange }: TickProps) {
  return (
    <label className={styles.tick}>
      <input type="checkbox" checked={isOn} onChange={({ target }) => onChange(target.checked)} />
      {label}
    </label>
  )
}
