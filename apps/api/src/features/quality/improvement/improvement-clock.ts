import { Injectable } from '@nestjs/common'
import { causesOf, type ImprovementRule, type RuleFacts, type RuleFinding, ruleWork } from '@solmu/domain/quality/improvement-rules.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import { newId } from '@solmu/shared/ids.js'
import type { Language } from '@solmu/shared/text.js'
import { currentContext, runInContext } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Notices } from '../../../core/mail/notices.js'
import { overdueMail, type OverdueImprovement } from './overdue-mail.js'

type RuleRow = { readonly consortiumId: string; readonly ruleId: string; readonly number: number; readonly content: ImprovementRule }
type Overdue = OverdueImprovement & { readonly consortiumId: string; readonly userId: string; readonly language: Language }

/** What one run came to. */
export type RuleRun = { readonly opened: number; readonly closed: number }

const nothing: RuleRun = { opened: 0, closed: 0 }

/**
 * What happens to findings and actions by themselves: rules open and close findings, and owners are written to about what
 * is overdue. Each is done once however often this runs. It acts for nobody: the database lets no person do what rules do.
 */
@Injectable()
export class ImprovementClock {
  constructor(
    private readonly db: Db,
    private readonly notices: Notices
  ) {}

  /** The daily work, for every consortium. */
  async daily(today: IsoDate = todayIn()): Promise<{ rules: RuleRun; mails: number }> {
    return { rules: await this.run(null, today), mails: await this.remind(today) }
  }

  /**
   * Runs the active rules of a consortium, or of all.
   *
   * @param consortiumId null for all
   */
  run(consortiumId: string | null, today: IsoDate = todayIn()): Promise<RuleRun> {
    return this.asNobody(async () => {
      const rules = await this.db.sql<RuleRow>(
        'SELECT r.consortium_id AS "consortiumId", r.rule_id AS "ruleId", r.number, r.content FROM app.improvement_rules() r WHERE $1::uuid IS NULL OR r.consortium_id = $1',
        [consortiumId]
      )
      let all = nothing
      for (const [id, own] of groupBy(rules, (rule) => rule.consortiumId)) {
        const done = await this.runIn(id, own, today)
        all = { opened: all.opened + done.opened, closed: all.closed + done.closed }
      }
      return all
    })
  }

  private async runIn(consortiumId: string, rules: readonly RuleRow[], today: IsoDate): Promise<RuleRun> {
    const [row] = await this.db.sql<{ facts: RuleFacts | null }>('SELECT app.improvement_facts($1) AS facts', [consortiumId])
    if (!row?.facts) return nothing
    const findings = await this.db.sql<RuleFinding & { ruleId: string }>('SELECT f.*, f.rule_id AS "ruleId" FROM app.rule_findings($1) f', [consortiumId])
    let all = nothing
    for (const { ruleId, number, content } of rules.filter((rule) => rule.content.isActive)) {
      const work = ruleWork(causesOf(content, row.facts, today), findings.filter((finding) => finding.ruleId === ruleId))
      const open = work.open.map((cause) => ({ ...cause, id: newId(), severity: content.severity, title: content.name.fi }))
      const [done] = await this.db.sql<RuleRun>('SELECT opened, closed FROM app.apply_rule($1, $2, $3, $4::uuid[])', [ruleId, number, JSON.stringify(open), work.close])
      if (done) all = { opened: all.opened + done.opened, closed: all.closed + done.closed }
    }
    return all
  }

  /** Writes once to each owner about what is overdue since the last time; returns how many letters that were. */
  private remind(today: IsoDate): Promise<number> {
    return this.asNobody(async () => {
      const overdue = await this.db.sql<Overdue>(
        `SELECT o.consortium_id AS "consortiumId", o.user_id AS "userId", o.language, o.title, o.unit_name AS "unitName", o.due_on AS "dueOn"
         FROM app.take_overdue_improvements($1) o`,
        [today]
      )
      const letters = groupBy(overdue, ({ consortiumId, userId }) => `${consortiumId}/${userId}`)
      for (const [, own] of letters) {
        const { userId: toUserId, language, consortiumId } = own[0]
        await this.notices.tell({ toUserId, topic: 'improvement_overdue', letter: overdueMail(language, own) }, consortiumId)
      }
      return letters.size
    })
  }

  /** In a transaction of its own that names no viewer, whoever has caused the job. */
  private asNobody<T>(work: () => Promise<T>): Promise<T> {
    return runInContext({ ...currentContext(), viewer: null, transaction: null }, () => this.db.write(work))
  }
}
