/** The third step: who reports, with the units that follow from the rule. */
import { useQuery } from '@apollo/client/react'
import { useDebouncedValue } from '@mantine/hooks'
import { unitKinds } from '@solmu/domain/network/facts.js'
import { ErrorNotice } from '../../../../ui/error-notice.js'
import { Section } from '../../../../ui/section.js'
import { Skeleton } from '../../../../ui/skeleton.js'
import { useLocalized, useText } from '../../../../ui/text.js'
import { previewRoundQuery, type RoundPreview } from '../round-choices.operations.js'
import { type RoundInput } from '../round.operations.js'
import { ruleOf, type RoundForm, type RuleKind } from './round-form.js'
import type { StepProps } from './step-props.js'
import { useUnitChoices } from './use-choices.js'
import styles from '../round.module.css'

const ruleKinds = ['all', 'centres', 'kinds', 'list'] as const satisfies readonly RuleKind[]
const memberships = ['last_day', 'any_day'] as const
const localKinds = unitKinds.filter((kind) => kind !== 'headquarters' && kind !== 'regional_centre')

/** How long the writer may pause before the preview follows, in ms. */
const pause = 250

interface RadiosProps<Value extends string> {
  readonly id?: string
  readonly legend: string
  readonly name: string
  readonly options: readonly { readonly value: Value; readonly label: string; readonly help: string }[]
  readonly value: Value
  readonly isFixed: boolean
  readonly onChange: (value: Value) => void
}

function Radios<Value extends string>({ id, legend, name, options, value, isFixed, onChange }: RadiosProps<Value>) {
  return (
    <fieldset className={styles.choices} id={id} tabIndex={-1} disabled={isFixed}>
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          <span>
            {option.label}
            <span className={styles.detail}>{option.help}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

interface ChecksProps {
  readonly legend: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly values: readonly string[]
  readonly isFixed: boolean
  readonly onChange: (values: string[]) => void
}

function Checks({ legend, options, values, isFixed, onChange }: ChecksProps) {
  return (
    <fieldset className={styles.choices} disabled={isFixed}>
      <legend>{legend}</legend>
      <div className={styles.scroll}>
        {options.map(({ value, label }) => (
          <label key={value}>
            <input
              type="checkbox"
              checked={values.includes(value)}
              onChange={(event) => onChange(event.target.checked ? [...values, value] : values.filter((each) => each !== value))}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function RuleList({ form, change, isFixed }: Pick<StepProps, 'form' | 'change'> & { readonly isFixed: boolean }) {
  const t = useText()
  const pick = useLocalized()
  const { centres, units, error, isComing, retry } = useUnitChoices(form.period)
  const named = (list: typeof units) => list.map(({ id, name }) => ({ value: id, label: pick(name) })).sort((a, b) => a.label.localeCompare(b.label, 'fi'))
  if (form.ruleKind === 'all') return null
  if (form.ruleKind === 'kinds') {
    return (
      <Checks
        legend={t('round.form.whichKinds')}
        options={localKinds.map((value) => ({ value, label: t(`network.kind.${value}`) }))}
        values={form.unitKinds}
        isFixed={isFixed}
        onChange={(values) => change({ unitKinds: values as RoundForm['unitKinds'] })}
      />
    )
  }
  if (error !== undefined) return <ErrorNotice error={error} onRetry={retry} />
  if (isComing) return <Skeleton lines={6} />
  const isCentres = form.ruleKind === 'centres'
  return (
    <Checks
      legend={t(isCentres ? 'round.form.whichCentres' : 'round.form.whichUnits')}
      options={named(isCentres ? centres : units)}
      values={isCentres ? form.centreIds : form.unitIds}
      isFixed={isFixed}
      onChange={(values) => change(isCentres ? { centreIds: values } : { unitIds: values })}
    />
  )
}

/** Who would report, as the API works it out; null while the rule names nobody. */
export function usePreview(form: RoundForm) {
  const unitRule = ruleOf(form)
  const isWhole = form.ruleKind === 'all' || [unitRule.centreIds, unitRule.unitKinds, unitRule.unitIds].some((list) => (list?.length ?? 0) > 0)
  const input: Pick<RoundInput, 'period' | 'membership' | 'unitRule'> = { period: form.period, membership: form.membership, unitRule }
  const [asked] = useDebouncedValue(JSON.stringify(input), pause)
  const { data, previousData, error, refetch } = useQuery(previewRoundQuery, {
    variables: { input: JSON.parse(asked) as typeof input },
    skip: !isWhole,
    fetchPolicy: 'cache-and-network'
  })
  return { preview: isWhole ? (data ?? previousData)?.previewRound : null, error: isWhole ? error : undefined, retry: () => void refetch() }
}

function PreviewLists({ preview }: { readonly preview: RoundPreview }) {
  const t = useText()
  const pick = useLocalized()
  return (
    <>
      <p role="status">{t('round.form.previewCount', { count: preview.units.length })}</p>
      <details open={preview.units.length <= 30}>
        <summary>{t('round.form.previewUnits')}</summary>
        <ul className={styles.names}>
          {preview.units.map(({ id, unit, centre }) => (
            <li key={id}>
              {pick(unit.name)} <span className={styles.quiet}>{centre ? pick(centre.name) : t('round.noCentre')}</span>
            </li>
          ))}
        </ul>
      </details>
      {preview.leftOut.length > 0 && (
        <details>
          <summary>{t('round.form.previewLeftOut', { count: preview.leftOut.length })}</summary>
          <ul className={styles.names}>
            {preview.leftOut.map(({ unit, reason }) => (
              <li key={unit.id}>
                {pick(unit.name)} <span className={styles.quiet}>{t(`round.absence.${reason}`)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

export function UnitsStep({ form, change, errorOf, before }: StepProps) {
  const t = useText()
  const isFixed = before?.state === 'open'
  const { preview, error, retry } = usePreview(form)
  const fault = errorOf('round-units')
  return (
    <>
      {isFixed && <p className={styles.detail}>{t('round.form.unitsFixed')}</p>}
      {fault !== undefined && <p className={styles.hint}>{fault}</p>}
      <Radios
        id="round-units"
        legend={t('round.units')}
        name="rule"
        options={ruleKinds.map((value) => ({ value, label: t(`round.form.rule.${value}`), help: t(`round.form.ruleHelp.${value}`) }))}
        value={form.ruleKind}
        isFixed={isFixed}
        onChange={(ruleKind) => change({ ruleKind })}
      />
      <RuleList form={form} change={change} isFixed={isFixed} />
      <Radios
        legend={t('round.form.membership')}
        name="membership"
        options={memberships.map((value) => ({ value, label: t(`round.form.membership.${value}`), help: t(`round.form.membershipHelp.${value}`) }))}
        value={form.membership}
        isFixed={isFixed}
        onChange={(membership) => change({ membership })}
      />
      <Section title={t('round.form.preview')} level={3} className={styles.preview}>
        {error !== undefined && !preview ? (
          <ErrorNotice error={error} onRetry={retry} />
        ) : preview === null ? (
          <p>{t('round.form.previewNone')}</p>
        ) : preview ? (
          <PreviewLists preview={preview} />
        ) : (
          <Skeleton lines={4} />
        )}
      </Section>
    </>
  )
}
