/** What the pages of approval read, as the API gives it. */
import type { CellStatus } from '@solmu/domain/results/cell.js'
import type { CorrectionState, RegionState, ReturnState } from '@solmu/domain/results/return-state.js'
import type { StripStageName, StripStageState } from '@solmu/domain/results/strip.js'
import type { LocalizedText } from '../../../ui/text.js'
import type { CellComment, ReturnPerson, SentAnswer, SheetRow } from '../unit-return/unit-return.types.js'

export interface StripStage {
  readonly stage: StripStageName
  readonly state: StripStageState
  readonly people: readonly string[]
  readonly deputies: readonly string[]
  readonly since: string | null
  readonly dueOn: string | null
  readonly isWaitingForViewer: boolean
}

export interface StepOption {
  readonly action: string
  readonly isAllowed: boolean
  readonly blockedBy: readonly string[]
}

export interface ReturnStep {
  readonly id: string
  readonly action: string
  readonly fromState: ReturnState
  readonly toState: ReturnState
  readonly versionNumber: number
  readonly message: string
  readonly takenBy: ReturnPerson | null
  readonly takenAt: string
}

export interface CorrectedCell {
  readonly indicatorId: string
  readonly breakdown: string
  readonly status: CellStatus
  readonly value: string | null
  readonly wasStatus: CellStatus
  readonly was: string | null
}

export interface Correction {
  readonly id: string
  readonly state: CorrectionState
  readonly reason: string
  readonly cells: readonly CorrectedCell[]
  readonly proposedBy: ReturnPerson | null
  readonly proposedAt: string
  readonly decisionReason: string
  readonly versionNumber: number | null
  readonly options: readonly string[]
  readonly version: number
}

export interface ReturnVersion {
  readonly number: number
  readonly kind: 'submission' | 'correction'
  readonly reason: string
  readonly madeAt: string
  readonly madeBy: string | null
}

export interface Finding {
  readonly key: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: LocalizedText
  readonly cells: readonly { readonly indicatorId: string; readonly breakdown: string }[]
  readonly explanation: { readonly text: string; readonly writtenBy: string | null } | null
}

interface Named {
  readonly id: string
  readonly name: LocalizedText
}

/** One return as its strip needs it. */
export interface ReturnStanding {
  readonly id: string
  readonly state: ReturnState
  readonly isLate: boolean
  readonly effectiveDueOn: string
  readonly strip: readonly StripStage[]
}

/** One return as its reviewers read it. */
export interface ReviewedReturn extends ReturnStanding {
  readonly number: number
  readonly version: number
  readonly previousPeriod: string
  readonly unit: Named
  readonly centre: Named | null
  readonly round: Named & { readonly period: string }
  readonly options: readonly StepOption[]
  readonly sheet: readonly SheetRow[]
  readonly comments: readonly CellComment[]
  readonly findings: readonly Finding[]
}

/** One return with all that has happened to it. */
export interface ReturnPast extends ReturnStanding {
  readonly number: number
  readonly version: number
  readonly unit: Named
  readonly round: Named & { readonly period: string }
  readonly options: readonly StepOption[]
  readonly steps: readonly ReturnStep[]
  readonly versions: readonly ReturnVersion[]
  readonly corrections: readonly Correction[]
  readonly sheet: readonly SheetRow[]
}

export interface Difference {
  readonly indicatorId: string
  readonly breakdown: string
  readonly before: SentAnswer | null
  readonly after: SentAnswer | null
}

export interface MissingUnit {
  readonly unit: Named
  readonly reason: string
}

export interface RegionMember {
  readonly id: string
  readonly state: ReturnState
  readonly isLate: boolean
  readonly version: number
  readonly heldSince: string
  readonly givenCount: number
  readonly askedCount: number
  readonly unit: Named
}

export interface Region {
  readonly roundId: string
  readonly state: RegionState
  readonly message: string
  readonly version: number
  readonly changedAt: string | null
  readonly centre: Named & { readonly type: 'headquarters' | 'regional_centre' | 'local_unit' }
  readonly missing: readonly MissingUnit[]
  readonly options: readonly StepOption[]
  readonly returns: readonly RegionMember[]
}

export interface LockPreview {
  readonly alreadyAccepted: number
  readonly accepts: readonly Named[]
  readonly leavesOut: readonly MissingUnit[]
  readonly blockedBy: readonly RegionMember[]
}
