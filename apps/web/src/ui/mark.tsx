/** The mark of Solmu: two strands that hold each other and draw an S. */

export interface MarkProps {
  /** Width and height in px: 16, 32 or 48 stay sharp; never below 16. */
  readonly size?: number
  /** `plain`: two colours on the page; `ink`: one colour, that of the text. */
  readonly tone?: 'plain' | 'ink'
}

/** Decorative: the word "Solmu" or a label stands beside it. */
export function Mark({ size = 24, tone = 'plain' }: MarkProps) {
  const [first, second] =
    tone === 'ink' ? ['currentColor', 'currentColor'] : ['var(--solmu-mark-strand-a)', 'var(--solmu-mark-strand-b)']
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} fill="none" strokeWidth={2} aria-hidden="true" focusable="false">
      <path stroke={first} d="M15 2H7A3 3 0 0 0 4 4.3M4 7.7A3 3 0 0 0 7 10H15" />
      <path stroke={second} d="M1 14H9A3 3 0 0 0 12 11.7M12 8.3A3 3 0 0 0 9 6H1" />
    </svg>
  )
}
