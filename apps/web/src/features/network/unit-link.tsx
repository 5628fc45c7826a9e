/** Links from the network to a unit's own page, which keep the viewed day. */
import type { ReactNode } from 'react'
import type { IsoDate } from '@solmu/shared/dates.js'
import { ButtonLink } from '../../ui/button.js'
import { TextLink } from '../../ui/link.js'
import { useLanguage } from '../../ui/text.js'

export interface UnitLinkProps {
  readonly id: string
  /** The viewed day; undefined for today. */
  readonly asOf: IsoDate | undefined
  /** `button` looks like a button. */
  readonly look?: 'text' | 'button'
  readonly lang?: string
  readonly children: ReactNode
}

export function UnitLink({ id, asOf, look = 'text', lang, children }: UnitLinkProps) {
  const language = useLanguage()
  const target = { to: '/$lang/units/$id', params: { lang: language, id }, search: { asOf } } as const
  return look === 'button' ? (
    <ButtonLink {...target}>{children}</ButtonLink>
  ) : (
    <TextLink {...target} lang={lang}>
      {children}
    </TextLink>
  )
}
