/** Links to other pages of Solmu; always underlined, also in tables. */
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'

interface AnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly ref?: Ref<HTMLAnchorElement>
}

function Anchor(props: AnchorProps) {
  return <a {...props} />
}

/**
 * A link in text.
 *
 * @example <TextLink to="/$lang/units/$unitId" params={{ lang, unitId }}>Kiteen Kaari</TextLink>
 */
export const TextLink = createLink(Anchor)
