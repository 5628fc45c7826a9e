/** Links to other pages of Solmu; always underlined, also in tables. */
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'

interface AnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly ref?: Ref<HTMLAnchorElement>
}

function Anchor({ children, ...props }: AnchorProps) {
  return <a {...props}>{children}</a>
}

/**
 * A link in text.
 *
 * @example <TextLink to="/$lang/units/$unitId" params={{ lang, unitId }}>Kiteen Kaari</TextLink>
 */
export const TextLink = createLink(Anchor)
