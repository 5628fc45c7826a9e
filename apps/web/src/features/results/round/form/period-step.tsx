/** The first step: which period, what the round is called, and whether it begins as a copy of another. */
import { useLazyQuery, useQuery } from '@apollo/client/react'
import { languages, languageName, useLanguage, useLocalized, useText } from '../../../../ui/text.js'
import { useViewer } from '../../../../app/viewer.js'
import { SelectField, TextField, FormField } from '../../../../ui/form-field.js'
import { kindOfPeriod, periodContaining, shiftPeriod, type PeriodKind } from '@solmu/shared/periods.js'
import { periodKinds } from '../round-list.search.js'
import { periodText } from '../../unit-return/period-text.js'
import { roundQuery, roundsQuery } from '../round.operations.js'
import { copyOf, periodsOffered, withPeriod } from './round-form.js'
import type { StepProps } from './step-props.js'
import field from '../../../../ui/form-field.module.css'
import styles from '../round.module.css'

/** How many earlier rounds are offered as a model. */
const modelsOffered = 24

function ModelField({ form, change }: Pick<StepProps, 'form' | 'change'>) {
  const t = useText()
  const pick = useLocalized()
  const language = useLanguage()
  const { data } = useQuery(roundsQuery, { variables: { first: modelsOffered } })
  const [read] = useLazyQuery(roundQuery)
  const models = data?.rounds.nodes.filter(({ state }) => state !== 'cancelled') ?? []
  if (models.length === 0) return null
  async function take(id: string): Promise<void> {
    if (id === '') return
    const { data: found } = await read({ variables: { id } })
    if (!found) return
    // Of another kind of period the copy is about the period that follows it.
    const { period } = found.round
    const isSameKind = kindOfPeriod(period) === kindOfPeriod(form.period) && form.period > period
    change(copyOf(found.round, isSameKind ? form.period : shiftPeriod(period, 1), language))
  }
  return (
    <SelectField
      id="round-model"
      label={t('round.form.model')}
      help={t('round.form.modelHelp')}
      isOptional
      defaultValue=""
      options={[{ value: '', label: t('round.form.noModel') }, ...models.map(({ id, name }) => ({ value: id, label: pick(name) }))]}
      onChange={(event) => void take(event.target.value)}
    />
  )
}

export function PeriodStep({ form, change, errorOf, before }: StepProps) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const kind = kindOfPeriod(form.period)
  const isFixed = before?.state === 'open'
  const ofKind = (next: PeriodKind) => shiftPeriod(periodContaining(next, today), -1)
  return (
    <>
      {before === null && <ModelField form={form} change={change} />}
      <div className={styles.fields}>
        <SelectField
          id="round-kind"
          label={t('round.list.kind')}
          disabled={isFixed}
          options={periodKinds.map((value) => ({ value, label: t(`round.kind.${value}`) }))}
          value={kind}
          onChange={(event) => change(withPeriod(form, ofKind(event.target.value as PeriodKind), language))}
        />
        <SelectField
          id="round-period"
          label={t('round.list.period')}
          help={isFixed ? t('round.form.periodFixed') : t('round.form.periodHelp')}
          disabled={isFixed}
          options={periodsOffered(kind, today, form.period).map((value) => ({ value, label: periodText(value, language) }))}
          value={form.period}
          error={errorOf('round-period')}
          onChange={(event) => change(withPeriod(form, event.target.value, language))}
        />
      </div>
      <div className={styles.fields}>
        {languages.map((each) => (
          <TextField
            key={each}
            id={`round-name-${each}`}
            label={t('round.form.name', { language: languageName[each] })}
            isOptional={each !== 'fi'}
            lang={each}
            maxLength={200}
            value={form.name[each]}
            error={errorOf(`round-name-${each}`)}
            onChange={(event) => change({ name: { ...form.name, [each]: event.target.value } })}
          />
        ))}
      </div>
      <div className={styles.fields}>
        {languages.map((each) => (
          <FormField key={each} id={`round-instructions-${each}`} isOptional label={t('round.form.instructions', { language: languageName[each] })} error={errorOf(`round-instructions-${each}`)}>
            {(control) => (
              <textarea
                {...control}
                className={field.input}
                rows={4}
                lang={each}
                maxLength={4000}
                value={form.instructions[each]}
                onChange={(event) => change({ instructions: { ...form.instructions, [each]: event.target.value } })}
              />
            )}
          </FormField>
        ))}
      </div>
    </>
  )
}
