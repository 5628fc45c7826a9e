/** What a form says about itself: a draft from before, what somebody else has saved meanwhile, and what else is worth a look. */
import { useEffect, useRef, type ReactNode, type Ref } from 'react'
import { Button } from './button.js'
import { useFormat } from './format.js'
import { NoticeGlyph, WarningGlyph } from './glyphs.js'
import { useText } from './text.js'
import styles from './record-form.module.css'

export interface FormNoticeProps {
  readonly title: string
  /** Framed, for what has to be looked at before saving. */
  readonly isStrong?: boolean
  readonly role?: 'status' | 'alert'
  /** For a notice that takes the focus. */
  readonly ref?: Ref<HTMLDivElement>
  readonly children: ReactNode
}

export function FormNotice({ title, isStrong, role, ref, children }: FormNoticeProps) {
  const Glyph = isStrong ? WarningGlyph : NoticeGlyph
  return (
    <div ref={ref} className={styles.notice} data-strong={isStrong || undefined} role={role} tabIndex={ref ? -1 : undefined}>
      <Glyph size={16} />
      <div>
        <p className={styles.noticeTitle}>{title}</p>
        {children}
      </div>
    </div>
  )
}

export interface DraftNoticeProps {
  /** When what is offered was typed, as an instant; null when there is nothing to offer. */
  readonly draftOf: string | null
  /** Says from when it is and where it lies. */
  readonly text: (when: string) => string
  readonly onResume: () => void
  readonly onDiscard: () => void
}

/** Offers back what was typed before and not saved. */
export function DraftNotice({ draftOf, text, onResume, onDiscard }: DraftNoticeProps) {
  const t = useText()
  const format = useFormat()
  if (draftOf === null) return null
  return (
    <FormNotice title={t('ui.draft.title')} role="status">
      <p>{text(format.instant(draftOf))}</p>
      <div className={styles.acts}>
        <Button size="small" onClick={onResume}>
          {t('ui.draft.resume')}
        </Button>
        <Button size="small" variant="quiet" onClick={onDiscard}>
          {t('ui.draft.discard')}
        </Button>
      </div>
    </FormNotice>
  )
}

/** One field that somebody else has changed. */
export interface ClashRow {
  readonly field: string
  readonly name: string
  /** What they saved and what stands in the form, as they are read; empty for nothing. */
  readonly saved: string
  readonly mine: string
  /** The form holds what they saved. */
  readonly isTaken: boolean
  readonly onTake: () => void
}

export interface ClashNoticeProps {
  /** What clashed; the notice takes the focus when it changes. Null when nothing did. */
  readonly clash: object | null
  readonly rows: readonly ClashRow[]
  readonly onClose: () => void
}

function ClashTableRow({ row }: { readonly row: ClashRow }) {
  const t = useText()
  const { name, saved, mine, isTaken, onTake } = row
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{saved || t('ui.clash.empty')}</td>
      <td>
        {isTaken ? (
          t('ui.clash.taken')
        ) : (
          <>
            {mine || t('ui.clash.empty')}{' '}
            <Button size="small" onClick={onTake}>
              {t('ui.clash.take')}
              <span className="visually-hidden">: {name}</span>
            </Button>
          </>
        )}
      </td>
    </tr>
  )
}

/** Somebody else has saved meanwhile: what they changed, beside what stands in the form now. */
export function ClashNotice({ clash, rows, onClose }: ClashNoticeProps) {
  const t = useText()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (clash !== null) box.current?.focus()
  }, [clash])
  if (clash === null) return null
  return (
    <FormNotice ref={box} title={t('ui.clash.title')} isStrong role="alert">
      <p>{t('ui.clash.text')}</p>
      <table className={styles.clash}>
        <caption className="visually-hidden">{t('ui.clash.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('ui.clash.field')}</th>
            <th scope="col">{t('ui.clash.saved')}</th>
            <th scope="col">{t('ui.clash.mine')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ClashTableRow key={row.field} row={row} />
          ))}
        </tbody>
      </table>
      <div className={styles.acts}>
        <Button size="small" variant="quiet" onClick={onClose}>
          {t('ui.clash.close')}
        </Button>
      </div>
    </FormNotice>
  )
}
