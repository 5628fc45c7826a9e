import { Injectable } from '@nestjs/common'
import type { Action } from '@solmu/domain/access/actions.js'
import { actionsOf, type Holder, mayActOn } from '@solmu/domain/access/reach.js'
import { DomainError } from '@solmu/domain/errors.js'
import { todayIn } from '@solmu/shared/dates.js'
import { currentViewer, type Viewer } from '../context/context.js'

/** The record that an action would touch: the unit or organisation that it belongs to, and the person whose own it is. */
export type Target = { unitId?: string; organisationId?: string; ownerUserId?: string }

/** Answers what the viewer may do, from what was read once with the session. */
@Injectable()
export class Access {
  /** True when the viewer holds the action at some unit, however narrow its reach. */
  holdsAnywhere(action: Action): boolean {
    return this.actions().has(action)
  }

  /** Every action that the viewer holds today. */
  actions(): Set<Action> {
    const { held, scope } = currentViewer()
    const all = actionsOf(held, todayIn())
    return scope === null ? all : new Set(scope.filter((action) => all.has(action)))
  }

  /** True when one of the viewer's roles carries the action as far as the record. */
  may(action: Action, target: Target): boolean {
    const viewer = currentViewer()
    if (viewer.scope !== null && !viewer.scope.includes(action)) return false
    return mayActOn(this.holder(), action, { consortiumId: viewer.consortiumId, ...target })
  }

  /**
   * Demands that the viewer may act on the record.
   *
   * @throws DomainError NOT_ALLOWED for a record that the viewer may read but not change
   */
  check(action: Action, target: Target): void {
    if (!this.may(action, target)) throw new DomainError('NOT_ALLOWED')
  }

  /** The viewer as the rules of the domain see them. */
  holder(): Holder {
    const viewer = currentViewer()
    return {
      userId: viewer.userId,
      assignments: viewer.held,
      day: todayIn(),
      ancestorsOf: (unitId) => unitsAbove(viewer, unitId)
    }
  }
}

/** Of the units at which the viewer holds a role, those that stand above the unit. */
function unitsAbove(viewer: Viewer, unitId: string): string[] {
  return viewer.held
    .filter((held) => held.unitId !== unitId && held.subtreeUnitIds.includes(unitId))
    .map((held) => held.unitId)
}
