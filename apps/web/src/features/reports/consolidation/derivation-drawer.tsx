/** "Why this number?": the strand from a figure down to the reports on which it rests, and who stands behind them. */
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Section } from '../../../ui/section.js'
import { SideDrawer } from '../../../ui/side-drawer.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { Value } from '../../../ui/value.js'
import { periodText } from '../../results/unit-return/period-text.js'
import { CompareLink } from '../difference/compare-link.js'
import type { StatementChoice } from '../difference/difference.search.js'
import { type FigureDerivation, type FigureDerivationInput, figureDerivationQuery } from './consolidation.operations.js'
import { figureValue } from './consolidation-rows.js'
import type { ConsolidationLens } from './consolidation.search.js'
import { usePlaceName } from './use-consolidation.js'
import styles from './consolidation.module.css'

/** What is the same at every step of the strand. */
export type DerivationFrame = Pick<FigureDerivationInput, 'indicatorId' | 'restateTo' | 'from' | 'to' | 'stage'>

interface Place {
  readonly lens: ConsolidationLens
  readonly area: string | null
  readonly isWhole: boolean
}

interface StepProps {
  readonly frame: DerivationFrame
  readonly place: Place
}

function useStep({ frame, place }: StepProps) {
  const { data, error, refetch } = useQuery(figureDerivationQuery, { variables: { input: { ...frame, ...place } } })
  return { step: data?.figureDerivation, error, retry: () => void refetch() }
}

interface PartsProps {
  readonly step: FigureDerivation
  readonly lens: ConsolidationLens
  readonly open: string | undefined
  readonly onOpen: (key: string) => void
}

const keyOf = (area: string | null): string => area ?? ''

/** The areas or units of which a figure is made, each a way further down. */
function Parts({ step: { parts, indicator, figure: whole }, lens, open, onOpen }: PartsProps) {
  const t = useText()
  const nameOf = usePlaceName()
  const areUnits = parts.some(({ isUnit }) => isUnit)
  const words = `consolidation.derivation.${whole.denominator === null ? 'sum' : 'parts'}.${areUnits ? 'units' : 'areas'}`
  return (
    <>
      <p className={styles.step}>{t(words, { count: parts.length })}</p>
      <ul className={styles.parts}>
        {parts.map(({ area, isUnit, name, figure }) => (
          <li key={keyOf(area)}>
            <button type="button" className={styles.part} aria-expanded={open === keyOf(area)} onClick={() => onOpen(keyOf(area))}>
              <span>{nameOf(isUnit ? 'unit' : lens, { area, isWhole: false, name })}</span>
              <Value value={figureValue(figure, true)} decimals={indicator.decimals} />
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

function Formula({ step: { formula, figure } }: { readonly step: FigureDerivation }) {
  const t = useText()
  const pick = useLocalized()
  if (!formula) return null
  const { numerator, denominator, factor, parts } = formula
  return (
    <div>
      <p className={styles.step}>{t('consolidation.derivation.formula')}</p>
      <p>{`${factor === 1 ? '' : `${factor} × `}${denominator === null ? numerator : `(${numerator}) / (${denominator})`}`}</p>
      <ul className={styles.parts}>
        {parts.map(({ indicatorId, code, name, figure: of }) => (
          <li key={indicatorId} className={styles.part}>
            <span>{`${code} ${pick(name)}`}</span>
            <Value value={of.value === null ? 'missing' : Number(of.value)} decimals={(of.value?.split('.')[1] ?? '').length} />
          </li>
        ))}
      </ul>
      {figure.value === null && <p>{t('consolidation.derivation.noFormula')}</p>}
    </div>
  )
}

/** The reports of a unit: which version counts, and who sent, verified and accepted it. */
function Returns({ step: { returns, indicator } }: { readonly step: FigureDerivation }) {
  const t = useText()
  const lang = useLanguage()
  const format = useFormat()
  if (returns.length === 0) return <li>{t('consolidation.derivation.noReturns')}</li>
  return returns.map(({ returnId, period, versionNumber, versionReason, notes, steps, figure }) => (
    <li key={returnId}>
      <span className={styles.step}>
        <Value value={figureValue(figure, true)} decimals={indicator.decimals} />{' '}
      </span>
      <TextLink to="/$lang/results/returns/$id/history" params={{ lang, id: returnId }}>
        {t('consolidation.derivation.return', { period: periodText(period, lang), version: versionNumber })}
      </TextLink>
      {versionReason !== '' && <p>{t('consolidation.derivation.reason', { reason: versionReason })}</p>}
      {notes.map((note) => (
        <p key={note}>{`”${note}”`}</p>
      ))}
      {steps.map(({ action, by, at }) => (
        <span key={action} className={styles.note}>
          {t(`consolidation.derivation.${action}`, { who: by ?? t('consolidation.derivation.somebody'), when: format.instant(at) })}
        </span>
      ))}
    </li>
  ))
}

/** How certain and how complete the figure of a step is. */
function Confidence({ step: { figure } }: { readonly step: FigureDerivation }) {
  const t = useText()
  const { isGross, isEstimated, lower, upper, unitCount: given, missingCount: missing } = figure
  return (
    <>
      {isGross && <p className={styles.note}>{t('consolidation.derivation.bounds', { lower, upper })}</p>}
      {isEstimated && <p className={styles.note}>{t('consolidation.mark.estimated')}</p>}
      <p className={styles.note}>{t('consolidation.derivation.counts', { given, missing })}</p>
    </>
  )
}

/** A step of the strand, and the steps below the part that was opened. */
function Step({ frame, place }: StepProps) {
  const nameOf = usePlaceName()
  const [open, setOpen] = useState<string>()
  const { step, error, retry } = useStep({ frame, place })
  if (!step) return <li>{error ? <ErrorNotice error={error} onRetry={retry} /> : <Skeleton lines={4} />}</li>
  const { figure, indicator, name, parts } = step
  const lens: ConsolidationLens = place.lens === 'network' ? 'centre' : place.lens
  const part = parts.find(({ area }) => keyOf(area) === open)
  return (
    <>
      <li>
        <p className={styles.step}>
          <Value value={figureValue(figure, true)} decimals={indicator.decimals} /> {nameOf(place.lens, { ...place, name })}
        </p>
        <Formula step={step} />
        {parts.length > 0 && <Parts {...{ step, lens, open }} onOpen={(key) => setOpen((was) => (was === key ? undefined : key))} />}
        <Confidence step={step} />
      </li>
      {part && <Step key={open} frame={frame} place={{ lens: part.isUnit ? 'unit' : lens, area: part.area, isWhole: false }} />}
      {place.lens === 'unit' && !place.isWhole && <Returns step={step} />}
    </>
  )
}

/** What is counted, by the definition that is in force, with a way to how it came about. */
function Definition({ frame, place }: StepProps) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  const { step } = useStep({ frame, place })
  if (!step) return null
  const { id, code, definition, versionNumber, validFrom } = step.indicator
  const history = (
    <TextLink to="/$lang/results/indicators/$id" params={{ lang, id }}>
      {t('consolidation.derivation.history')}
    </TextLink>
  )
  return (
    <Section level={3} title={t('consolidation.derivation.definition', { code, version: versionNumber })} aside={history}>
      <p>{pick(definition)}</p>
      <p className={styles.note}>{t('consolidation.derivation.since', { day: format.day(validFrom) })}</p>
    </Section>
  )
}

export interface DerivationDrawerProps extends StepProps {
  /** The figure that was kept to be compared with another. */
  readonly against: string | undefined
  readonly onClose: () => void
}

/** The figure of the drawer, with everything on which it rests. */
function statementOf({ frame, place }: StepProps): StatementChoice {
  const { indicatorId, from, to, stage, restateTo } = frame
  const run = { indicatorId, from, to, stage: stage ?? 'accepted', restateTo: restateTo ?? null }
  return { source: 'live', editionId: null, audienceId: null, breakdown: '', ...run, ...place }
}

export function DerivationDrawer({ frame, place, against, onClose }: DerivationDrawerProps) {
  const t = useText()
  const pick = useLocalized()
  const { step } = useStep({ frame, place })
  return (
    <SideDrawer title={t('consolidation.why')} meta={step && pick(step.indicator.name)} isOpen onClose={onClose}>
      {step && (
        <p className={styles.big}>
          <Value value={figureValue(step.figure, true)} decimals={step.indicator.decimals} />
        </p>
      )}
      <ol className={styles.strand}>
        <Step frame={frame} place={place} />
      </ol>
      <Definition frame={frame} place={place} />
      <p>
        <CompareLink figure={statementOf({ frame, place })} against={against} />
      </p>
    </SideDrawer>
  )
}
