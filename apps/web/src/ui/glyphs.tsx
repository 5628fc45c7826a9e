/** The glyphs of states and messages, drawn on a 16 grid. Always decorative: the word stands beside them or labels them. */
import type { ReactNode } from 'react'

export interface GlyphProps {
  /** Width and height in px; 16 in text, 14 in heat cells. */
  readonly size?: number
  readonly className?: string
}

function Glyph({ size = 16, className, children }: GlyphProps & { readonly children: ReactNode }) {
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} className={className} fill="none" stroke="currentColor"
      strokeWidth={1.5} strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
      {children}
    </svg>
  )
}

const hole = { stroke: 'var(--solmu-surface)' } as const

export function NotStartedGlyph(props: GlyphProps) {
  return (
    <Glyph {...props}>
      <circle cx="8" cy="8" r="6.25" strokeDasharray="2.45 2.46" strokeLinecap="butt" />
    </Glyph>
  )
}

export function DraftGlyph(props: GlyphProps) {
  return (
    <Glyph {...props}>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 4.2a3.8 3.8 0 0 0 0 7.6z" fill="currentColor" stroke="none" />
    </Glyph>
  )
}

export function SubmittedGlyph(props: GlyphProps) {
  return (
    <Glyph {...props}>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M5 8h6M8.6 5.6 11 8l-2.4 2.4" />
    </Glyph>
  )
}

export function VerifiedGlyph(props: GlyphProps) {
  return (
    <Glyph {...props}>
      <circle cx="8" cy="8" r="7" fill="currentColor" stroke="none" />
      <path d="m5 8.2 2.2 2.2L11 6.1" {...hole} />
    </Glyph>
  )
}

export function AcceptedGlyph(props: GlyphProps) {
  return (
    <Glyph {...props}>
      <circle cx="8" cy="8" r="7" fill="currentColor" stroke="none" />
      <path d="m3.6 8.4 2 2 3.6-4.2M7.9 10.2l.3.2 3.7-4.3" {...hole} strokeWidth={1.4} />
    </Glyph>
  )
}

export function ReturnedGlyph(props: GlyphProps) {
  return (
    <Glyph {...props}>
      <path d="M8 1.2 14.8 8 8 14.8 1.2 8z" />
      <path d="M10.7 8H5.6M7.6 6 5.6 8l2 2" />
    </Glyph>
  )
}

export function LockedGlyph(props: GlyphProps) {
  return (
    <Glyph {...props}>
      <rect x="2" y="6.8" width="12" height="8.2" rx="1.5" fill="currentColor" stroke="none" />
      <path d="M5 7.5V5a3 3 0 0 1 6 0v2.5" strokeWidth={1.8} />
    </Glyph>
  )
}

export function LateGlyph(props: GlyphProps) {
  return (
    <Glyph {...props}>
      <path d="M8 1.6 15.2 14.2H.8z" fill="currentColor" strokeWidth={1} />
      <path d="M8 6.2v3.6" {...hole} strokeWidth={1.7} />
      <circle cx="8" cy="12" r="1" fill="var(--solmu-surface)" stroke="none" />
    </Glyph>
  )
}

/** An error: it blocks. */
export function ErrorGlyph(props: GlyphProps) {
  return (
    <Glyph {...props}>
      <path d="M5.2 1.2h5.6l4 4v5.6l-4 4H5.2l-4-4V5.2z" fill="currentColor" stroke="none" />
      <path d="M8 4.5v4" {...hole} strokeWidth={1.7} />
      <circle cx="8" cy="11.2" r="1" fill="var(--solmu-surface)" stroke="none" />
    </Glyph>
  )
}

/** A warning: it needs an explanation. */
export function WarningGlyph(props: GlyphProps) {
  return (
    <Glyph {...props}>
      <path d="M8 2 14.8 13.8H1.2z" />
      <path d="M8 6.5v3.2" />
      <circle cx="8" cy="11.6" r=".8" fill="currentColor" stroke="none" />
    </Glyph>
  )
}

/** A remark: it informs. */
export function NoticeGlyph(props: GlyphProps) {
  return (
    <Glyph {...props}>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 7.4v3.6" />
      <circle cx="8" cy="5" r=".9" fill="currentColor" stroke="none" />
    </Glyph>
  )
}
