/** The formula of a derived indicator: checked while it is typed, and tried with figures of one's own. */
import { useQuery } from '@apollo/client/react'
import { useEffect, useState } from 'react'
import { useViewer } from '../../../../app/viewer.js'
import { readDayText } from '../../../../ui/day-text.js'
import { TextField } from '../../../../ui/form-field.js'
import { AcceptedGlyph, ErrorGlyph } from '../../../../ui/glyphs.js'
import { Section } from '../../../../ui/section.js'
import { useText } from '../../../../ui/text.js'
import { checkExpressionQuery, type ExpressionCheck } from '../indicator.operations.js'
import { fieldId } from './indicator-check.js'
import { FormulaPreview } from './formula-preview.js'
import type { IndicatorForm } from './use-indicator-form.js'
import forms from '../../../../ui/record-form.module.css'
import styles from '../indicator.module.css'

/** How long the reader may pause before the formula is checked, in ms. */
const typingPause = 300

function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), typingPause)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

/** What is known of the formula as it stands, and what was known last: figures that are tried stay while the next check runs. */
interface FormulaCheck {
  readonly check: ExpressionCheck | null
  readonly last: ExpressionCheck | null
}

function useFormulaCheck({ values }: IndicatorForm): FormulaCheck {
  const { today } = useViewer()
  const from = readDayText(values.from, today)
  const asked = useSettled(JSON.stringify([values.numerator.trim(), values.denominator.trim(), values.code.trim(), from]))
  const [numerator, denominator, code, day] = JSON.parse(asked) as [string, string, string, string | null]
  const { data, previousData } = useQuery(checkExpressionQuery, {
    variables: { input: { numerator: numerator || null, denominator: denominator || null, code: code || null, from: day } },
    skip: numerator === '',
    fetchPolicy: 'network-only'
  })
  if (numerator === '') return { check: null, last: null }
  return { check: data?.checkExpression ?? null, last: (data ?? previousData)?.checkExpression ?? null }
}

/** The place of the problem within what was typed. */
function Marked({ text, from, to }: { readonly text: string; readonly from: number; readonly to: number }) {
  return (
    <span className={styles.expression} aria-hidden="true">
      {text.slice(0, from)}
      <mark>{text.slice(from, to) || '▵'}</mark>
      {text.slice(Math.max(from, to))}
    </span>
  )
}

function CheckResult({ form, check }: { readonly form: IndicatorForm; readonly check: ExpressionCheck | null }) {
  const t = useText()
  const problem = check?.problem
  if (!problem) {
    return (
      <p className={styles.checked} data-right={check?.isValid || undefined} role="status">
        {check?.isValid && (
          <>
            <AcceptedGlyph size={16} />
            {t('indicator.expression.fine', { codes: check.usedCodes.join(', ') || '–' })}
          </>
        )}
      </p>
    )
  }
  const { field, kind, from, to, name } = problem
  return (
    <div className={styles.checked} data-wrong role="status">
      <ErrorGlyph size={16} />
      <div>
        <p>
          {t(`indicator.field.${field}`)}: {t(`indicator.expression.${kind}`, { name, at: from + 1 })}
        </p>
        <Marked text={form.values[field].trim()} from={from} to={to} />
      </div>
    </div>
  )
}

export function FormulaEditor({ form }: { readonly form: IndicatorForm }) {
  const t = useText()
  const { check, last } = useFormulaCheck(form)
  const { values, problems, change } = form
  const control = (name: 'numerator' | 'denominator' | 'factor') => ({
    id: fieldId(name),
    label: t(`indicator.field.${name}`),
    help: t(`indicator.help.${name}`),
    error: problems.fields[name],
    value: values[name],
    autoComplete: 'off',
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => change({ [name]: event.target.value })
  })
  return (
    <Section title={t('indicator.formula.title')} note={t('indicator.formula.note')}>
      <p className={forms.intro}>{t('indicator.formula.help')}</p>
      <TextField {...control('numerator')} className={styles.expression} spellCheck={false} autoCapitalize="characters" maxLength={500} />
      <TextField {...control('denominator')} className={styles.expression} isOptional spellCheck={false} autoCapitalize="characters" maxLength={500} />
      <CheckResult form={form} check={check} />
      <div className={forms.fields}>
        <TextField {...control('factor')} inputMode="numeric" maxLength={7} />
      </div>
      {last?.isValid && <FormulaPreview formula={values} decimals={Number(values.decimals)} unit={values.unit} used={last.used} />}
    </Section>
  )
}
