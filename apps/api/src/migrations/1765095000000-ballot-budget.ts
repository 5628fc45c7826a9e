import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Points that are shared out among the options: the members give away no more than they have. */
export class BallotBudget1765095000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE ballot DROP CONSTRAINT ballot_method_check, DROP CONSTRAINT ballot_max_score_check,
        ADD CONSTRAINT ballot_method_check CHECK (method IN ('yes_no', 'plurality', 'approval', 'score', 'budget', 'schulze', 'stv')),
        ADD CONSTRAINT ballot_max_score_check CHECK (max_score BETWEEN 1 AND CASE method WHEN 'budget' THEN 100 WHEN 'score' THEN 10 ELSE 1 END)`)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}
