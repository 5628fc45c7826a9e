/**
 * A checkpoint vouches for the audit trail up to an entry: whoever keeps one
 * outside can tell a trail whose end was cut off, or that was written anew,
 * from the one that stood there on that day.
 */

/** What a checkpoint signs. */
export type SignedHead = {
  /** The consortium whose chain it is; null for what happened before there was one. */
  readonly consortiumId: string | null
  /** The last entry that it vouches for. */
  readonly number: number
  readonly headHash: string
  /** When, in UTC to the millisecond: 2026-03-01T00:30:00.000Z */
  readonly madeAt: string
}

/** A signed head, and by which key. */
export type Checkpoint = SignedHead & { readonly keyId: string; readonly signature: string }

/** A file of checkpoints, as it is kept outside. */
export type CheckpointFile = {
  readonly format: typeof checkpointFormat
  readonly exportedAt: string
  readonly publicKeys: readonly { readonly id: string; readonly pem: string }[]
  readonly checkpoints: readonly Checkpoint[]
}

export const checkpointFormat = 'solmu-audit-checkpoints-1'

/**
 * The text that is signed.
 *
 * @example checkpointText({ consortiumId: null, number: 7, headHash: 'ab…', madeAt: '2026-03-01T00:30:00.000Z' })
 *   // 'solmu audit checkpoint 1\n-\n7\nab…\n2026-03-01T00:30:00.000Z'
 */
export function checkpointText({ consortiumId, number, headHash, madeAt }: SignedHead): string {
  return ['solmu audit checkpoint 1', consortiumId ?? '-', number, headHash, madeAt].join('\n')
}
