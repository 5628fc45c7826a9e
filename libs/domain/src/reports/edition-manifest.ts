/**
 * The manifest of an edition names its parts with their hashes. Its own hash is the hash of the edition, and is signed:
 * whoever has the manifest, the parts and the public key can tell years later whether they are what was certified.
 * Source: issue "Reports", item 2.
 */
import type { LocalizedText } from '@solmu/shared/text.js'
import { type CanonicalRow, canonicalText } from './edition-canonical.js'
import type { PeriodRun } from './edition-run.js'

export const editionFormat = 'solmu-edition-1'

/** The parts of an edition in their order, with the version of the form of their rows. */
export const partFormats = {
  rounds: 1,
  returns: 1,
  facts: 1,
  indicators: 1,
  dimensions: 1,
  network: 1,
  geography: 1,
  targets: 1,
  overlaps: 1,
  quality: 1,
  cells: 1,
  protection: 1,
  changes: 1
} as const satisfies Record<string, number>

export type PartName = keyof typeof partFormats

export const partNames = Object.keys(partFormats) as PartName[]

/** The parts that are copied from the records of the day; the others are worked out of these. */
export const copiedParts = ['rounds', 'returns', 'facts', 'indicators', 'dimensions', 'network', 'geography', 'targets', 'overlaps', 'quality'] as const

export type CopiedPart = (typeof copiedParts)[number]

/** Says whether a text names a part. */
export function isPartName(text: string): text is PartName {
  return Object.hasOwn(partFormats, text)
}

export interface ManifestPart {
  readonly name: PartName
  readonly rowCount: number
  /** In UTF-8. */
  readonly byteCount: number
  readonly sha256: string
}

export interface Manifest {
  readonly consortium: { readonly id: string; readonly name: LocalizedText }
  readonly editionId: string
  readonly year: number
  /** Which one of the year. */
  readonly number: number
  readonly run: Pick<PeriodRun, 'kind' | 'first' | 'last' | 'from' | 'to'>
  readonly lenses: readonly string[]
  /** The edition that it corrects, and why. */
  readonly replaces: { readonly id: string; readonly year: number; readonly number: number; readonly sha256: string; readonly reason: string } | null
  /** In UTC to the millisecond: 2026-11-05T07:04:00.000Z */
  readonly certifiedAt: string
  /** The id of the account: names are joined where they are shown. */
  readonly certifiedBy: string
  readonly parts: readonly ManifestPart[]
}

/**
 * The manifest as text: one line of canonical JSON.
 *
 * @throws RangeError when a count is no whole number
 */
export function manifestText({ parts, ...manifest }: Manifest): string {
  const inOrder = partNames.flatMap((name) => parts.filter((part) => part.name === name))
  const told: CanonicalRow = {
    ...manifest,
    run: { ...manifest.run },
    replaces: manifest.replaces && { ...manifest.replaces },
    format: editionFormat,
    parts: inOrder.map((part) => ({ ...part, format: partFormats[part.name] }))
  }
  return `${canonicalText(told)}\n`
}

/**
 * The text that is signed; it says what it is for, so that no other text signed by the key can stand for it.
 *
 * @param sha256 of the manifest, in hex
 * @example signedText('0190…', 'ab…') // 'solmu edition 1\n0190…\nab…'
 */
export function signedText(consortiumId: string, sha256: string): string {
  return ['solmu edition 1', consortiumId, sha256].join('\n')
}

/** What a file must hold for somebody else to check an edition: the manifest as it is hashed, and the signature with its key. */
export interface SignedManifest {
  readonly manifest: string
  readonly sha256: string
  readonly signature: string
  readonly keyId: string
  readonly publicKey: string
}

/** The same bytes for the same edition, whenever it is asked for. */
export function signedManifestText({ manifest, sha256, signature, keyId, publicKey }: SignedManifest): string {
  return `${canonicalText({ format: `${editionFormat}-signed`, keyId, manifest, publicKey, sha256, signature })}\n`
}
