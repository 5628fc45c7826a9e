/** The second step: what is asked, in which order and breakdowns, and what must be answered. */
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { AskedInRound } from '@solmu/domain/results/round-change.js'
import { IconButton } from '../../../../ui/button.js'
import { ErrorNotice } from '../../../../ui/error-notice.js'
import { SearchList } from '../../../../ui/search-list.js'
import { Skeleton } from '../../../../ui/skeleton.js'
import { useLocalized, useText } from '../../../../ui/text.js'
import type { IndicatorChoice } from '../round-choices.operations.js'
import type { StepProps } from './step-props.js'
import { useIndicatorChoices } from './use-choices.js'
import styles from '../round.module.css'

/** How many indicators the list shows at once; typing narrows it. */
const mostShown = 60

interface AddFieldProps {
  readonly choices: readonly IndicatorChoice[]
  readonly onAdd: (indicatorId: string) => void
  readonly error: string | undefined
}

function AddField({ choices, onAdd, error }: AddFieldProps) {
  const t = useText()
  const pick = useLocalized()
  const [typed, setTyped] = useState('')
  const nameOf = ({ current, code }: IndicatorChoice) => (current ? pick(current.name) : code)
  const wanted = typed.trim().toLowerCase()
  const fitting = choices.filter((each) => `${nameOf(each)} ${each.code}`.toLowerCase().includes(wanted)).slice(0, mostShown)
  const details = new Map(choices.map(({ id, code, group }) => [id, `${code}, ${pick(group.name)}`]))
  return (
    <SearchList
      id="round-indicators"
      label={t('round.form.add')}
      help={t('round.form.addHelp')}
      error={error}
      options={fitting.map((each) => ({ value: each.id, label: nameOf(each) }))}
      value={null}
      typed={typed}
      onType={setTyped}
      placeholder={t('round.form.addPlaceholder')}
      nothingFound={t('round.form.addNothing')}
      detailOf={(id) => details.get(id)}
      onChange={(id) => {
        if (id !== null) onAdd(id)
        setTyped('')
      }}
    />
  )
}

interface AskedItemProps {
  readonly asked: AskedInRound
  readonly name: string
  readonly code: string
  readonly dimensions: readonly { readonly code: string; readonly name: string }[]
  /** What an open round asks already stays as it is. */
  readonly isFixed: boolean
  readonly onChange: (part: Partial<AskedInRound>) => void
  readonly onMove: ((steps: number) => void) | null
  readonly onRemove: () => void
}

function Option({ label, isOn, isFixed, onChange }: { label: string; isOn: boolean; isFixed: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <label>
      <input type="checkbox" checked={isOn} disabled={isFixed} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  )
}

function AskedItem({ asked, name, code, dimensions, isFixed, onChange, onMove, onRemove }: AskedItemProps) {
  const t = useText()
  const { dimensionCodes } = asked
  return (
    <li>
      <div className={styles.askedLine}>
        <span className={styles.askedName}>
          {name} <span className={styles.quiet}>{code}</span>
        </span>
        <IconButton icon={IconArrowUp} label={t('round.form.up', { name })} disabled={onMove === null} onClick={() => onMove?.(-1)} />
        <IconButton icon={IconArrowDown} label={t('round.form.down', { name })} disabled={onMove === null} onClick={() => onMove?.(1)} />
        {!isFixed && <IconButton icon={IconX} label={t('round.form.remove', { name })} onClick={onRemove} />}
      </div>
      <div className={styles.options} role="group" aria-label={t('round.form.optionsOf', { name })}>
        <Option label={t('round.isRequired')} isOn={asked.isRequired} isFixed={isFixed} onChange={(isRequired) => onChange({ isRequired })} />
        <Option
          label={t('round.form.allowsNotApplicable')}
          isOn={asked.allowsNotApplicable}
          isFixed={isFixed}
          onChange={(allowsNotApplicable) => onChange({ allowsNotApplicable })}
        />
        {dimensions.map((dimension) => (
          <Option
            key={dimension.code}
            label={t('round.form.by', { name: dimension.name })}
            isOn={dimensionCodes.includes(dimension.code)}
            isFixed={isFixed}
            onChange={(isOn) =>
              onChange({ dimensionCodes: isOn ? [...dimensionCodes, dimension.code] : dimensionCodes.filter((each) => each !== dimension.code) })
            }
          />
        ))}
      </div>
    </li>
  )
}

/** The list with the item at a place moved so many places. */
function moved(list: readonly AskedInRound[], place: number, steps: number): AskedInRound[] {
  const item = list[place]
  const rest = list.filter((_, index) => index !== place)
  return item === undefined ? [...list] : [...rest.slice(0, Math.max(0, place + steps)), item, ...rest.slice(Math.max(0, place + steps))]
}

export function IndicatorsStep({ form, change, errorOf, before }: StepProps) {
  const t = useText()
  const pick = useLocalized()
  const { choices, dimensions, error, retry } = useIndicatorChoices(form.period)
  if (error !== undefined) return <ErrorNotice error={error} onRetry={retry} />
  if (choices === undefined) return <Skeleton lines={8} />
  const byId = new Map(choices.map((each) => [each.id, each]))
  const asked = form.indicators
  const isKept = (id: string) => before?.state === 'open' && before.indicators.some(({ indicator }) => indicator.id === id)
  const set = (indicators: readonly AskedInRound[]) => change({ indicators })
  return (
    <>
      <AddField
        choices={choices.filter(({ id }) => !asked.some(({ indicatorId }) => indicatorId === id))}
        error={errorOf('round-indicators')}
        onAdd={(indicatorId) => set([...asked, { indicatorId, dimensionCodes: [], isRequired: true, allowsNotApplicable: true }])}
      />
      <p role="status">{t('round.askedCount', { count: asked.length })}</p>
      <ol className={styles.asked}>
        {asked.map((each, place) => {
          const known = byId.get(each.indicatorId)
          const codes = known?.current?.dimensionCodes ?? each.dimensionCodes
          return (
            <AskedItem
              key={each.indicatorId}
              asked={each}
              name={known?.current ? pick(known.current.name) : t('round.form.unknownIndicator')}
              code={known?.code ?? ''}
              dimensions={codes.map((code) => ({ code, name: dimensions.get(code) ?? code }))}
              isFixed={isKept(each.indicatorId)}
              onChange={(part) => set(asked.map((other, index) => (index === place ? { ...other, ...part } : other)))}
              onMove={asked.length > 1 ? (steps) => set(moved(asked, place, steps)) : null}
              onRemove={() => set(asked.filter((_, index) => index !== place))}
            />
          )
        })}
      </ol>
    </>
  )
}
