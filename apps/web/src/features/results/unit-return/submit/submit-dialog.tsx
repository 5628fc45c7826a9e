/** The last look before sending: what the checks say, what is missing, and what happens next. */
import type { ReactNode } from 'react'
import { Button } from '../../../../ui/button.js'
import { Dialog } from '../../../../ui/dialog.js'
import { ErrorNotice } from '../../../../ui/error-notice.js'
import { AcceptedGlyph, ErrorGlyph, WarningGlyph } from '../../../../ui/glyphs.js'
import { useText } from '../../../../ui/text.js'
import dialogStyles from '../../../../ui/dialog.module.css'
import { useSheet } from '../sheet/sheet-context.js'
import { focusField } from '../sheet/use-grid-events.js'
import type { Progress } from '../use-progress.js'
import type { Steps } from './use-steps.js'
import styles from '../unit-return.module.css'

export interface SubmitDialogProps {
  readonly isAnswers: boolean
  readonly progress: Progress
  readonly steps: Steps
  /** Who has it next: the name of the centre. */
  readonly nextName: string
  /** What the checks found, with links; null when they found nothing. */
  readonly findings: ReactNode
  readonly hasErrors: boolean
  readonly owesExplanations: boolean
  readonly onGoTo: (key: string) => void
  readonly onClose: () => void
}

/** How many figures are named one by one. */
const mostNamed = 12

function Figures({ keys, onGoTo }: { readonly keys: readonly string[]; readonly onGoTo: (key: string) => void }) {
  const t = useText()
  const { store, model } = useSheet()
  return (
    <ul className={styles.jumps}>
      {keys.slice(0, mostNamed).map((key) => {
        const cell = store.cell(key)
        return (
          cell && (
            <li key={key}>
              <button type="button" className={styles.linkButton} onClick={() => onGoTo(key)}>
                {model.cellShortName(cell.indicatorId, cell.breakdown)}
              </button>
            </li>
          )
        )
      })}
      {keys.length > mostNamed && <li>{t('unitReturn.submit.more', { count: keys.length - mostNamed })}</li>}
    </ul>
  )
}

interface ItemProps {
  readonly tone: 'error' | 'warning' | 'done'
  readonly title: string
  readonly children?: ReactNode
}

const glyph = { error: ErrorGlyph, warning: WarningGlyph, done: AcceptedGlyph } as const

function Item({ tone, title, children }: ItemProps) {
  const Glyph = glyph[tone]
  return (
    <li data-tone={tone}>
      <Glyph size={18} />
      <div>
        <b>{title}</b>
        {children}
      </div>
    </li>
  )
}

/** What has to be mended before it can be sent. */
function Blocking({ progress, hasErrors, owesExplanations, onGoTo }: SubmitDialogProps) {
  const t = useText()
  const { wrong, waiting } = progress
  return (
    <>
      {wrong.length > 0 && (
        <Item tone="error" title={t('unitReturn.submit.wrong', { count: wrong.length })}>
          <Figures keys={wrong} onGoTo={onGoTo} />
        </Item>
      )}
      {waiting.length > 0 && (
        <Item tone="error" title={t('unitReturn.submit.waiting', { count: waiting.length })}>
          <Figures keys={waiting} onGoTo={onGoTo} />
        </Item>
      )}
      {hasErrors && <Item tone="error" title={t('unitReturn.submit.errors')} />}
      {owesExplanations && <Item tone="warning" title={t('unitReturn.submit.unexplained')} />}
    </>
  )
}

export function SubmitDialog(props: SubmitDialogProps) {
  const t = useText()
  const { isAnswers, progress, steps, nextName, findings, hasErrors, owesExplanations, onGoTo, onClose } = props
  const isBlocked = progress.wrong.length + progress.waiting.length > 0 || hasErrors || owesExplanations
  const missing = isAnswers ? [] : progress.missing
  return (
    <Dialog title={t(isAnswers ? 'unitReturn.submit.titleAnswers' : 'unitReturn.submit.title')} isOpen onClose={onClose} width="38rem">
      <ul className={styles.checks}>
        <Blocking {...props} />
        {missing.length > 0 && (
          <Item tone="warning" title={t('unitReturn.submit.missing', { count: missing.length })}>
            <p>{t('unitReturn.submit.missingText')}</p>
            <Figures keys={missing} onGoTo={onGoTo} />
          </Item>
        )}
        {!isBlocked && missing.length === 0 && <Item tone="done" title={t('unitReturn.submit.ready', { count: progress.asked })} />}
      </ul>
      {findings}
      <p className={styles.next}>{t('unitReturn.submit.next', { name: nextName })}</p>
      {steps.error !== null && <ErrorNotice error={steps.error} />}
      <div className={dialogStyles.acts}>
        <Button
          variant="primary"
          isBusy={steps.isBusy}
          disabled={isBlocked}
          onClick={() => void steps.submit().then((isDone) => (isDone ? onClose() : undefined))}
        >
          {t(isAnswers ? 'unitReturn.submit.sendAnswers' : 'unitReturn.submit.send')}
        </Button>
        <Button onClick={onClose}>{t('unitReturn.submit.back')}</Button>
      </div>
    </Dialog>
  )
}

/** Leads to a figure after the dialog has given the focus back. */
export function jumpTo(key: string): void {
  setTimeout(() => focusField(key), 250)
}
