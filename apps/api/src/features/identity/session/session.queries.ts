import { Injectable } from '@nestjs/common'
import type { SignInMethod } from '@solmu/domain/identity/second-factor.js'
import { isSessionAlive } from '@solmu/domain/identity/session.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db, hasTransaction } from '../../../core/db/db.js'
import { deviceName } from './device-name.js'
import type { SessionType } from './session.graphql.js'

type Row = {
  id: string
  created_at: Date
  last_seen_at: Date
  last_ip: string | null
  user_agent: string | null
  methods: SignInMethod[]
}

/** Reads of one's own sessions. */
@Injectable()
export class SessionQueries {
  constructor(private readonly db: Db) {}

  /** The viewer's living sessions: the present one first, then the last used. */
  async own(): Promise<SessionType[]> {
    const { userId, sessionId } = currentViewer()
    const sql = `SELECT id, created_at, last_seen_at, last_ip, user_agent, methods FROM session
      WHERE user_id = $1 ORDER BY id = $2 DESC, last_seen_at DESC, id`
    const read = () => this.db.sql<Row>(sql, [userId, sessionId])
    const rows = await (hasTransaction() ? read() : this.db.read(read))
    return rows.map(sessionOf).filter((session) => isSessionAlive(session, new Date()))
  }
}

function sessionOf(row: Row): SessionType {
  return {
    id: row.id,
    ...deviceName(row.user_agent),
    ipAddress: row.last_ip,
    methods: row.methods,
    createdAt: new Date(row.created_at),
    lastSeenAt: new Date(row.last_seen_at),
    isCurrent: row.id === currentViewer().sessionId
  }
}
