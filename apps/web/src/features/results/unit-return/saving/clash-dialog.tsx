/** Figures that two have changed: both values, and the choice for each. Nothing is written over before it is made. */
import { useState } from 'react'
import type { CellAnswer } from '@solmu/domain/results/cell.js'
import { Button } from '../../../../ui/button.js'
import { Dialog } from '../../../../ui/dialog.js'
import { useFormat } from '../../../../ui/format.js'
import { useText } from '../../../../ui/text.js'
import { useCellText } from '../sheet/cell-text.js'
import type { CellState } from '../sheet/cell-state.js'
import { useSheet } from '../sheet/sheet-context.js'
import { useStore } from '../sheet/use-store.js'
import dialogStyles from '../../../../ui/dialog.module.css'
import styles from '../unit-return.module.css'

type Choice = 'mine' | 'theirs'

function useShown() {
  const t = useText()
  const { store } = useSheet()
  const { shown } = useCellText()
  return (indicatorId: string, answer: CellAnswer | null): string =>
    answer ? shown(answer, store.kindOf(indicatorId).decimals) : t('unitReturn.cell.empty')
}

interface ClashProps {
  readonly cell: CellState
  readonly choice: Choice | undefined
  readonly onChoose: (choice: Choice) => void
}

function Clash({ cell, choice, onChoose }: ClashProps) {
  const t = useText()
  const format = useFormat()
  const shown = useShown()
  const { model } = useSheet()
  const { key, indicatorId, breakdown, theirs, typed, answer, note } = cell
  if (!theirs) return null
  const who = theirs.changedBy ?? t('unitReturn.clash.somebody')
  const when = theirs.changedAt ? format.instantShort(theirs.changedAt) : ''
  const options = [
    { value: 'mine' as const, label: t('unitReturn.clash.mine'), text: typed ?? shown(indicatorId, answer), note },
    { value: 'theirs' as const, label: t('unitReturn.clash.theirs', { who, when }), text: shown(indicatorId, theirs.answer), note: theirs.note }
  ]
  return (
    <fieldset className={styles.clash}>
      <legend>{model.cellName(indicatorId, breakdown)}</legend>
      {options.map((option) => (
        <label key={option.value} data-chosen={choice === option.value || undefined}>
          <input type="radio" name={`clash-${key}`} checked={choice === option.value} onChange={() => onChoose(option.value)} />
          <span>
            {option.label}
            {option.note && <small>{option.note}</small>}
          </span>
          <b>{option.text}</b>
        </label>
      ))}
    </fieldset>
  )
}

/** Figures that wait for a choice, as a text that changes only with them. */
function useClashes(): readonly CellState[] {
  const { store } = useSheet()
  const keys = useStore(store, (of) =>
    of.all().flatMap(({ key, theirs, turn }) => (theirs ? [`${key}|${turn}|${theirs.version}`] : [])).join('\n')
  )
  return keys === '' ? [] : store.all().filter(({ theirs }) => theirs !== null)
}

export function ClashDialog() {
  const t = useText()
  const { store } = useSheet()
  const clashes = useClashes()
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({})
  const [isPutOff, setPutOff] = useState('')
  const names = clashes.map(({ key }) => key).join()
  if (clashes.length === 0) return null
  if (isPutOff === names) {
    return (
      <p className={styles.clashNote} role="status">
        {t('unitReturn.clash.waits', { count: clashes.length })}{' '}
        <Button size="small" onClick={() => setPutOff('')}>
          {t('unitReturn.clash.choose')}
        </Button>
      </p>
    )
  }
  const chooseAll = (choice: Choice) => setChoices(Object.fromEntries(clashes.map(({ key }) => [key, choice])))
  const isComplete = clashes.every(({ key }) => choices[key])
  const decide = () => {
    for (const choice of ['mine', 'theirs'] as const) {
      store.resolve(clashes.flatMap(({ key }) => (choices[key] === choice ? [key] : [])), choice)
    }
    setChoices({})
  }
  return (
    <Dialog title={t('unitReturn.clash.title', { count: clashes.length })} isOpen onClose={() => setPutOff(names)} width="36rem">
      <p>{t('unitReturn.clash.text')}</p>
      {clashes.length > 1 && (
        <div className={dialogStyles.acts}>
          <Button size="small" onClick={() => chooseAll('mine')}>
            {t('unitReturn.clash.allMine')}
          </Button>
          <Button size="small" onClick={() => chooseAll('theirs')}>
            {t('unitReturn.clash.allTheirs')}
          </Button>
        </div>
      )}
      {clashes.map((cell) => (
        <Clash
          key={cell.key}
          cell={cell}
          choice={choices[cell.key]}
          onChoose={(choice) => setChoices((before) => ({ ...before, [cell.key]: choice }))}
        />
      ))}
      <div className={dialogStyles.acts}>
        <Button variant="primary" disabled={!isComplete} onClick={decide}>
          {t('unitReturn.clash.decide')}
        </Button>
        <Button onClick={() => setPutOff(names)}>{t('unitReturn.clash.later')}</Button>
      </div>
    </Dialog>
  )
}
