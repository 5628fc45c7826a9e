/** A short message that something was done or could not be done; announced, and gone by itself. */
import { notifications } from '@mantine/notifications'
import { createElement } from 'react'
import { ErrorGlyph, NoticeGlyph, VerifiedGlyph, WarningGlyph } from './glyphs.js'

export type ToastKind = 'done' | 'notice' | 'warning' | 'error'

const glyph = { done: VerifiedGlyph, notice: NoticeGlyph, warning: WarningGlyph, error: ErrorGlyph } as const

export interface Toast {
  readonly kind: ToastKind
  readonly text: string
  /** A second toast with the same id takes the place of the first. */
  readonly id?: string
}

/** Errors stay until they are closed; the others go after six seconds. @example showToast({ kind: 'done', text }) */
export function showToast({ kind, text, id }: Toast): void {
  if (id) notifications.hide(id)
  notifications.show({
    id,
    message: text,
    icon: createElement(glyph[kind], { size: 18 }),
    autoClose: kind === 'error' ? false : 6000,
    withBorder: false,
    className: `solmu-toast solmu-toast-${kind}`
  })
}
