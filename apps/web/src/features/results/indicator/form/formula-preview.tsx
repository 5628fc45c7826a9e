/** Tries a formula with sample figures. The rules of expressions are loaded only when somebody writes one. */
import { useEffect, useState } from 'react'
import { decimalNumber, parseDecimal } from '@solmu/shared/decimal.js'
import { TextField } from '../../../../ui/form-field.js'
import { useLocalized, useText } from '../../../../ui/text.js'
import { Value } from '../../../../ui/value.js'
import type { ExpressionCheck } from '../indicator.operations.js'
import type { IndicatorValues } from './indicator-values.js'
import styles from '../indicator.module.css'

type Rules = typeof import('./formula-rules.js')

function useRules(): Rules | null {
  const [rules, setRules] = useState<Rules | null>(null)
  useEffect(() => {
    let isHere = true
    void import('./formula-rules.js').then((loaded) => isHere && setRules(loaded))
    return () => {
      isHere = false
    }
  }, [])
  return rules
}

export interface FormulaPreviewProps {
  readonly formula: Pick<IndicatorValues, 'numerator' | 'denominator' | 'factor'>
  readonly decimals: number
  readonly unit: string
  readonly used: ExpressionCheck['used']
}

/** Figures to begin with: small, and different from each other, so that a swapped pair shows. */
const sample = (place: number): string => String((place + 1) * 12)

export function FormulaPreview({ formula, decimals, unit, used }: FormulaPreviewProps) {
  const t = useText()
  const pick = useLocalized()
  const rules = useRules()
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const textOf = (code: string, place: number): string => typed[code] ?? sample(place)
  const totals = new Map(
    used.map(({ code, decimals: own }, place) => {
      const read = parseDecimal(textOf(code, place), own)
      return [code, 'value' in read ? decimalNumber(read.value, own) : null] as const
    })
  )
  const { numerator, denominator, factor } = formula
  const derivation = { numerator: numerator.trim(), denominator: denominator.trim() || null, factor: Number(factor) || 1, decimals }
  const steps = rules?.derived(derivation, totals)
  return (
    <>
      <p>{t('indicator.preview.title')}</p>
      <div className={styles.samples}>
        {used.map(({ code, nearest }, place) => (
          <TextField
            key={code}
            label={`${code} ${pick(nearest.name)}`}
            inputMode="decimal"
            autoComplete="off"
            value={textOf(code, place)}
            onChange={(event) => setTyped((before) => ({ ...before, [code]: event.target.value }))}
          />
        ))}
      </div>
      <p className={styles.result} role="status">
        {t('indicator.preview.result')}{' '}
        <strong>{steps !== undefined && <Value value={steps === null ? 'notApplicable' : decimalNumber(steps, decimals)} decimals={decimals} />}</strong>{' '}
        {steps !== null && t(`indicator.unit.${unit}`)}
      </p>
    </>
  )
}
