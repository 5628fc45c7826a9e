/** What the pages of returns read, as the API gives it. */
import type { CellStatus } from '@solmu/domain/results/cell.js'
import type { Aggregation, CategoryKind, Direction, IndicatorUnit, SourceClass } from '@solmu/domain/results/indicator.js'
import type { CellReview, ReturnState } from '@solmu/domain/results/return-state.js'
import type { RoundState } from '@solmu/domain/results/round.js'
import type { LocalizedText } from '../../../ui/text.js'

/** How a questioned figure was answered: with a new value, or with the word that it is right. */
export type CellAnswerKind = 'mended' | 'confirmed'

/** An answer as it travels: the value is a decimal text, such as `3.5`. */
export interface SentAnswer {
  readonly status: CellStatus
  readonly value: string | null
}

export interface SheetCell {
  readonly breakdown: string
  /** Null while nothing was answered. */
  readonly status: CellStatus | null
  readonly value: string | null
  readonly note: string
  readonly review: CellReview
  readonly answered: CellAnswerKind | null
  readonly version: number
  readonly changedBy: string | null
  readonly changedAt: string | null
  readonly isWritable: boolean
  readonly previous: SentAnswer | null
  readonly target: string | null
  readonly commentCount: number
}

export interface SheetDimension {
  readonly code: string
  readonly name: LocalizedText
  readonly categories: readonly { readonly code: string; readonly kind: CategoryKind; readonly name: LocalizedText }[]
}

export interface SheetRow {
  readonly indicator: {
    readonly id: string
    readonly code: string
    readonly unit: IndicatorUnit
    readonly decimals: number
    readonly aggregation: Aggregation
    readonly sourceClass: SourceClass
    readonly group: { readonly id: string; readonly name: LocalizedText }
  }
  readonly version: {
    readonly name: LocalizedText
    readonly definition: LocalizedText
    readonly condition: LocalizedText
    readonly direction: Direction
  }
  readonly isRequired: boolean
  readonly allowsNotApplicable: boolean
  readonly dimensions: readonly SheetDimension[]
  readonly cells: readonly SheetCell[]
  readonly total: string | null
  readonly previousTotal: string | null
  readonly target: string | null
}

export interface ReturnPerson {
  readonly id: string
  readonly displayName: string
}

export interface CellComment {
  readonly id: string
  readonly indicatorId: string | null
  readonly breakdown: string | null
  readonly kind: 'comment' | 'question' | 'answer'
  readonly text: string
  readonly author: ReturnPerson | null
  readonly writtenAt: string
  readonly versionNumber: number
}

export interface Presence {
  readonly person: ReturnPerson
  /** Null when they are at no figure. */
  readonly cell: string | null
  readonly seenAt: string
  readonly isSelf: boolean
}

interface UnitName {
  readonly id: string
  readonly name: LocalizedText
}

export interface UnitReturnRow {
  readonly id: string
  readonly state: ReturnState
  readonly isLate: boolean
  readonly effectiveDueOn: string
  readonly extendedUntil: string | null
  readonly heldSince: string
  readonly givenCount: number
  readonly askedCount: number
  readonly version: number
  readonly unit: UnitName
  readonly centre: UnitName | null
  readonly round: { readonly id: string; readonly name: LocalizedText; readonly period: string }
}

export interface UnitReturn extends Omit<UnitReturnRow, 'round'> {
  readonly extensionReason: string
  readonly number: number
  readonly previousPeriod: string
  readonly round: {
    readonly id: string
    readonly name: LocalizedText
    readonly instructions: LocalizedText
    readonly period: string
    readonly state: RoundState
    readonly graceUntil: string
  }
  readonly sheet: readonly SheetRow[]
  readonly comments: readonly CellComment[]
  readonly presence: readonly Presence[]
}

export interface SavedCell {
  readonly indicatorId: string
  readonly breakdown: string
  /** Null when nothing stands there any more. */
  readonly status: CellStatus | null
  readonly value: string | null
  readonly note: string
  readonly version: number
  readonly review: CellReview
  readonly answered: CellAnswerKind | null
}

export interface CellConflict {
  readonly indicatorId: string
  readonly breakdown: string
  /** Null when somebody has emptied the figure. */
  readonly theirs: SentTheirs | null
}

export interface SentTheirs {
  readonly status: CellStatus
  readonly value: string | null
  readonly note: string
  readonly version: number
  readonly changedBy: string | null
  readonly changedAt: string
}

export interface CellRefusal {
  readonly indicatorId: string
  readonly breakdown: string
  readonly code: string
  readonly params: Readonly<Record<string, string | number | boolean>>
}

export interface SaveCellInput {
  readonly indicatorId: string
  readonly breakdown: string
  readonly status: CellStatus | null
  readonly value: string | null
  readonly note: string
  readonly expectedVersion: number
  readonly isCleared: boolean
}

export interface SaveAnswer {
  readonly unitReturn: { readonly version: number }
  readonly cells: readonly SavedCell[]
  readonly conflicts: readonly CellConflict[]
  readonly refusals: readonly CellRefusal[]
}
