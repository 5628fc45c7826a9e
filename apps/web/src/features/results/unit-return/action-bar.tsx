/** The bar at the foot of the form: where it is saved, how much is given, and the next right step. */
import { IconKeyboard } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Button } from '../../../ui/button.js'
import { useText } from '../../../ui/text.js'
import { SaveLine } from './saving/save-line.js'
import type { SaveQueue } from './saving/save-queue.js'
import { useSheet } from './sheet/sheet-context.js'
import { useStore } from './sheet/use-store.js'
import type { Progress } from './use-progress.js'
import styles from './unit-return.module.css'

export interface ActionBarProps {
  readonly queue: SaveQueue
  readonly progress: Progress
  readonly isAnswers: boolean
  readonly isPhone: boolean
  readonly maySubmit: boolean
  readonly onMissing: () => void
  readonly onHelp: () => void
  readonly onSubmit: () => void
}

/** How many figures that are missing are named. */
const mostNamed = 3

function Count({ progress, isAnswers }: Pick<ActionBarProps, 'progress' | 'isAnswers'>) {
  const t = useText()
  const { store, model } = useSheet()
  const { asked, given, missing, questioned, waiting } = progress
  if (isAnswers) {
    return <p>{t('unitReturn.bar.answered', { done: questioned.length - waiting.length, all: questioned.length })}</p>
  }
  const codes = [...new Set(missing.flatMap((key) => store.cell(key)?.indicatorId ?? []))].map((id) => model.rowOf(id).indicator.code)
  const named = codes.length > mostNamed ? `${codes.slice(0, mostNamed).join(', ')} …` : codes.join(', ')
  return (
    <p>
      {t('unitReturn.bar.given', { given, asked })}{' '}
      {missing.length > 0 && t('unitReturn.bar.missing', { count: missing.length, codes: named })}
    </p>
  )
}

export function ActionBar({ queue, progress, isAnswers, isPhone, maySubmit, onMissing, onHelp, onSubmit }: ActionBarProps) {
  const t = useText()
  const { store, selection } = useSheet()
  const active = useStore(selection, (of) => of.activeKey())
  const canMarkMissing = useStore(store, (of) => (active ? of.cell(active)?.isWritable === true : false))
  return (
    <Bar>
      <div className={styles.barText}>
        <SaveLine queue={queue} />
        <Count progress={progress} isAnswers={isAnswers} />
      </div>
      <div className={styles.barActs}>
        {!isPhone && (
          <Button variant="quiet" icon={IconKeyboard} onClick={onHelp}>
            {t('unitReturn.bar.keys')}
          </Button>
        )}
        {!isPhone && !isAnswers && (
          <Button disabled={!canMarkMissing} onClick={onMissing}>
            {t('unitReturn.bar.markMissing')}
          </Button>
        )}
        {maySubmit && (
          <Button variant="primary" isBlock={isPhone} onClick={onSubmit}>
            {t(isAnswers ? 'unitReturn.submit.sendAnswers' : 'unitReturn.bar.submit')}
          </Button>
        )}
      </div>
    </Bar>
  )
}

/** The bar itself; it stands at the foot of the window and never covers what has the focus. */
export function Bar({ children }: { readonly children: ReactNode }) {
  const t = useText()
  return (
    <section className={styles.bar} aria-label={t('unitReturn.bar.label')} data-return-bar data-print="never">
      {children}
    </section>
  )
}
