import { Injectable } from '@nestjs/common'
import type { Action } from '@solmu/domain/access/actions.js'
import { Db } from '../db/db.js'

/**
 * What somebody may do because a record names them, and not because of a role: a negotiator, for example. Only tells the pages what
 * to offer; whose record it is, is asked of row-level security, where the record is.
 */
@Injectable()
export class NamedRights {
  private readonly probes = new Map<Action, string>()

  constructor(private readonly db: Db) {}

  /** @param probe what is true for a viewer who is named somewhere @example named.add('negotiation.read', 'EXISTS (SELECT 1 FROM negotiator …)') */
  add(action: Action, probe: string): void {
    this.probes.set(action, probe)
  }

  async held(): Promise<Action[]> {
    const probes = [...this.probes]
    const [row] = await this.db.sql<Record<string, boolean>>(`SELECT ${['true AS "0"', ...probes.map(([, probe], at) => `${probe} AS "${at + 1}"`)].join(', ')}`)
    return probes.flatMap(([action], at) => (row?.[at + 1] ? [action] : []))
  }
}
